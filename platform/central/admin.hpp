#pragma once

#include "platform/central/answer.hpp"
#include "sync/central/central.hpp"

namespace b2go::platform {

/// Runs one administrative command on the store: `{"cmd":"enrol","staff":…,"role":…,"team":…}`;
/// the others are `devices`, `revoke` and `report` (with `device`), `conflicts`, `stats`, `verify`
/// and `backup` (with an absolute `file`). On the thread that owns the central. A fault becomes an
/// answer: what it means for the store shows at the next request.
[[nodiscard]] Answer administer(central::Central& central, const Json& command);

} // namespace b2go::platform
