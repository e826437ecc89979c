#include "ui_imgui/kit/texts.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "ui_imgui/kit/engine.hpp"
#include "ui_imgui/kit/pill_paint.hpp"

namespace b2go::kit {

namespace {

Node node_of(const Engine& engine, Role role, std::string_view words, Rect rect) {
    Node node;
    node.id = engine.id(words);
    node.role = role;
    node.label = words;
    node.rect = rect;
    return node;
}

void wrapped_text(Ui& ui, Role role, std::string_view words, Face face, Token ink) {
    Engine& engine = ui.engine();
    const Size size = engine.painter.measure(face, words, engine.regions.available());
    const Rect rect =
        engine.regions.place({std::min(size.width, engine.regions.available()), size.height});
    engine.add(node_of(engine, role, words, rect));
    // The width was rounded up: wrapping at it again breaks where it did before.
    engine.text_in(engine.last_added, face,
                   {rect.x, rect.y, engine.regions.available(), rect.height}, engine.colour(ink),
                   words);
}

} // namespace

void text(Ui& ui, std::string_view words, Face face, Token ink) {
    wrapped_text(ui, Role::text, words, face, ink);
}

void small_text(Ui& ui, std::string_view words) {
    wrapped_text(ui, Role::text, words, Face::small, Token::ink_second);
}

void heading(Ui& ui, std::string_view words, Face face) {
    wrapped_text(ui, Role::heading, words, face, Token::ink);
}

void person_heading(Ui& ui, std::string_view mark, std::string_view words) {
    Engine& engine = ui.engine();
    const float width = engine.regions.available();
    const float disc =
        std::max(engine.em(52), engine.painter.width(Face::strong, mark) + engine.em(16));
    const float indent = disc + engine.dp(14);
    const float room = width - indent;
    const Size size = engine.painter.measure(Face::title, words, room);
    const float height = std::max(disc, size.height);
    const Rect rect = engine.regions.place({width, height});
    engine.add(node_of(engine, Role::heading, words, rect));
    const Rect round{rect.x, rect.y + (height - disc) / 2, disc, disc};
    engine.painter.fill(round, engine.theme.ground(Tone::theirs), disc / 2);
    engine.painter.text_centred(Face::strong, round, engine.theme.ink(Tone::theirs), mark);
    engine.text_in(engine.last_added, Face::title,
                   {rect.x + indent, rect.y + (height - size.height) / 2, room, size.height},
                   engine.colour(Token::ink), words);
}

void fact(Ui& ui, std::string_view label, std::string_view value) {
    Engine& engine = ui.engine();
    const float width = engine.regions.available();
    const Size above = engine.painter.measure(Face::small, label, width);
    const Size below = engine.painter.measure(Face::strong, value, width);
    const Rect rect = engine.regions.place({width, above.height + below.height});
    Node node = node_of(engine, Role::text, label, rect);
    node.value = value;
    engine.add(std::move(node));
    engine.text_in(engine.last_added, Face::small, {rect.x, rect.y, width, above.height},
                   engine.colour(Token::ink_second), label);
    engine.text_in(engine.last_added, Face::strong,
                   {rect.x, rect.y + above.height, width, below.height}, engine.colour(Token::ink),
                   value);
}

void fact_row(Ui& ui, std::string_view label, std::string_view value) {
    Engine& engine = ui.engine();
    const float width = engine.regions.available();
    // Two widths of the first column, so that rows below each other line up.
    const float needed = engine.painter.width(Face::small, label) + engine.em(10);
    const float column = needed <= engine.em(88) ? engine.em(88) : engine.em(180);
    if (needed > column || width < column + engine.em(150)) {
        fact(ui, label, value);
        return;
    }
    const float room = width - column;
    const Size size = engine.painter.measure(Face::strong, value, room);
    const Rect rect = engine.regions.place({width, size.height});
    Node node = node_of(engine, Role::text, label, rect);
    node.value = value;
    engine.add(std::move(node));
    // The smaller words stand on the line of the larger.
    const float sink =
        (engine.painter.line_height(Face::strong) - engine.painter.line_height(Face::small)) * 0.8F;
    engine.text_in(engine.last_added, Face::small,
                   {rect.x, rect.y + sink, column, size.height - sink},
                   engine.colour(Token::ink_second), label);
    engine.text_in(engine.last_added, Face::strong, {rect.x + column, rect.y, room, size.height},
                   engine.colour(Token::ink), value);
}

void pill(Ui& ui, const PillText& words) {
    Engine& engine = ui.engine();
    const Size size = pill_size(engine, words, engine.regions.available());
    const Rect rect = engine.regions.place(size);
    engine.add(node_of(engine, Role::status, words.text, rect));
    paint_pill(engine, engine.last_added, rect, words);
}

void banner(Ui& ui, std::string_view id, Tone tone, std::string_view words) {
    Engine& engine = ui.engine();
    const float pad = engine.dp(14);
    const float icon = engine.painter.icon_size();
    const float width = engine.regions.available();
    const float room = width - 3 * pad - icon;
    const Size size = engine.painter.measure(Face::strong, words, room);
    const float height = std::max(size.height, icon) + 2 * pad;
    const Rect rect = engine.regions.place({width, height});
    Node node = node_of(engine, tone == Tone::error ? Role::alert : Role::status, words, rect);
    node.id = engine.id(id);
    node.key = id;
    engine.add(std::move(node));

    Icon sign = Icon::information;
    sign = tone == Tone::ok ? Icon::check_circle : sign;
    sign = tone == Tone::warn ? Icon::alert : sign;
    sign = tone == Tone::error ? Icon::alert_circle : sign;
    engine.painter.fill(rect, engine.theme.ground(tone), engine.dp(metrics::kRadius));
    engine.painter.icon({rect.x + pad, rect.y + pad, icon, height - 2 * pad},
                        engine.theme.ink(tone), sign);
    engine.text_in(
        engine.last_added, Face::strong,
        {rect.x + 2 * pad + icon, rect.y + (height - size.height) / 2, room, size.height},
        engine.theme.ink(tone), words);
}

void gap(Ui& ui, float dp) { ui.engine().regions.gap_before_next(ui.engine().dp(dp)); }

void divider(Ui& ui) {
    Engine& engine = ui.engine();
    engine.regions.gap_before_next(engine.dp(6));
    const Rect rect =
        engine.regions.place({engine.regions.available(), std::max(1.0F, engine.dp(1))});
    engine.painter.fill(rect, engine.colour(Token::line));
    engine.regions.gap_before_next(engine.dp(6));
}

void meter(Ui& ui, std::string_view label, int value, int most) {
    Engine& engine = ui.engine();
    const std::string number = std::to_string(value);
    const float width = engine.regions.available();
    const Size words = engine.painter.measure(Face::small, label, width);
    const float bar = engine.dp(12);
    const float line = engine.painter.line_height(Face::strong);
    const Rect rect = engine.regions.place({width, words.height + std::max(bar, line)});
    Node node = node_of(engine, Role::text, label, rect);
    node.value = number;
    engine.add(std::move(node));
    engine.text_in(engine.last_added, Face::small, {rect.x, rect.y, width, words.height},
                   engine.colour(Token::ink_second), label);

    const float number_width = engine.painter.width(Face::strong, number);
    const Rect track{rect.x, rect.y + words.height + (line - bar) / 2,
                     width - number_width - engine.dp(16), bar};
    const float share =
        most > 0 ? std::clamp(static_cast<float>(value) / static_cast<float>(most), 0.0F, 1.0F)
                 : 0.0F;
    engine.painter.fill(track, engine.colour(Token::surface_held), bar / 2);
    if (share > 0) {
        engine.painter.fill({track.x, track.y, std::max(bar, track.width * share), bar},
                            engine.colour(Token::primary), bar / 2);
    }
    engine.painter.outline(track, engine.colour(Token::border), engine.dp(1), bar / 2);
    engine.painter.text(Face::strong, {rect.right() - number_width, rect.y + words.height},
                        engine.colour(Token::ink), number);
}

} // namespace b2go::kit
