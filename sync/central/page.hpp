#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sync/central/context.hpp"
#include "sync/central/merging.hpp"
#include "sync/protocol/sync.pb.h"

/// What is new to a tablet, in the stream's order.
namespace b2go::central {

/// What somebody holds: reference data, their team's and their own; the citizens of their team
/// unless they are a partner's; the admins' if they are one.
[[nodiscard]] Holder holder_of(const Writer& writer);

/// The page that continues from a tablet's cursor; empty for the beginning. A cursor of an
/// earlier epoch, or of somebody who held other scopes, is answered from the beginning too: the
/// tablet gets again what it has, and nothing is missed. Nothing if the cursor was not made by
/// this central for this device.
[[nodiscard]] std::optional<sync::pb::Page> make_page(Context& context, std::uint32_t epoch,
                                                      record::DeviceNumber device,
                                                      const Holder& holder,
                                                      std::string_view cursor);

} // namespace b2go::central
