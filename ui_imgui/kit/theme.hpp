#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "ui_imgui/kit/colour.hpp"

namespace b2go::kit {

/// Light is for sunlight and the default; dark is for the evening and night cafés.
enum class ThemeKind { light, dark };

/// Every colour of the product has a name here and a value per theme in theme.cpp, nowhere else.
enum class Token {
    canvas,        ///< behind cards
    surface,       ///< cards, bars, fields
    surface_held,  ///< what a finger rests on, and what is switched off
    ink,           ///< text
    ink_second,    ///< text that explains other text
    line,          ///< decoration only, never the sole edge of something to tap
    border,        ///< the edge of what can be tapped
    rail,          ///< behind the rail
    rail_ink,      ///< text on the rail
    primary,       ///< the one thing to do, and what is chosen
    primary_held,  ///< the same under a finger
    on_primary,    ///< text on both
    ok,            ///< done, saved
    ok_ground,     ///< behind it
    warn,          ///< needs attention
    warn_ground,   ///< behind it
    error,         ///< wrong, or lost for good
    error_ground,  ///< behind it
    info,          ///< neutral information, and "mine" in a conflict
    info_ground,   ///< behind it
    theirs,        ///< somebody else's word in a conflict
    theirs_ground, ///< behind it
    count,         ///< behind the number on a rail item
    count_ink,     ///< that number
    focus,         ///< the outer ring of the focus
    focus_edge,    ///< the inner ring, so that one of the two stands out on any ground
    how_many,
};

/// What a message, pill or card is about; always shown with an icon and words, never by colour
/// alone.
enum class Tone { neutral, ok, warn, error, info, theirs, primary };

class Theme {
public:
    explicit Theme(ThemeKind kind) : kind_(kind) {}
    [[nodiscard]] ThemeKind kind() const { return kind_; }
    [[nodiscard]] Colour operator[](Token token) const;
    [[nodiscard]] Colour ink(Tone tone) const;
    [[nodiscard]] Colour ground(Tone tone) const;

private:
    ThemeKind kind_;
};

/// Text on a ground, as the kit draws it somewhere.
struct TextPair {
    Token text;
    Token ground;
};
/// All of them: each has a contrast of 7 or more in both themes.
[[nodiscard]] std::span<const TextPair> text_pairs();
/// Edges and icons that carry meaning beside a ground: 3 or more.
[[nodiscard]] std::span<const TextPair> edge_pairs();

} // namespace b2go::kit
