#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/outcome.hpp"

/// Documents on their way into the store and out of it, in files that a person names.
namespace b2go::platform {

/// Refused if it cannot be read or is larger than an attachment may be.
[[nodiscard]] base::Outcome<std::string> read_attachment(const std::filesystem::path& path);

/// Whether a document may be written here: what is there already is never written over.
[[nodiscard]] base::Outcome<void> may_write_attachment(const std::filesystem::path& path);
/// Where one may be. For its owner only: outside the store it is not encrypted. Throws Fault.
void write_attachment(const std::filesystem::path& path, std::string_view content);

} // namespace b2go::platform
