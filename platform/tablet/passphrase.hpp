#pragma once

#include <string>

#include "base/label.hpp"
#include "base/outcome.hpp"

namespace b2go::platform {

/// The passphrase from the file named by B2GO_PASSPHRASE_FILE (its first line), or asked for on
/// the terminal without showing it. Refused with wrong_secret if there is neither, or it is empty.
[[nodiscard]] base::Outcome<std::string> read_passphrase(base::Language language);

} // namespace b2go::platform
