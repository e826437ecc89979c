#pragma once

#include <string>

#include "platform/font_paths.hpp"
#include "ui_imgui/kit/fonts.hpp"

namespace b2go::tests {

/// The fonts that scripts/setup has installed.
[[nodiscard]] inline kit::FontFiles installed_fonts() {
    const std::string folder = std::string(platform::kTextFontFolder) + "/Inter-";
    return {folder + "Regular.otf", folder + "Medium.otf", folder + "SemiBold.otf",
            folder + "Bold.otf", platform::kIconFont};
}

} // namespace b2go::tests
