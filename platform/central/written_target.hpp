#pragma once

#include <optional>

#include "platform/central/answer.hpp"
#include "platform/central/folder.hpp"

namespace b2go::platform {

/// Nothing unless the command writes a file, a backup or an answer on a stick, that would lie in
/// the central's own folder, replace its keys, or replace anything but an earlier file of its kind;
/// then what to do. Asked both where the command is given and where it is carried out: each may
/// know of another key file.
[[nodiscard]] std::optional<base::Rejection> refused_target(const CentralFolder& folder,
                                                            const Json& command);

} // namespace b2go::platform
