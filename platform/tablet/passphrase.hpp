#pragma once

#include <cstddef>
#include <string>

#include "base/label.hpp"
#include "base/outcome.hpp"

namespace b2go::platform {

/// The passphrase from the file named by B2GO_PASSPHRASE_FILE (its first line), or asked for on
/// the terminal without showing it. Refused with wrong_secret if there is neither, or it is empty.
[[nodiscard]] base::Outcome<std::string> read_passphrase(base::Language language);

/// The same for enrolling: on the terminal it is asked for twice, and refused if the two differ or
/// it is short; a short one from a file is taken, and said to be short on standard error.
[[nodiscard]] base::Outcome<std::string> read_new_passphrase(base::Language language);

/// The passphrase is all that stands between a stolen tablet and what is on it: a single word or
/// a date is too little.
inline constexpr std::size_t kLeastPassphraseCharacters = 12;

} // namespace b2go::platform
