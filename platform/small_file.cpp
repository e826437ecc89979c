#include "platform/small_file.hpp"

#include <system_error>

#include "platform/files.hpp"

namespace b2go::platform {

namespace {

/// A few lines; what is longer was not written by these programs.
constexpr std::size_t kMostBytes = 4096;

} // namespace

std::string read_small_file(const std::filesystem::path& path) {
    std::error_code unknown;
    const auto found = std::filesystem::status(path, unknown).type();
    if (found == std::filesystem::file_type::not_found) {
        return {};
    }
    const auto text = found == std::filesystem::file_type::regular
                          ? read_named_file(path, kMostBytes)
                          : std::nullopt;
    return text.value_or(kDamaged);
}

void write_small_file(const std::filesystem::path& path, std::string_view text) {
    remove_unfinished(path);
    write_file(path, text, kOwnerOnly);
}

} // namespace b2go::platform
