#pragma once

#include <filesystem>

#include "ui_imgui/kit/fonts.hpp"
#include "ui_imgui/screens/preferences.hpp"

/// What the window keeps beside the store, readable before it is unlocked; nothing about anybody.
namespace b2go::platform {

/// As they are by default if there is no such file yet, or it cannot be read.
[[nodiscard]] screens::Preferences read_preferences(const std::filesystem::path& folder);
void write_preferences(const std::filesystem::path& folder, const screens::Preferences& wanted);

/// Where the system's packages put them.
[[nodiscard]] kit::FontFiles font_files();

} // namespace b2go::platform
