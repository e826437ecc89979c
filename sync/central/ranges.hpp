#pragma once

#include <optional>

#include "sync/central/context.hpp"
#include "sync/protocol/sync.pb.h"

/// Where what a tablet holds of a share is not what it should hold: compared range by range, so
/// that only the records that differ are sent again.
namespace b2go::central {

/// Nothing if the request contradicts itself. A share that is not held has nothing to be looked at.
[[nodiscard]] std::optional<sync::pb::Ranges>
compare_ranges(Context& context, const Holder& holder, const sync::pb::RangesRequest& request);

} // namespace b2go::central
