#include "ui_imgui/kit/buttons.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "ui_imgui/kit/engine.hpp"

namespace b2go::kit {

namespace {

struct Colours {
    std::optional<Token> ground;
    Token ink = Token::ink;
    std::optional<Token> edge;
};

Colours colours_of(const ButtonLook& look, bool held) {
    if (!look.enabled) {
        return {Token::surface_held, Token::ink_second, Token::border};
    }
    const Token ground = held ? Token::surface_held : Token::surface;
    switch (look.emphasis) {
    case Emphasis::primary:
        return {held ? Token::primary_held : Token::primary, Token::on_primary, std::nullopt};
    case Emphasis::secondary:
        return {ground, Token::primary, Token::primary};
    case Emphasis::quiet:
        return {held ? std::optional(Token::surface_held) : std::nullopt, Token::primary,
                std::nullopt};
    case Emphasis::danger:
        return {held ? Token::error_ground : ground, Token::error, Token::error};
    }
    return {ground, Token::ink, Token::border};
}

Node button_node(const Engine& engine, std::string_view id, std::string_view label, Rect rect,
                 bool enabled) {
    Node node;
    node.id = engine.id(id);
    node.role = Role::button;
    node.key = id;
    node.label = label;
    node.rect = rect;
    node.enabled = enabled;
    return node;
}

} // namespace

bool button(Ui& ui, std::string_view id, std::string_view label, const ButtonLook& look) {
    Engine& engine = ui.engine();
    const float icon = look.icon == Icon::none ? 0 : engine.painter.icon_size() + engine.em(10);
    const float available = engine.regions.available();
    const float content = engine.painter.width(Face::strong, label) + icon;
    // One without an edge begins where the words around it do; one in little room gives up free
    // space before its words wrap.
    const float ease = engine.em(look.emphasis == Emphasis::quiet && !look.fill ? 4 : 22);
    const float pad = std::clamp((available - content) / 2, std::min(engine.em(10), ease), ease);
    const float natural = std::max(content + 2 * pad, engine.touch_px(metrics::kTarget));
    const float width = look.fill ? available : std::min(natural, available);
    const float room = width - icon - 2 * pad;
    const Size words = engine.painter.measure(Face::strong, label, room);
    const float height = engine.target(metrics::kControl, words.height + engine.em(20));
    const Rect rect = engine.regions.place({width, height});

    Node node = button_node(engine, id, label, rect, look.enabled);
    node.description = look.detail;
    const Touch touch = engine.add(std::move(node));
    const Colours colours = colours_of(look, touch.held);
    const float radius = engine.dp(metrics::kRadius);
    if (colours.ground) {
        engine.painter.fill(rect, engine.colour(*colours.ground), radius);
    }
    if (colours.edge) {
        engine.painter.outline(rect, engine.colour(*colours.edge), engine.dp(metrics::kBorder),
                               radius);
    }
    const float start = rect.x + (width - icon - words.width) / 2;
    if (look.icon != Icon::none) {
        engine.painter.icon({start, rect.y, engine.painter.icon_size(), height},
                            engine.colour(colours.ink), look.icon);
    }
    // Several lines are centred in what is left beside the icon.
    const bool one_line = words.height <= engine.painter.line_height(Face::strong) * 1.5F;
    const Rect place = one_line ? Rect{start + icon, rect.y, words.width + 1, height}
                                : Rect{rect.x + pad + icon, rect.y, room, height};
    engine.text_centred_in(engine.last_added, Face::strong, place, engine.colour(colours.ink),
                           label);
    return touch.tapped;
}

bool icon_button(Ui& ui, std::string_view id, Icon icon, std::string_view name,
                 const IconButtonLook& look) {
    Engine& engine = ui.engine();
    const float side = engine.icon_button_side();
    const Rect rect = engine.regions.place({side, side});
    Node node = button_node(engine, id, name, rect, look.enabled);
    node.on = look.on;
    const Touch touch = engine.add(std::move(node));
    const float radius = engine.dp(metrics::kRadius);
    const bool marked = look.on || touch.held || !look.enabled;
    if (marked || !look.plain) {
        engine.painter.fill(rect, engine.colour(marked ? Token::surface_held : Token::surface),
                            radius);
    }
    if (!look.plain) {
        engine.painter.outline(rect, engine.colour(Token::border), engine.dp(metrics::kBorder),
                               radius);
    }
    engine.painter.icon(rect, engine.colour(look.enabled ? Token::ink : Token::ink_second), icon);
    return touch.tapped;
}

bool chip(Ui& ui, std::string_view id, std::string_view label, bool on, Icon icon) {
    Engine& engine = ui.engine();
    const Icon shown = on ? Icon::check : icon;
    const float side = shown == Icon::none ? 0 : engine.painter.icon_size() + engine.em(4);
    const float pad = engine.em(17);
    const float available = engine.regions.available();
    const float width =
        std::min(available, engine.painter.width(Face::small_strong, label) + side + 2 * pad);
    const float room = width - side - 2 * pad;
    const Size words = engine.painter.measure(Face::small_strong, label, room);
    const float height = engine.target(metrics::kTarget, words.height + engine.em(16));
    const Rect rect = engine.regions.place({width, height});
    Node node = button_node(engine, id, label, rect, true);
    node.role = Role::toggle;
    node.on = on;
    const Touch touch = engine.add(std::move(node));

    const Token ground = on ? Token::primary : (touch.held ? Token::surface_held : Token::surface);
    const Colour ink = engine.colour(on ? Token::on_primary : Token::ink);
    const float radius = std::min(height / 2, engine.target(24, engine.em(24)));
    engine.painter.fill(rect, engine.colour(ground), radius);
    engine.painter.outline(rect, engine.colour(on ? Token::primary : Token::border),
                           engine.dp(metrics::kBorder), radius);
    engine.painter.icon({rect.x + pad - engine.em(4), rect.y, engine.painter.icon_size(), height},
                        ink, shown);
    engine.text_in(engine.last_added, Face::small_strong,
                   {rect.x + pad + side - (side > 0 ? engine.em(2) : 0),
                    rect.y + (height - words.height) / 2, room + engine.em(2), words.height},
                   ink, label);
    return touch.tapped;
}

HoldEvent hold_to_reveal(Ui& ui, std::string_view id, const HoldText& text) {
    Engine& engine = ui.engine();
    const NodeId node_id = engine.id(id);
    const float width = engine.regions.available();
    const float side = engine.icon_button_side();
    const float room = width - side - engine.dp(metrics::kGap);
    const Size label = engine.painter.measure(Face::small, text.label, room);
    const bool was_held = engine.numbers[node_id] != 0;
    const bool known = was_held && !text.revealed.empty();
    const std::string_view shown = known ? text.revealed : text.masked;
    const Size value = engine.painter.measure(Face::strong, shown, room);
    const float height =
        std::max(side, engine.target(metrics::kTarget, label.height + value.height));
    const Rect rect = engine.regions.place({width, height});

    Node node = button_node(engine, id, text.label, rect, true);
    node.value = text.masked;
    node.description = text.action;
    node.secret = true;
    node.on = was_held;
    const Touch touch = engine.add(std::move(node));
    // A finger may wander while it holds; the bridge and the enter key switch, since they cannot.
    const bool by_key = touch.focused && engine.input.space_held;
    bool held = touch.grabbed || by_key;
    const bool latched = engine.numbers[node_id] == 2;
    if (touch.tapped && !touch.by_finger && !by_key) {
        held = !latched;
        engine.numbers[node_id] = held ? 2 : 0;
    } else if (latched && touch.focused && !touch.by_finger) {
        held = true;
    } else {
        engine.numbers[node_id] = held ? 1 : 0;
    }

    const float top = rect.y + (height - label.height - value.height) / 2;
    engine.text_in(node_id, Face::small, {rect.x, top, room, label.height},
                   engine.colour(Token::ink_second), text.label);
    engine.text_in(node_id, Face::strong, {rect.x, top + label.height, room, value.height},
                   engine.colour(Token::ink), shown);
    const Rect eye{rect.right() - side, rect.y + (height - side) / 2, side, side};
    const float radius = engine.dp(metrics::kRadius);
    engine.painter.fill(eye, engine.colour(held ? Token::surface_held : Token::surface), radius);
    engine.painter.outline(eye, engine.colour(Token::border), engine.dp(metrics::kBorder), radius);
    engine.painter.icon(eye, engine.colour(Token::ink), held ? Icon::eye_off : Icon::eye);
    if (held != was_held) {
        engine.ask_frame();
    }
    return {held && !was_held, held, was_held && !held};
}

bool long_pressed(Ui& ui) {
    Engine& engine = ui.engine();
    const Pointer& pointer = engine.input.pointer;
    if (!pointer.down || engine.hot == 0 || engine.hot != engine.last_touchable ||
        engine.press_spent) {
        return false;
    }
    const double left = pointer.down_since + metrics::kLongPress_s - engine.input.now_s;
    if (left > 0) {
        engine.wake_in(left);
        return false;
    }
    engine.press_spent = true;
    return true;
}

} // namespace b2go::kit
