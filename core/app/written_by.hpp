#pragma once

#include <string>

#include "app/workspace.hpp"
#include "record/state.hpp"

namespace b2go::app {

/// Somebody's hand on a record.
struct Hand {
    std::string author; ///< display name
    base::Instant time; ///< UTC, as the tablet's clock had it
};

/// Who wrote a record first and last, as far as it still shows: a word that another replaced has
/// left only its successor.
struct Hands {
    Hand first;
    Hand last;
    bool is_one = true; ///< nothing was written since
};

/// Both empty for a record in which nothing was written.
[[nodiscard]] Hands hands_of(const Workspace& workspace, const record::RecordState& state);

} // namespace b2go::app
