#pragma once

#include <optional>
#include <vector>

#include "base/outcome.hpp"
#include "record/state.hpp"
#include "sync/central/past_changes.hpp"

/// A copy of everything that is held about a citizen (GDPR art. 15).
namespace b2go::central {

struct ExtractRow {
    base::AnyId id;
    std::optional<record::RecordState> state; ///< nothing where all of it is set apart
    std::vector<PastChange> history;          ///< replaced words and what was set apart, too
};

/// Every record of the citizen's scope, oldest first. Refused with not_found for one who is not
/// known or was erased.
[[nodiscard]] base::Outcome<std::vector<ExtractRow>> extract_citizen(Context& context,
                                                                     base::AnyId citizen);

/// Every change of a record. Refused with not_found for one that is not there or was erased.
[[nodiscard]] base::Outcome<std::vector<PastChange>> history_of(Context& context, base::AnyId id);

} // namespace b2go::central
