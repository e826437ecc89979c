#include "platform/window/window_files.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <system_error>

#include "base/outcome.hpp"
#include "platform/files.hpp"
#include "platform/font_paths.hpp"

namespace b2go::platform {

namespace {

constexpr const char* kPreferences = "window";
constexpr const char* kAttempts = "attempts";
/// A few lines; what is longer was not written by this program.
constexpr std::size_t kMostBytes = 4096;
/// More than both numbers take.
constexpr std::size_t kAttemptsBytes = 64;

/// Not what this program writes into such a file, so that it decodes as damage.
constexpr const char* kDamaged = "?";

/// Whatever lies there must not keep the window from opening.
std::string text_of(const std::filesystem::path& path) {
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

/// A program that was killed while it wrote may have left its half-written neighbour.
void write_small(const std::filesystem::path& path, const std::string& text) {
    remove_unfinished(path);
    write_file(path, text, kOwnerOnly);
}

} // namespace

screens::Preferences read_preferences(const std::filesystem::path& folder) {
    return screens::decode_preferences(text_of(folder / kPreferences));
}

void write_preferences(const std::filesystem::path& folder, const screens::Preferences& wanted) {
    write_small(folder / kPreferences, screens::encode(wanted));
}

screens::Attempts read_attempts(const std::filesystem::path& folder, base::Instant now) {
    return screens::decode_attempts(text_of(folder / kAttempts), now);
}

void write_attempts(const std::filesystem::path& folder, const screens::Attempts& attempts) {
    // Always as long, so that a full disk has room for it where it was before.
    std::string text = screens::encode(attempts);
    text.resize(std::max(text.size(), kAttemptsBytes), ' ');
    try {
        write_small(folder / kAttempts, text);
    } catch (const base::Fault& fault) {
        if (fault.code() != base::FaultCode::disk_full) {
            throw;
        }
        overwrite_file(folder / kAttempts, text);
    }
}

kit::FontFiles font_files() {
    const std::string folder = std::string(kTextFontFolder) + "/Inter-";
    return {folder + "Regular.otf", folder + "Medium.otf", folder + "SemiBold.otf",
            folder + "Bold.otf", kIconFont};
}

} // namespace b2go::platform
