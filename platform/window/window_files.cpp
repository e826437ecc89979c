#include "platform/window/window_files.hpp"

#include <string>

#include "platform/files.hpp"
#include "platform/font_paths.hpp"

namespace b2go::platform {

namespace {

constexpr const char* kPreferences = "window";
constexpr const char* kAttempts = "attempts";
/// A few lines; what is longer was not written by this program.
constexpr std::size_t kMostBytes = 4096;

std::string text_of(const std::filesystem::path& path) {
    return read_file(path, kMostBytes).value_or(std::string());
}

} // namespace

screens::Preferences read_preferences(const std::filesystem::path& folder) {
    return screens::decode_preferences(text_of(folder / kPreferences));
}

void write_preferences(const std::filesystem::path& folder, const screens::Preferences& wanted) {
    write_file(folder / kPreferences, screens::encode(wanted), kOwnerOnly);
}

screens::Attempts read_attempts(const std::filesystem::path& folder, base::Instant now) {
    return screens::decode_attempts(text_of(folder / kAttempts), now);
}

void write_attempts(const std::filesystem::path& folder, const screens::Attempts& attempts) {
    write_file(folder / kAttempts, screens::encode(attempts), kOwnerOnly);
}

kit::FontFiles font_files() {
    const std::string folder = std::string(kTextFontFolder) + "/Inter-";
    return {folder + "Regular.otf", folder + "Medium.otf", folder + "SemiBold.otf",
            folder + "Bold.otf", kIconFont};
}

} // namespace b2go::platform
