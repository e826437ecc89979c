#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sync/central/context.hpp"
#include "sync/central/merging.hpp"
#include "sync/central/place.hpp"
#include "sync/protocol/sync.pb.h"

/// What is new to a tablet: first what it holds no more and all of what it has come to hold, then
/// what has changed, in the stream's order.
namespace b2go::central {

/// What somebody holds: reference data, their team's and their own; the citizens of their team
/// unless they are a partner's; the admins' if they are one.
[[nodiscard]] Holder holder_of(const Writer& writer);

/// Who asks for a page.
struct PageAsker {
    std::uint32_t epoch = 0;
    record::DeviceNumber device = 0;
    Holder holder;
    bool wants_whole = false; ///< no stubs
    /// Its changes that came with the request: a stub names its record by them.
    record::Seq sent_first = 1;
    record::Seq sent_last = 0;   ///< less than the first: none
    bool is_of_this_life = true; ///< false: it holds what a former life of the central has sent
};

/// The page that continues from a tablet's cursor; empty for the beginning. A cursor of before a
/// restore is answered from the beginning too. Nothing if the cursor was not made by this central
/// for this device.
[[nodiscard]] std::optional<sync::pb::Page> make_page(Context& context, const PageAsker& asker,
                                                      std::string_view cursor);

[[nodiscard]] bool is_held(Context& context, const Holder& holder, const std::string& scope);

/// Those of the records that the holder holds, whole, in order: as many as fit an answer.
[[nodiscard]] sync::pb::Records
whole_records(Context& context, const Holder& holder,
              const google::protobuf::RepeatedPtrField<std::string>& ids);

} // namespace b2go::central
