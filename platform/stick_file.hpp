#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/outcome.hpp"

/// Files that carry a sync on a stick (sync/protocol/bundle.hpp), where a person named them.
namespace b2go::platform {

/// The whole file. Refusal{invalid} if there is none, it cannot be read, or it is longer than any
/// bundle.
[[nodiscard]] base::Outcome<std::string> read_stick_file(const std::filesystem::path& path);

/// Refusal{invalid} unless a bundle may be written there: its folder exists, and there is nothing
/// yet or an earlier bundle. Asked before anything is made that would have to be thrown away.
[[nodiscard]] base::Outcome<void> may_write_stick_file(const std::filesystem::path& path);

/// Whole or not there at all, readable by its owner only. Refused as above. Throws Fault{disk_full}
/// or Fault{io}.
[[nodiscard]] base::Outcome<void> write_stick_file(const std::filesystem::path& path,
                                                   std::string_view bytes);

} // namespace b2go::platform
