// The field for a day, and its month.
#include <optional>
#include <string>
#include <utility>

#include "base/outcome.hpp"
#include "ui_imgui/kit/buttons.hpp"
#include "ui_imgui/kit/engine.hpp"
#include "ui_imgui/kit/fields.hpp"
#include "ui_imgui/kit/pick_box.hpp"
#include "ui_imgui/kit/sheet.hpp"

namespace b2go::kit {

namespace {

/// Months since year 0, so that they can be counted.
int month_of(base::Date date) {
    const auto civil = date.civil();
    return static_cast<int>(civil.year()) * 12 +
           static_cast<int>(static_cast<unsigned>(civil.month())) - 1;
}

base::Date day_of(int month, unsigned day) {
    const auto date =
        base::Date::from_civil(month / 12, static_cast<unsigned>(month % 12) + 1, day);
    base::require(date.has_value(), "a month without that day");
    return *date;
}

unsigned days_in(int month) {
    return static_cast<unsigned>(day_of(month + 1, 1).days - day_of(month, 1).days);
}

/// Between two arrows, the month's name.
void month_bar(Ui& ui, int& month) {
    Engine& engine = ui.engine();
    const float side = engine.icon_button_side();
    const Rect rect = engine.regions.place({engine.regions.available(), side});
    engine.regions.push(rect.x, rect.y, side);
    if (icon_button(ui, "earlier", Icon::chevron_left, engine.say(words().earlier_month))) {
        --month;
    }
    engine.regions.pop();
    const std::string name =
        month_text(month / 12, static_cast<unsigned>(month % 12) + 1, engine.look.language);
    Node node;
    node.id = engine.id("month");
    node.role = Role::heading;
    node.label = name;
    node.rect = {rect.x + side, rect.y, rect.width - 2 * side, side};
    const Rect middle = node.rect;
    engine.add(std::move(node));
    engine.text_centred_in(engine.last_added, Face::title, middle, engine.colour(Token::ink), name);
    engine.regions.push(rect.right() - side, rect.y, side);
    if (icon_button(ui, "later", Icon::chevron_right, engine.say(words().later_month))) {
        ++month;
    }
    engine.regions.pop();
}

/// One day; true when tapped.
bool day_cell(Engine& engine, base::Date date, unsigned number, bool chosen, bool today,
              bool possible, Rect rect) {
    Node node;
    node.id = engine.id(date.text());
    node.role = Role::radio;
    node.key = date.text();
    node.label = spoken_date(date, engine.look.language);
    node.rect = rect;
    node.enabled = possible;
    node.on = chosen;
    const Touch touch = engine.add(std::move(node));
    const Rect box = rect.grown(-engine.dp(1));
    const float radius = engine.dp(8);
    if (chosen || touch.held) {
        engine.painter.fill(box, engine.colour(chosen ? Token::primary : Token::surface_held),
                            radius);
    }
    if (today && !chosen) {
        engine.painter.outline(box, engine.colour(Token::primary), engine.dp(metrics::kBorder),
                               radius);
    }
    const bool weekend = weekday_of(date) >= 5;
    Colour ink = engine.colour(chosen ? Token::on_primary : Token::ink);
    ink = possible ? ink : engine.colour(Token::border);
    engine.painter.text_centred(weekend || !possible ? Face::body : Face::strong, box, ink,
                                std::to_string(number));
    return touch.tapped;
}

/// Weeks from Monday; the day that was tapped.
std::optional<base::Date> month_grid(Ui& ui, int month, std::optional<base::Date> chosen,
                                     const DateLimits& limits) {
    Engine& engine = ui.engine();
    const float width = engine.regions.available();
    const float cell = width / 7;
    const float height =
        engine.target(metrics::kTarget, engine.painter.line_height(Face::strong) + engine.dp(8));
    const float head = engine.painter.line_height(Face::small_strong) + engine.dp(6);
    const base::Date first = day_of(month, 1);
    const int lead = weekday_of(first);
    const unsigned days = days_in(month);
    // Always six weeks, so that nothing moves when the month is turned.
    const Rect rect = engine.regions.place({width, head + 6 * height});
    for (int weekday = 0; weekday < 7; ++weekday) {
        engine.painter.text_centred(
            Face::small_strong, {rect.x + static_cast<float>(weekday) * cell, rect.y, cell, head},
            engine.colour(Token::ink_second), weekday_text(weekday, engine.look.language));
    }
    std::optional<base::Date> tapped;
    engine.arrow_group = engine.id("days");
    engine.arrow_columns = 7;
    for (unsigned day = 1; day <= days; ++day) {
        const int index = lead + static_cast<int>(day) - 1;
        const base::Date date{first.days + static_cast<std::int32_t>(day) - 1};
        const bool possible =
            (!limits.first || date >= *limits.first) && (!limits.last || date <= *limits.last);
        const int week = index / 7;
        const Rect at{rect.x + static_cast<float>(index % 7) * cell,
                      rect.y + head + static_cast<float>(week) * height, cell, height};
        if (day_cell(engine, date, day, chosen == date, limits.today == date, possible, at)) {
            tapped = date;
        }
    }
    engine.arrow_group = 0;
    engine.arrow_columns = 0;
    return tapped;
}

} // namespace

bool date_field(Ui& ui, std::string_view id, const FieldText& text,
                std::optional<base::Date>& value, const DateLimits& limits) {
    Engine& engine = ui.engine();
    const NodeId self = engine.id(id);
    FieldText with_icon = text;
    with_icon.icon = text.icon == Icon::none ? Icon::calendar : text.icon;
    const std::string shown = value ? date_text(*value, engine.look.language) : std::string();
    if (pick_box(ui, id, with_icon, shown)) {
        engine.open[self] = true;
        engine.numbers[self] = month_of(value.value_or(limits.today));
        engine.ask_frame();
    }
    bool changed = false;
    Sheet sheet(ui, std::string(id) + "_sheet", {.title = text.label, .width_dp = 500},
                engine.open[self]);
    if (sheet) {
        month_bar(ui, engine.numbers[self]);
        const auto tapped = month_grid(ui, engine.numbers[self], value, limits);
        std::optional<base::Date> next = tapped;
        bool done = tapped.has_value();
        sheet.actions();
        if (value &&
            button(ui, "none", engine.say(words().no_date), {.emphasis = Emphasis::quiet})) {
            done = true;
        }
        if (button(ui, "cancel", engine.say(words().cancel))) {
            engine.open[self] = false;
            engine.ask_frame();
        }
        if (done) {
            changed = next != value;
            value = next;
            engine.open[self] = false;
            engine.ask_frame();
        }
    }
    return changed;
}

} // namespace b2go::kit
