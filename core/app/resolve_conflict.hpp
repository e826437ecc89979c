#pragma once

#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "app/save_record.hpp"
#include "app/show_record.hpp"

namespace b2go::app {

/// A human's decision about one field.
struct Decision {
    base::AnyId id;
    std::string field; ///< identifier; `_life` for deleted against edited
    std::string key;   ///< the element, for a set field; usually empty
    /// One of the versions shown, or a new value that combines them.
    std::variant<record::Dot, record::Value> choice;
    std::string reason;               ///< required; kept with the decision
    std::optional<record::Seen> seen; ///< with it: refused as stale if other versions have come
};

/// The records with something undecided, oldest first.
[[nodiscard]] std::vector<Card> conflict_queue(const Workspace& workspace, std::size_t limit);

/// Decides: an ordinary change that has seen every version, so all of them give way to the
/// choice; nothing is lost, the history keeps them. For `_life`, a version's dot deletes anew and
/// Null keeps the record.
base::Outcome<Saved> resolve(Workspace& workspace, const Decision& given);

} // namespace b2go::app
