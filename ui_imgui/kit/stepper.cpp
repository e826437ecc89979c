// A number between minus and plus, and where one is in a few steps.
#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "ui_imgui/kit/buttons.hpp"
#include "ui_imgui/kit/choices.hpp"
#include "ui_imgui/kit/engine.hpp"
#include "ui_imgui/kit/texts.hpp"

namespace b2go::kit {

bool stepper(Ui& ui, std::string_view id, std::string_view label, int& value,
             const StepperLook& look) {
    Engine& engine = ui.engine();
    text(ui, label, Face::small_strong, look.error.empty() ? Token::ink : Token::error);
    gap(ui, metrics::kBesideWords);
    const float side = engine.icon_button_side();
    const std::string number =
        look.unit.empty() ? std::to_string(value) : fmt::format("{} {}", value, look.unit);
    const float widest = engine.painter.width(
        Face::strong, fmt::format("{} {}", std::max(look.most, 100), look.unit));
    const float middle = std::max(widest + engine.em(24), engine.em(84));
    const Rect rect = engine.regions.place({2 * side + middle, side});

    Node node;
    node.id = engine.id(id);
    node.role = Role::stepper;
    node.key = id;
    node.label = label;
    node.value = number;
    node.description = look.error;
    engine.push_scope(id);
    engine.open_group(std::move(node));
    const int before = value;
    const auto half = [&](std::string_view key, Icon icon, const base::Label& name, float x,
                          int change) {
        const bool possible =
            look.enabled && value + change >= look.least && value + change <= look.most;
        engine.regions.push(x, rect.y, side);
        if (icon_button(ui, key, icon, fmt::format("{}: {}", label, engine.say(name)),
                        {.enabled = possible})) {
            value += change;
        }
        engine.regions.pop();
    };
    half("less", Icon::minus, words().less, rect.x, -look.step);
    Node shown;
    shown.id = engine.id("value");
    shown.role = Role::status;
    shown.label = number;
    shown.rect = {rect.x + side, rect.y, middle, side};
    engine.add(std::move(shown));
    engine.text_centred_in(engine.last_added, Face::strong, {rect.x + side, rect.y, middle, side},
                           engine.colour(Token::ink), number);
    half("more", Icon::plus, words().more, rect.x + side + middle, look.step);
    engine.close_group(rect);
    engine.pop_scope();
    if (!look.error.empty()) {
        gap(ui, metrics::kBesideWords);
        text(ui, look.error, Face::small_strong, Token::error);
    }
    if (value != before) {
        engine.ask_frame();
    }
    return value != before;
}

void steps(Ui& ui, std::string_view id, std::span<const std::string> labels, int current) {
    Engine& engine = ui.engine();
    const int count = static_cast<int>(labels.size());
    const float side = engine.em(34);
    const std::string spoken = fmt::format("{} {}/{}: {}", engine.say(words().step_of), current + 1,
                                           count, labels[static_cast<std::size_t>(current)]);
    const float width = engine.regions.available();
    const float dots =
        static_cast<float>(count) * side + static_cast<float>(count - 1) * engine.dp(22);
    const Size name = engine.painter.measure(Face::strong, spoken, width);
    const bool beside = dots + engine.dp(16) + name.width <= width;
    const float height = beside ? std::max(side, name.height) : side + engine.dp(6) + name.height;
    const Rect rect = engine.regions.place({width, height});
    Node node;
    node.id = engine.id(id);
    node.role = Role::status;
    node.key = id;
    node.label = spoken;
    node.rect = rect;
    engine.add(std::move(node));
    float x = rect.x;
    for (int i = 0; i < count; ++i) {
        const Rect disc{x, rect.y, side, side};
        if (i > 0) {
            engine.painter.line({x - engine.dp(22), disc.centre().y}, {x, disc.centre().y},
                                engine.colour(Token::border), engine.dp(2));
        }
        const bool reached = i <= current;
        engine.painter.disc(disc.centre(), side / 2,
                            engine.colour(reached ? Token::primary : Token::surface));
        engine.painter.ring(disc.centre(), side / 2,
                            engine.colour(reached ? Token::primary : Token::border), engine.dp(2));
        const Colour ink = engine.colour(reached ? Token::on_primary : Token::ink);
        if (i < current) {
            engine.painter.icon(disc, ink, Icon::check, Face::icon, side * 0.7F);
        } else {
            engine.painter.text_centred(Face::small_strong, disc, ink, std::to_string(i + 1));
        }
        x += side + engine.dp(22);
    }
    const Rect words_at =
        beside ? Rect{rect.x + dots + engine.dp(16), rect.y + (height - name.height) / 2,
                      name.width + 1, name.height}
               : Rect{rect.x, rect.y + side + engine.dp(6), width, name.height};
    engine.text_in(engine.last_added, Face::strong, words_at, engine.colour(Token::ink), spoken);
}

} // namespace b2go::kit
