#pragma once

#include <string>
#include <vector>

#include "platform/central/answer.hpp"
#include "platform/central/folder.hpp"

namespace b2go::platform {

struct InitCall {
    std::vector<std::string> hosts; ///< empty: this machine only
    bool demo = false;
};

/// Makes keys, certificates and an empty store; nothing is left behind when it is refused or
/// fails. Answers `{"ca_fingerprint","epoch"}`.
[[nodiscard]] Answer init(const CentralFolder& folder, const InitCall& call,
                          const base::Clock& clock, base::Random& random, base::Language language);

struct RestoreCall {
    std::string file;
    std::string recovery_key_file; ///< empty: beside the folder, where `init` left it
    std::string erasures_file;     ///< empty: beside the folder, if it is there
};

/// Makes the store, and the key file if it is gone, from a backup, in an unused folder, and
/// erases again what the list of erasures says was erased. Answers as `init`.
[[nodiscard]] Answer restore(const CentralFolder& folder, const RestoreCall& call,
                             const base::Clock& clock, base::Random& random,
                             base::Language language);

} // namespace b2go::platform
