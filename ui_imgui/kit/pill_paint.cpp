#include "ui_imgui/kit/pill_paint.hpp"

#include <algorithm>

namespace b2go::kit {

namespace {

struct Parts {
    float pad;
    float icon;
    float gap;
    [[nodiscard]] float beside_words() const { return 2 * pad + icon + gap; }
};

Parts parts_of(const Engine& engine, const PillText& text) {
    const bool icon = text.icon != Icon::none;
    return {engine.em(12), icon ? engine.em(22) : 0, icon ? engine.em(6) : 0};
}

} // namespace

Size pill_size(const Engine& engine, const PillText& text, float room) {
    const Parts parts = parts_of(engine, text);
    const float beside = parts.beside_words();
    const Size words = engine.painter.measure(Face::small_strong, text.text, room - beside);
    return {std::min(room, words.width + beside),
            std::max(words.height + engine.em(10), engine.em(34))};
}

void paint_pill(Engine& engine, NodeId node, Rect rect, const PillText& text) {
    const Parts parts = parts_of(engine, text);
    const Colour ink = engine.theme.ink(text.tone);
    engine.painter.fill(rect, engine.theme.ground(text.tone),
                        std::min(rect.height / 2, engine.em(17)));
    engine.painter.icon({rect.x + parts.pad - engine.em(2), rect.y, parts.icon, rect.height}, ink,
                        text.icon, Face::icon, parts.icon);
    const Rect room{rect.x + parts.pad + parts.icon + parts.gap - engine.em(2), rect.y,
                    rect.width - parts.beside_words() + engine.em(2), rect.height};
    const Size words = engine.painter.measure(Face::small_strong, text.text, room.width);
    engine.text_in(node, Face::small_strong,
                   {room.x, room.y + (room.height - words.height) / 2, room.width, words.height},
                   ink, text.text);
}

} // namespace b2go::kit
