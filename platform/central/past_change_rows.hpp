#pragma once

#include <vector>

#include "platform/central/answer.hpp"
#include "sync/central/central.hpp"

namespace b2go::platform {

/// A record's changes as `b2go history` shows them.
[[nodiscard]] std::vector<Json> rows_of(central::Central& central,
                                        const std::vector<central::PastChange>& changes,
                                        base::Language language);

} // namespace b2go::platform
