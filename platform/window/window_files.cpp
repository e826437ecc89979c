#include "platform/window/window_files.hpp"

#include <string>

#include "base/outcome.hpp"
#include "platform/font_paths.hpp"
#include "platform/small_file.hpp"

namespace b2go::platform {

namespace {

constexpr const char* kPreferences = "window";

} // namespace

screens::Preferences read_preferences(const std::filesystem::path& folder) {
    try {
        return screens::decode_preferences(read_small_file(folder / kPreferences));
    } catch (const base::Fault&) { // keeps nobody from the store; told when they are written
        return {};
    }
}

void write_preferences(const std::filesystem::path& folder, const screens::Preferences& wanted) {
    write_small_file(folder / kPreferences, screens::encode(wanted));
}

kit::FontFiles font_files() {
    const std::string folder = std::string(kTextFontFolder) + "/Inter-";
    return {folder + "Regular.otf", folder + "Medium.otf", folder + "SemiBold.otf",
            folder + "Bold.otf", kIconFont};
}

} // namespace b2go::platform
