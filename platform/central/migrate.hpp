#pragma once

#include "platform/central/answer.hpp"
#include "platform/central/folder.hpp"

namespace b2go::platform {

struct MigrateCall {
    bool dry_run = false;
};

/// Moves the embedded store into the database that `--postgres` names: checks it, copies every
/// row, compares both, checks the copy, and only then writes down that the store is there. Epoch
/// and keys stay, so tablets notice nothing. The file is kept, under another name. Refused while
/// the central serves. Answers `{"records","changes","devices","moved"}`.
[[nodiscard]] Answer migrate(const CentralFolder& folder, const MigrateCall& call,
                             const base::Clock& clock, base::Random& random,
                             base::Language language);

} // namespace b2go::platform
