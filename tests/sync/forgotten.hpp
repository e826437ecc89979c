#pragma once

#include "base/time.hpp"
#include "tests/sync/ledger.hpp"

namespace b2go::tests {

/// Of the words that no change had seen, those of `state`'s record that must be among `shown`: all
/// but that an element of a set was taken out, long before `now`, where the central has forgotten
/// it.
[[nodiscard]] Ledger::Live still_due(const Ledger::Live& live, const record::RecordState& state,
                                     const Ledger::Live& shown, base::Instant now);

} // namespace b2go::tests
