#pragma once

#include <string>
#include <string_view>

#include "base/outcome.hpp"
#include "base/time.hpp"
#include "sync/client/session.hpp"

/// A tablet's sync on a stick, for when there is no network for weeks: what it has to send as a
/// file for the central, and what the central answers as a file for the tablet. The same requests
/// and answers as over the network, and the same checks.
namespace b2go::sync {

struct WrittenBundle {
    std::string file;          ///< sealed to the central
    std::uint64_t changes = 0; ///< in it
    std::uint64_t left = 0;    ///< did not fit: for the next one, after this one's answer
};

/// Everything unsent, and the question for what is new. Changes nothing on the tablet: until the
/// answer has been read in, or a sync was made, all of it counts as unsent.
[[nodiscard]] base::Outcome<WrittenBundle> write_bundle(const StoreRunner& on_store,
                                                        const base::Clock& clock);

/// Reads an answer in. Refused, with nothing changed, if it is no answer of this tablet's central
/// for this tablet, was changed on its way, or has been read in before (Refusal{stale}).
[[nodiscard]] base::Outcome<SyncReport>
read_bundle(const StoreRunner& on_store, const base::Clock& clock, std::string_view file);

} // namespace b2go::sync
