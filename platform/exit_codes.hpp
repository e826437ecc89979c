#pragma once

#include "base/outcome.hpp"

/// How the programs end, and the words for it; the same for all of them.
namespace b2go::platform {

enum ExitCode : int {
    kDone = 0,
    kFound = 1,   ///< verify found something
    kUsage = 2,   ///< arguments or JSON that cannot be read
    kRefused = 3, ///< understood, not done
    kOffline = 4,
    kLocked = 5, ///< wrong passphrase or key
    kFault = 6,
};

[[nodiscard]] ExitCode exit_code_of(base::Refusal refusal);
[[nodiscard]] ExitCode exit_code_of(base::FaultCode fault);

/// What happened, what is safe, what to do; the fault's own context stands at the end.
[[nodiscard]] base::Label words_for(const base::Fault& fault);

} // namespace b2go::platform
