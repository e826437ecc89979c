#pragma once

#include <tl/expected.hpp>

#include "sync/central/context.hpp"
#include "sync/central/refusals.hpp"
#include "sync/protocol/sync.pb.h"

/// A tablet whose history has parted from the central's (its file was copied, rolled back, or the
/// central was restored and has met another copy since) goes on under a new number.
namespace b2go::central {

/// Gives the device's staff member another number, bound to the key in the request, and says how
/// far the two histories agree. Asking again with that key gives the same number. The device is
/// known by its signature; if its history is the central's, it gets none.
[[nodiscard]] tl::expected<sync::pb::RenumberAnswer, No>
renumber(Context& context, const StoredDevice& device, const sync::pb::RenumberRequest& request);

} // namespace b2go::central
