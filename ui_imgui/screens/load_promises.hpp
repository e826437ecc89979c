#pragma once

#include <vector>

#include "app/workspace.hpp"
#include "ui_imgui/screens/parts.hpp"

namespace b2go::screens {

/// Promises with whom they concern: open ones first, by due date, acute before the others.
[[nodiscard]] std::vector<PromiseRow> rows_of(const app::Workspace& workspace,
                                              std::vector<registry::Object> promises);

/// The citizen a record concerns, looked for through what it refers to; nothing if there is none.
[[nodiscard]] std::optional<Person> concerned_by(const app::Workspace& workspace,
                                                 const registry::Object& object);

} // namespace b2go::screens
