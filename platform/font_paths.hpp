#pragma once

/// Where Debian's packages put the window's fonts.
namespace b2go::platform {

inline constexpr const char* kTextFontFolder = "/usr/share/fonts/opentype/inter"; ///< fonts-inter
inline constexpr const char* kIconFont =
    "/usr/share/fonts/truetype/materialdesignicons-webfont/materialdesignicons-webfont.ttf";

} // namespace b2go::platform
