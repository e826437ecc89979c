#pragma once

#include <optional>

#include "platform/central/answer.hpp"
#include "platform/central/folder.hpp"

namespace b2go::platform {

/// Nothing unless the command is a backup whose `file` would lie in the central's own folder,
/// replace its keys, or replace anything but an earlier backup; then what to do. Asked both where
/// the command is given and where it is carried out: each may know of another key file.
[[nodiscard]] std::optional<base::Rejection> refused_backup(const CentralFolder& folder,
                                                            const Json& command);

} // namespace b2go::platform
