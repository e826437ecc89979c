#pragma once

#include <span>
#include <string>

#include "base/label.hpp"

/// What the programs on the command line have in common: their version, how their arguments are
/// looked at, and how their answer is handed over.
namespace b2go::platform {

/// The project's, as CMake has it.
[[nodiscard]] std::string version();

/// True if every argument is UTF-8; nothing else can be stored or shown.
[[nodiscard]] bool are_utf8(std::span<char* const> arguments);

/// For arguments that are not.
[[nodiscard]] base::Label not_utf8();

/// Hands the answer over to whoever reads standard output. Returns `code`; where it was kDone and
/// the answer was lost, says on standard error, for `program`, what is safe and returns kFault.
[[nodiscard]] int hand_over(int code, const char* program, base::Language language);

} // namespace b2go::platform
