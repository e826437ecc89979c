#pragma once

#include <istream>
#include <ostream>

#include "base/label.hpp"
#include "platform/cli/runner.hpp"

namespace b2go::platform {

/// Reads one JSON command a line and answers each with one line at once, until the input ends. A
/// line that is refused, malformed or too long is answered with `{"ok":false,…}` and does not end
/// the process. Returns 0; a fault (disk full, corruption) is answered too and then ends it with 6.
int run_batch(Runner& runner, std::istream& input, std::ostream& output, base::Language language);

} // namespace b2go::platform
