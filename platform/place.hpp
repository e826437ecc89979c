#pragma once

#include <filesystem>
#include <optional>

#include "base/outcome.hpp"

namespace b2go::platform {

/// Why nothing can be kept in the folder a person named: a file, a link that leads round in a
/// circle, somebody else's, a name too long. Nothing if it can be, or if there is no such folder
/// yet. `option` is what it was named by: "store", "data".
[[nodiscard]] std::optional<base::Rejection> refused_place(const std::filesystem::path& folder,
                                                           const char* option);

} // namespace b2go::platform
