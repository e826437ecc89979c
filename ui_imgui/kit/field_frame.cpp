#include "ui_imgui/kit/field_frame.hpp"

#include <algorithm>
#include <utility>

namespace b2go::kit {

namespace {

constexpr float kPad = 16;

float icon_room(const Engine& engine, const FieldText& text) {
    return text.icon == Icon::none ? 0 : engine.painter.icon_size() + engine.dp(8);
}

/// The line below a field: its error, else its hint.
struct Below {
    std::string_view words;
    bool wrong = false;
    Face face = Face::small;
    float sign = 0; ///< width of the sign before an error
    Size size;
};

Below below_of(const Engine& engine, const FieldText& text, float width) {
    Below below;
    below.wrong = !text.error.empty();
    below.words = below.wrong ? text.error : text.hint;
    below.face = below.wrong ? Face::small_strong : Face::small;
    below.sign = below.wrong ? engine.em(22) + engine.dp(6) : 0;
    if (!below.words.empty()) {
        below.size = engine.painter.measure(below.face, below.words, width - below.sign);
    }
    return below;
}

} // namespace

std::string drawn_label(const Engine& engine, const FieldText& text) {
    return text.required ? std::string(text.label) + " · " + engine.say(words().required)
                         : std::string(text.label);
}

std::string spoken_description(const Engine& engine, const FieldText& text) {
    std::string spoken = text.required ? engine.say(words().required) : std::string();
    const std::string_view more = text.error.empty() ? text.hint : text.error;
    spoken += spoken.empty() || more.empty() ? "" : ". ";
    return spoken += more;
}

Rect place_field(Ui& ui, const FieldText& text, float box_height) {
    Engine& engine = ui.engine();
    const float width = engine.regions.available();
    const float gap = engine.dp(metrics::kBesideWords);
    const std::string drawn = drawn_label(engine, text);
    const Size label = engine.painter.measure(Face::small_strong, drawn, width);
    const Below below = below_of(engine, text, width);
    const float tail = below.words.empty() ? 0 : gap + below.size.height;
    const Rect rect = engine.regions.place({width, label.height + gap + box_height + tail});
    engine.text_in(engine.id(text.label), Face::small_strong, {rect.x, rect.y, width, label.height},
                   engine.colour(below.wrong ? Token::error : Token::ink), drawn);
    return {rect.x, rect.y + label.height + gap, width, box_height};
}

float below_height(const Engine& engine, const FieldText& text, float width) {
    return below_of(engine, text, width).size.height;
}

void paint_below_field(Ui& ui, const FieldText& text, Rect box) {
    Engine& engine = ui.engine();
    const Below below = below_of(engine, text, box.width);
    if (below.words.empty()) {
        return;
    }
    const Rect rect{box.x, box.bottom() + engine.dp(metrics::kBesideWords), box.width,
                    below.size.height};
    if (below.wrong) {
        Node alert;
        alert.id = engine.id(below.words);
        alert.role = Role::alert;
        alert.label = below.words;
        alert.rect = rect;
        engine.add(std::move(alert));
        const float side = engine.em(22);
        engine.painter.icon({rect.x, rect.y, side, engine.painter.line_height(below.face)},
                            engine.colour(Token::error), Icon::alert_circle, Face::icon, side);
    }
    engine.text_in(engine.id(below.words), below.face,
                   {rect.x + below.sign, rect.y, rect.width - below.sign, rect.height},
                   engine.colour(below.wrong ? Token::error : Token::ink_second), below.words);
}

void paint_field_box(Engine& engine, const FieldText& text, Rect box, bool held) {
    const bool wrong = !text.error.empty();
    const float radius = engine.dp(8);
    engine.painter.fill(
        box, engine.colour(held || !text.enabled ? Token::surface_held : Token::surface), radius);
    engine.painter.outline(box, engine.colour(wrong ? Token::error : Token::border),
                           engine.dp(wrong ? 3 : metrics::kBorder), radius);
    if (text.icon != Icon::none) {
        // In several lines it stands beside the first.
        const float line = engine.painter.line_height(Face::body) + engine.dp(28);
        const float height = std::min(box.height, engine.target(metrics::kControl, line));
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
    node.description = spoken_description(engine, text);
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
