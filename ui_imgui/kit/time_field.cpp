// The field for a time of day.
#include <array>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "ui_imgui/kit/buttons.hpp"
#include "ui_imgui/kit/engine.hpp"
#include "ui_imgui/kit/fields.hpp"
#include "ui_imgui/kit/layout.hpp"
#include "ui_imgui/kit/pick_box.hpp"
#include "ui_imgui/kit/sheet.hpp"

namespace b2go::kit {

namespace {

/// A number with an arrow above and below, all as large as fingers want them.
void wheel(Ui& ui, std::string_view key, const std::string& name, int& value, int step, int most) {
    Engine& engine = ui.engine();
    const Scope scope(ui, key);
    const float width = engine.regions.available();
    const float side = engine.icon_button_side();
    const auto centred = [&] {
        const Point start = engine.regions.next();
        engine.regions.push(start.x + (width - side) / 2, start.y, side);
    };
    const auto end = [&] {
        const float bottom = engine.regions.pop();
        engine.regions.place({width, bottom - engine.regions.next().y});
    };
    const float line = engine.painter.line_height(Face::small_strong);
    engine.text_centred_in(engine.id("name"), Face::small_strong,
                           engine.regions.place({width, line}), engine.colour(Token::ink_second),
                           name);
    engine.regions.gap_before_next(engine.dp(metrics::kBesideWords));
    centred();
    if (icon_button(ui, "more", Icon::chevron_up,
                    fmt::format("{}: {}", name, engine.say(words().more)))) {
        value = (value + step) % most;
    }
    end();
    const std::string number = fmt::format("{:02}", value);
    const float height = engine.painter.line_height(Face::display) + engine.dp(8);
    const Rect rect = engine.regions.place({width, height});
    Node node;
    node.id = engine.id("value");
    node.role = Role::status;
    node.label = name;
    node.value = number;
    node.rect = rect;
    engine.add(std::move(node));
    engine.text_centred_in(engine.last_added, Face::display, rect, engine.colour(Token::ink),
                           number);
    centred();
    if (icon_button(ui, "less", Icon::chevron_down,
                    fmt::format("{}: {}", name, engine.say(words().less)))) {
        value = (value + most - step) % most;
    }
    end();
}

} // namespace

bool time_field(Ui& ui, std::string_view id, const FieldText& text, std::optional<int>& value) {
    Engine& engine = ui.engine();
    const NodeId self = engine.id(id);
    FieldText with_icon = text;
    with_icon.icon = text.icon == Icon::none ? Icon::clock : text.icon;
    if (pick_box(ui, id, with_icon, value ? time_text(*value) : std::string())) {
        engine.open[self] = true;
        engine.numbers[self] = value.value_or(9 * 60) / 5 * 5;
        engine.ask_frame();
    }
    bool changed = false;
    Sheet sheet(ui, std::string(id) + "_sheet", {.title = text.label, .width_dp = 420},
                engine.open[self]);
    if (sheet) {
        int hour = engine.numbers[self] / 60;
        int minute = engine.numbers[self] % 60;
        {
            constexpr std::array kShares{1.0F, 1.0F};
            Columns columns(ui, kShares);
            columns.next();
            wheel(ui, "hour", engine.say(words().hour), hour, 1, 24);
            columns.next();
            wheel(ui, "minute", engine.say(words().minute), minute, 5, 60);
        }
        engine.numbers[self] = hour * 60 + minute;
        sheet.actions();
        if (button(ui, "cancel", engine.say(words().cancel))) {
            engine.open[self] = false;
            engine.ask_frame();
        }
        if (button(ui, "accept", engine.say(words().accept),
                   {.emphasis = Emphasis::primary, .icon = Icon::check})) {
            changed = value != engine.numbers[self];
            value = engine.numbers[self];
            engine.open[self] = false;
            engine.ask_frame();
        }
    }
    return changed;
}

} // namespace b2go::kit
