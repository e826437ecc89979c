#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ui_imgui/kit/choices.hpp"
#include "ui_imgui/kit/geometry.hpp"
#include "ui_imgui/kit/texts.hpp"
#include "ui_imgui/kit/ui.hpp"

namespace b2go::kit {

/// Widgets inside lie side by side, each in its own width, and go on below when the line is full.
class Flow {
public:
    enum class Align { left, right };
    explicit Flow(Ui& ui, Align align = Align::left);
    ~Flow();
    Flow(const Flow&) = delete;
    Flow& operator=(const Flow&) = delete;

private:
    Ui& ui_;
};

/// Equal columns, as many of `most` as have at least `least_dp` each; `next` starts the next cell,
/// on a new line when the last column was filled. Call it before each cell, also the first.
///
///     kit::Columns columns(ui, 2, 300);
///     columns.next();
///     kit::date_field(...);
///     columns.next();
///     kit::pick_field(...);
class Columns {
public:
    Columns(Ui& ui, int most, float least_dp);
    /// Columns of these shares of the width, all in one line whatever the width: for tables.
    Columns(Ui& ui, std::span<const float> shares);
    ~Columns();
    Columns(const Columns&) = delete;
    Columns& operator=(const Columns&) = delete;
    void next();
    /// How many lie side by side.
    [[nodiscard]] int count() const;

private:
    Ui& ui_;
};

/// Things that belong together, heard under one name; draws nothing of its own. Opens a Scope of
/// its id.
class Group {
public:
    Group(Ui& ui, std::string_view id, std::string_view label);
    ~Group();
    Group(const Group&) = delete;
    Group& operator=(const Group&) = delete;

private:
    Ui& ui_;
    Point start_;
};

struct CardLook {
    std::string_view title = {};
    std::string_view detail = {};
    Tone tone = Tone::neutral; ///< the colour of its ground and edge
    Icon icon = Icon::none;
    std::string_view action = {}; ///< a button beside the title: "Tilføj sag"
    Icon action_icon = Icon::none;
    std::optional<PillText> pill = {}; ///< how it stands, at the right of the title
};
/// A sheet of surface with an edge around what is drawn while it lives; opens a Scope of its id.
class Card {
public:
    Card(Ui& ui, std::string_view id, const CardLook& look = {});
    ~Card();
    Card(const Card&) = delete;
    Card& operator=(const Card&) = delete;
    /// True when the button beside the title was tapped.
    [[nodiscard]] bool acted() const { return acted_; }

private:
    Ui& ui_;
    bool acted_ = false;
};

/// A part that scrolls by dragging, wheel and keys. `height_px` 0 takes all that is left of the
/// region; `pad_dp` is free space around its content.
class ScrollArea {
public:
    ScrollArea(Ui& ui, std::string_view id, float height_px = 0, float pad_dp = 0);
    ~ScrollArea();
    ScrollArea(const ScrollArea&) = delete;
    ScrollArea& operator=(const ScrollArea&) = delete;

private:
    Ui& ui_;
};

/// The middle of the screen, between rail, top bar and action bar: one scrolling column. Draw rail
/// and top bar before it and the action bar after it: that is the reading order.
class Body {
public:
    enum class Place { top, middle };
    /// `middle` leaves free space above what does not fill it.
    Body(Ui& ui, std::string_view id, Place place = Place::top);
    ~Body();
    Body(const Body&) = delete;
    Body& operator=(const Body&) = delete;

private:
    Ui& ui_;
    NodeId centred_ = 0;
    float above_ = 0;
};

/// The middle of the screen in two parts that scroll by themselves. Where it is narrow they become
/// two tabs, of which `shown` ("first" or "second", the screen keeps it) is drawn; where it is low
/// as well, the tabs scroll with it.
///
///     kit::TwoColumns parts(ui, "visit", {.first = "Borger", .second = "Besøg"}, edit.part);
///     if (parts.first()) { ... }
///     if (parts.second()) { ... }
struct TwoColumnsLook {
    std::string_view first; ///< names of the parts, spoken, and shown as tabs
    std::string_view second;
    float first_dp = 316; ///< width of the first; the second takes the rest
};
class TwoColumns {
public:
    TwoColumns(Ui& ui, std::string_view id, const TwoColumnsLook& look, std::string& shown);
    ~TwoColumns();
    TwoColumns(const TwoColumns&) = delete;
    TwoColumns& operator=(const TwoColumns&) = delete;
    /// Starts the first part; false if it is not shown.
    [[nodiscard]] bool first();
    /// Ends the first part and starts the second; false if it is not shown.
    [[nodiscard]] bool second();

private:
    Ui& ui_;
};

} // namespace b2go::kit
