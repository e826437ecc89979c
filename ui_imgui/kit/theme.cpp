#include "ui_imgui/kit/theme.hpp"

#include "base/outcome.hpp"

namespace b2go::kit {

namespace {

struct Value {
    Token token;
    std::uint32_t light;
    std::uint32_t dark;
};

constexpr std::array<Value, static_cast<std::size_t>(Token::how_many)> kValues{{
    {Token::canvas, 0xEEF2F5, 0x0B1218},       {Token::surface, 0xFFFFFF, 0x131D26},
    {Token::surface_held, 0xE3EAF0, 0x1F2C37}, {Token::ink, 0x0B1B26, 0xF4F8FB},
    {Token::ink_second, 0x34454F, 0xC3D0D9},   {Token::line, 0xB4C1CA, 0x3B4C58},
    {Token::border, 0x566873, 0x8FA3B0},       {Token::rail, 0x0A2C42, 0x060C11},
    {Token::rail_ink, 0xFFFFFF, 0xF4F8FB},     {Token::primary, 0x0A4F78, 0x8CCBFF},
    {Token::primary_held, 0x063A5A, 0xB9E0FF}, {Token::on_primary, 0xFFFFFF, 0x06202F},
    {Token::ok, 0x0B5A2F, 0x8FE3B0},           {Token::ok_ground, 0xDDF2E4, 0x10331F},
    {Token::warn, 0x5E3A00, 0xFFD479},         {Token::warn_ground, 0xFFEFC7, 0x3A2B08},
    {Token::error, 0x8F1212, 0xFFB3AB},        {Token::error_ground, 0xFDE3E1, 0x451512},
    {Token::info, 0x0A4470, 0x9CD0FF},         {Token::info_ground, 0xDCEBF8, 0x0E2E48},
    {Token::theirs, 0x5B2A86, 0xD9BCF5},       {Token::theirs_ground, 0xEFE4F8, 0x33204A},
    {Token::count, 0xFFDD00, 0xFFDD00},        {Token::count_ink, 0x0B1B26, 0x0B1B26},
    {Token::focus, 0x0B1B26, 0xFFDD00},        {Token::focus_edge, 0xFFDD00, 0x0B1B26},
}};

constexpr bool in_order() {
    for (std::size_t i = 0; i < kValues.size(); ++i) {
        if (static_cast<std::size_t>(kValues[i].token) != i) {
            return false;
        }
    }
    return true;
}
static_assert(in_order(), "one value per token, in the order of the enumeration");

constexpr std::array kTextPairs{
    TextPair{Token::ink, Token::canvas},           TextPair{Token::ink, Token::surface},
    TextPair{Token::ink, Token::surface_held},     TextPair{Token::ink_second, Token::canvas},
    TextPair{Token::ink_second, Token::surface},   TextPair{Token::ink_second, Token::surface_held},
    TextPair{Token::rail_ink, Token::rail},        TextPair{Token::primary, Token::surface},
    TextPair{Token::primary, Token::surface_held}, TextPair{Token::primary, Token::canvas},
    TextPair{Token::on_primary, Token::primary},   TextPair{Token::on_primary, Token::primary_held},
    TextPair{Token::ok, Token::ok_ground},         TextPair{Token::ok, Token::surface},
    TextPair{Token::surface, Token::ok},           TextPair{Token::warn, Token::warn_ground},
    TextPair{Token::warn, Token::surface},         TextPair{Token::error, Token::error_ground},
    TextPair{Token::error, Token::surface},        TextPair{Token::error, Token::canvas},
    TextPair{Token::info, Token::info_ground},     TextPair{Token::info, Token::surface},
    TextPair{Token::theirs, Token::theirs_ground}, TextPair{Token::theirs, Token::surface},
    TextPair{Token::ink, Token::info_ground},      TextPair{Token::ink, Token::theirs_ground},
    TextPair{Token::ink, Token::warn_ground},      TextPair{Token::ink, Token::error_ground},
    TextPair{Token::ink, Token::ok_ground},        TextPair{Token::count_ink, Token::count},
};

constexpr std::array kEdgePairs{
    TextPair{Token::border, Token::surface},  TextPair{Token::border, Token::canvas},
    TextPair{Token::primary, Token::surface}, TextPair{Token::primary, Token::canvas},
    TextPair{Token::error, Token::surface},   TextPair{Token::focus, Token::surface},
    TextPair{Token::focus, Token::canvas},    TextPair{Token::focus, Token::focus_edge},
    TextPair{Token::theirs, Token::surface},  TextPair{Token::info, Token::surface},
};

} // namespace

Colour Theme::operator[](Token token) const {
    const Value& value = kValues[static_cast<std::size_t>(token)];
    return Colour::from_rgb(kind_ == ThemeKind::light ? value.light : value.dark);
}

Colour Theme::ink(Tone tone) const {
    switch (tone) {
    case Tone::neutral:
        return (*this)[Token::ink];
    case Tone::ok:
        return (*this)[Token::ok];
    case Tone::warn:
        return (*this)[Token::warn];
    case Tone::error:
        return (*this)[Token::error];
    case Tone::info:
        return (*this)[Token::info];
    case Tone::theirs:
        return (*this)[Token::theirs];
    case Tone::primary:
        return (*this)[Token::on_primary];
    }
    base::broken_invariant("a tone without an ink");
}

Colour Theme::ground(Tone tone) const {
    switch (tone) {
    case Tone::neutral:
        return (*this)[Token::surface_held];
    case Tone::ok:
        return (*this)[Token::ok_ground];
    case Tone::warn:
        return (*this)[Token::warn_ground];
    case Tone::error:
        return (*this)[Token::error_ground];
    case Tone::info:
        return (*this)[Token::info_ground];
    case Tone::theirs:
        return (*this)[Token::theirs_ground];
    case Tone::primary:
        return (*this)[Token::primary];
    }
    base::broken_invariant("a tone without a ground");
}

std::span<const TextPair> text_pairs() { return kTextPairs; }
std::span<const TextPair> edge_pairs() { return kEdgePairs; }

} // namespace b2go::kit
