#pragma once

#include <filesystem>
#include <string>

#include "platform/given_file.hpp"

/// Files that carry a sync on a stick (sync/protocol/bundle.hpp), where a person named them.
namespace b2go::platform {

/// The whole file. Refusal{invalid} if there is none, it cannot be read, or it is longer than any
/// bundle.
[[nodiscard]] base::Outcome<std::string> read_stick_file(const std::filesystem::path& path);

/// Where nothing is yet, or an earlier bundle.
[[nodiscard]] TargetRules stick_file_rules(const std::filesystem::path& own_folder);

} // namespace b2go::platform
