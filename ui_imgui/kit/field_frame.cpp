#include "ui_imgui/kit/field_frame.hpp"

#include <algorithm>
#include <utility>

namespace b2go::kit {

namespace {

constexpr float kPad = 16;

float icon_room(const Engine& engine, const FieldText& text) {
    return text.icon == Icon::none ? 0 : engine.painter.icon_size() + engine.dp(8);
}

} // namespace

Rect place_field(Ui& ui, const FieldText& text, float box_height) {
    Engine& engine = ui.engine();
    const float width = engine.regions.available();
    const bool wrong = !text.error.empty();
    const std::string_view below = wrong ? text.error : text.hint;
    const float gap = engine.dp(5);
    const Size label = engine.painter.measure(Face::small_strong, text.label, width);
    const float sign = wrong ? engine.em(22) + engine.dp(6) : 0;
    const Size under =
        below.empty()
            ? Size{}
            : engine.painter.measure(wrong ? Face::small_strong : Face::small, below, width - sign);
    const float tail = below.empty() ? 0 : gap + under.height;
    const Rect rect = engine.regions.place({width, label.height + gap + box_height + tail});
    engine.text_in(engine.id(text.label), Face::small_strong, {rect.x, rect.y, width, label.height},
                   engine.colour(wrong ? Token::error : Token::ink), text.label);
    const Rect box{rect.x, rect.y + label.height + gap, width, box_height};
    if (!below.empty()) {
        const Rect words{rect.x + sign, box.bottom() + gap, width - sign, under.height};
        if (wrong) {
            Node alert;
            alert.id = engine.id(text.error);
            alert.role = Role::alert;
            alert.label = text.error;
            alert.rect = {rect.x, words.y, width, under.height};
            engine.add(std::move(alert));
            engine.painter.icon(
                {rect.x, words.y, engine.em(22), engine.painter.line_height(Face::small)},
                engine.colour(Token::error), Icon::alert_circle, Face::icon, engine.em(22));
        }
        engine.text_in(engine.id(below), wrong ? Face::small_strong : Face::small, words,
                       engine.colour(wrong ? Token::error : Token::ink_second), below);
    }
    return box;
}

void paint_field_box(Engine& engine, const FieldText& text, Rect box, bool held) {
    const bool wrong = !text.error.empty();
    const float radius = engine.dp(8);
    engine.painter.fill(
        box, engine.colour(held || !text.enabled ? Token::surface_held : Token::surface), radius);
    engine.painter.outline(box, engine.colour(wrong ? Token::error : Token::border),
                           engine.dp(wrong ? 3 : metrics::kBorder), radius);
    if (text.icon != Icon::none) {
        const float height = std::min(box.height, engine.touch_px(metrics::kControl));
        engine.painter.icon(
            {box.x + engine.dp(kPad) - engine.dp(2), box.y, engine.painter.icon_size(), height},
            engine.colour(Token::ink_second), text.icon);
    }
}

Node field_node(const Engine& engine, std::string_view id, Role role, const FieldText& text,
                Rect box) {
    Node node;
    node.id = engine.id(id);
    node.role = role;
    node.key = id;
    node.label = text.label;
    node.description = text.error.empty() ? text.hint : text.error;
    node.rect = box;
    node.enabled = text.enabled;
    return node;
}

Rect field_inside(const Engine& engine, const FieldText& text, Rect box) {
    const float pad = engine.dp(kPad);
    const float side = icon_room(engine, text);
    return {box.x + pad + side, box.y, box.width - 2 * pad - side, box.height};
}

} // namespace b2go::kit
