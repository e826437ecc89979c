#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/workspace.hpp"

namespace b2go::app {

struct Condition {
    std::string field;   ///< identifier
    record::Value value; ///< equal to it; Null: the field is empty; for a set: contains it
};

/// Records of a type that meet every condition, oldest first. Refused for unknown fields.
[[nodiscard]] base::Outcome<std::vector<registry::Object>>
list(const Workspace& workspace, const registry::Entity& entity,
     std::span<const Condition> conditions, std::size_t limit);

/// Words by their beginnings, folded as Danes expect, or a whole CPR. Audited, since searching for
/// a person is looking at one. Newest first.
[[nodiscard]] std::vector<registry::Object> search(Workspace& workspace, std::string_view text,
                                                   std::size_t limit);

} // namespace b2go::app
