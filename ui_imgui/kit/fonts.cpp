#include "ui_imgui/kit/fonts.hpp"

#include <cmath>
#include <fstream>
#include <vector>

#include <imgui.h>
#include <imgui_freetype.h>

#include "base/outcome.hpp"
#include "ui_imgui/kit/icons.hpp"

namespace b2go::kit {

namespace {

/// ImGui counts a font's size from its highest to its lowest point, designers in em. Inter's
/// ascent and descent together are this many em.
constexpr float kInterHeight_em = 1.2102F;

struct Setting {
    Face face;
    std::string FontFiles::*file;
    float size; ///< em for text, height for icons, in dp
    bool wide;  ///< with Cyrillic and Vietnamese letters: what people's names are shown in
};

constexpr std::array kSettings{
    Setting{Face::body, &FontFiles::regular, 19, true},
    Setting{Face::strong, &FontFiles::semibold, 19, true},
    Setting{Face::small, &FontFiles::medium, 16.5F, true},
    Setting{Face::small_strong, &FontFiles::semibold, 16.5F, true},
    Setting{Face::title, &FontFiles::bold, 23, true},
    Setting{Face::display, &FontFiles::bold, 29, false},
    Setting{Face::icon, &FontFiles::icons, 28, false},
    Setting{Face::icon_large, &FontFiles::icons, 40, false},
};

/// Pairs of first and last, ended by 0, as ImGui wants them; they must outlive the building.
constexpr std::array<ImWchar, 23> kWide{
    0x20,   0x7E,   0xA0,   0x17F,  0x218,  0x21B,  0x400,  0x52F,  0x1E00, 0x1EFF, 0x2010, 0x2027,
    0x2030, 0x203A, 0x20AC, 0x20AC, 0x2190, 0x2193, 0x2212, 0x2212, 0x2264, 0x2265, 0};
constexpr std::array<ImWchar, 19> kLatin{0x20,   0x7E,   0xA0,   0x17F,  0x218,  0x21B,  0x2010,
                                         0x2027, 0x2030, 0x203A, 0x20AC, 0x20AC, 0x2190, 0x2193,
                                         0x2212, 0x2212, 0x2264, 0x2265, 0};

std::vector<ImWchar> icon_ranges() {
    std::vector<ImWchar> ranges;
    for (const char16_t character : icon_characters()) {
        ranges.push_back(character);
        ranges.push_back(character);
    }
    ranges.push_back(0);
    return ranges;
}

[[noreturn]] void refuse_font(const std::string& file) {
    throw base::Fault(
        base::FaultCode::environment,
        "Skrifttypen " + file +
            " mangler eller er ikke en skrifttype. Intet er ændret. Kør scripts/setup, "
            "eller installér fonts-inter og fonts-materialdesignicons-webfont. / The "
            "font " +
            file +
            " is missing or is no font. Nothing was changed. Run scripts/setup, or "
            "install fonts-inter and fonts-materialdesignicons-webfont.");
}

/// ImGui asserts on what it cannot open, so it is only given what looks like a font.
void require_font(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    std::array<char, 4> begin{};
    stream.read(begin.data(), begin.size());
    const std::string magic(begin.data(), begin.size());
    const bool known = magic == "OTTO" || magic == "true" || magic == std::string("\0\1\0\0", 4);
    if (!stream || !known) {
        refuse_font(file);
    }
}

} // namespace

void Fonts::load(const FontFiles& files, float text_scale) {
    for (const Setting& setting : kSettings) {
        require_font(files.*setting.file);
    }
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
    // Large texts would otherwise make a texture higher than graphics chips take.
    atlas.TexDesiredWidth = text_scale > 1.3F ? 4096 : 2048;
    const std::vector<ImWchar> icons = icon_ranges();
    for (const Setting& setting : kSettings) {
        const bool is_icon = setting.file == &FontFiles::icons;
        ImFontConfig config;
        config.OversampleH = 1;
        config.OversampleV = 1;
        config.PixelSnapH = true;
        const ImWchar* ranges = setting.wide ? kWide.data() : kLatin.data();
        const float height = setting.size * text_scale * (is_icon ? 1.0F : kInterHeight_em);
        ImFont* font = atlas.AddFontFromFileTTF((files.*setting.file).c_str(), std::round(height),
                                                &config, is_icon ? icons.data() : ranges);
        if (font == nullptr) {
            refuse_font(files.*setting.file);
        }
        faces_[static_cast<std::size_t>(setting.face)] = font;
    }
    if (!atlas.Build()) {
        refuse_font(files.regular);
    }
}

bool has_glyph(const Fonts& fonts, Face face, char32_t character) {
    return character == U'\n' ||
           (character <= 0xFFFF &&
            fonts[face]->FindGlyphNoFallback(static_cast<ImWchar>(character)) != nullptr);
}

} // namespace b2go::kit
