#pragma once

#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "base/label.hpp"
#include "record/state.hpp"

namespace b2go::app {

/// One change of a record's history, whatever became of it.
struct PastChange {
    record::Dot dot;
    std::string verdict;                  ///< as store::name
    base::Label reason;                   ///< of a quarantine
    std::optional<record::Change> change; ///< nothing of a duplicate, and of one nobody can read
    std::string author;                   ///< display name; empty if unknown
    std::string discarded;                ///< why it will not be merged
    std::optional<record::Dot> first;     ///< under which its words were merged, if another
};

/// `{"dot","author","device","time","verdict","fields"}` and, where there is something to say,
/// `"reason"`, `"why"`, `"discarded"`, `"first"`, `"origin"`, `"deleted"`. `fields` are what was
/// written and nothing else, as values that can be read, CPR masked; a cleared field is null.
[[nodiscard]] nlohmann::ordered_json past_change_to_json(const PastChange& past,
                                                         base::Language language);

} // namespace b2go::app
