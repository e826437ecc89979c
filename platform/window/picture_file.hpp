#pragma once

#include "platform/given_file.hpp"

namespace b2go::platform {

/// Of a picture of the window: it replaces an earlier PNG and nothing else, and never lies in the
/// tablet's folder.
[[nodiscard]] TargetRules picture_file_rules(const std::filesystem::path& own_folder);

} // namespace b2go::platform
