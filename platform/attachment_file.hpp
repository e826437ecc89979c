#pragma once

#include <filesystem>
#include <string>

#include "platform/given_file.hpp"

/// Documents on their way into the store and out of it, in files that a person names.
namespace b2go::platform {

/// Refused if it cannot be read or is larger than an attachment may be.
[[nodiscard]] base::Outcome<std::string> read_attachment(const std::filesystem::path& path);

/// What is there already is never written over.
[[nodiscard]] TargetRules attachment_file_rules(const std::filesystem::path& own_folder);

} // namespace b2go::platform
