#pragma once

#include "app/workspace.hpp"

/// What must be settled before an outing is over, whichever way it is closed. Internal to app/.
namespace b2go::app {

/// Done unless `edits` close the outing `before`: then refused, with every reason, while an
/// encounter lacks an outcome or an open promise to somebody met lacks an active owner or a date.
[[nodiscard]] base::Outcome<void> check_if_closing(const Workspace& workspace,
                                                   const registry::Object& before,
                                                   const registry::Fields& edits);

} // namespace b2go::app
