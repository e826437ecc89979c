#pragma once

#include <array>
#include <cstddef>
#include <string>

struct ImFont;

namespace b2go::kit {

/// How a text is set. Sizes are in fonts.cpp.
enum class Face { body, strong, small, small_strong, title, display, icon, icon_large, how_many };

/// Where the fonts lie; the program knows, the kit does not.
struct FontFiles {
    std::string regular;
    std::string medium;
    std::string semibold;
    std::string bold;
    std::string icons;
};

/// The loaded faces; pointers into ImGui's atlas.
class Fonts {
public:
    /// Loads all faces into the current ImGui context's atlas and builds it, replacing what was
    /// there. `text_scale` is pixels per dp times the person's text size.
    /// Throws base::Fault{environment} naming the file that is missing or no font.
    void load(const FontFiles& files, float text_scale);

    [[nodiscard]] ImFont* operator[](Face face) const {
        return faces_[static_cast<std::size_t>(face)];
    }

private:
    std::array<ImFont*, static_cast<std::size_t>(Face::how_many)> faces_{};
};

/// True if the face can draw the character. Only line feeds have no glyph and need none.
[[nodiscard]] bool has_glyph(const Fonts& fonts, Face face, char32_t character);

} // namespace b2go::kit
