#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ui_imgui/kit/icons.hpp"
#include "ui_imgui/kit/ui.hpp"

namespace b2go::kit {

/// Wrapped text in reading order. All of these wrap; none is ever cut.
void text(Ui& ui, std::string_view words, Face face = Face::body, Token ink = Token::ink);
/// The same in small, second ink.
void small_text(Ui& ui, std::string_view words);
void heading(Ui& ui, std::string_view words, Face face = Face::title);
/// A person: initials in a disc, and the name beside it.
void person_heading(Ui& ui, std::string_view mark, std::string_view words);
/// A small label above its value: "Adresse" / "Demovej 3".
void fact(Ui& ui, std::string_view label, std::string_view value);
/// A label and its value on one line, below each other where it is narrow.
void fact_row(Ui& ui, std::string_view label, std::string_view value);

/// A status in a coloured capsule, always with an icon and words.
struct PillText {
    std::string text;
    Tone tone = Tone::neutral;
    Icon icon = Icon::none;
};
void pill(Ui& ui, const PillText& words);

/// A message across the whole width, in its tone, with an icon.
void banner(Ui& ui, std::string_view id, Tone tone, std::string_view words);

/// Free space of so many dp between two widgets.
void gap(Ui& ui, float dp);
void divider(Ui& ui);

/// A bar of how much of `most` something is, with its number; for statistics and rankings.
void meter(Ui& ui, std::string_view label, int value, int most);

} // namespace b2go::kit
