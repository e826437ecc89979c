#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

/// The small files beside a store, readable before it is unlocked. They hold nothing about anybody.
namespace b2go::platform {

/// Not what a program writes into such a file, so that it decodes as damage.
inline constexpr const char* kDamaged = "?";

/// The whole of it; empty if there is none, kDamaged if it cannot be what was written. Throws
/// UnusableFile, and Fault{io} when the disk does not give it.
[[nodiscard]] std::string read_small_file(const std::filesystem::path& path);

/// As `write_file`, though a program that was killed while it wrote has left its half-written
/// neighbour. Throws Fault{disk_full} or Fault{io}.
void write_small_file(const std::filesystem::path& path, std::string_view text);

} // namespace b2go::platform
