#include "ui_imgui/kit/choices.hpp"

#include <algorithm>
#include <utility>

#include "ui_imgui/kit/engine.hpp"

namespace b2go::kit {

namespace {

float knob_size(const Engine& engine) { return engine.target(28, engine.em(28)); }

/// Of the switch itself: a knob and room for the longer of the two words.
Size switch_size(const Engine& engine) {
    const float knob = knob_size(engine);
    const float word = std::max(engine.painter.width(Face::small_strong, engine.say(words().yes)),
                                engine.painter.width(Face::small_strong, engine.say(words().no)));
    return {knob + word + engine.dp(28), knob + engine.dp(12)};
}

/// At the right of `rect`.
void paint_switch(Engine& engine, Size track, Rect rect, bool on, bool enabled) {
    const float knob = knob_size(engine);
    const Rect body{rect.right() - track.width, rect.y + (rect.height - track.height) / 2,
                    track.width, track.height};
    const float radius = track.height / 2;
    const Token ground =
        on && enabled ? Token::ok : (enabled ? Token::surface : Token::surface_held);
    engine.painter.fill(body, engine.colour(ground), radius);
    engine.painter.outline(body, engine.colour(on && enabled ? Token::ok : Token::border),
                           engine.dp(metrics::kBorder), radius);
    const float knob_x = on ? body.right() - radius : body.x + radius;
    engine.painter.disc({knob_x, body.y + radius}, knob / 2,
                        engine.colour(on && enabled ? Token::surface : Token::border));
    const float inset = knob + engine.dp(6);
    const Rect say{on ? body.x + engine.dp(8) : body.x + inset, body.y,
                   body.width - inset - engine.dp(8), body.height};
    engine.text_centred_in(engine.last_added, Face::small_strong, say,
                           engine.colour(on && enabled ? Token::surface : Token::ink_second),
                           engine.say(on ? words().yes : words().no));
}

} // namespace

bool toggle(Ui& ui, std::string_view id, std::string_view label, std::string_view detail, bool& on,
            bool enabled) {
    Engine& engine = ui.engine();
    const Size track = switch_size(engine);
    const float width = engine.regions.available();
    const float room = width - track.width - engine.dp(metrics::kGap);
    const Size above = engine.painter.measure(Face::strong, label, room);
    const Size below = detail.empty() ? Size{} : engine.painter.measure(Face::small, detail, room);
    const float height = engine.target(64, above.height + below.height + engine.em(18));
    const Rect rect = engine.regions.place({width, height});

    Node node;
    node.id = engine.id(id);
    node.role = Role::toggle;
    node.key = id;
    node.label = label;
    node.description = detail;
    node.rect = rect;
    node.enabled = enabled;
    node.on = on;
    const Touch touch = engine.add(std::move(node));
    if (touch.tapped) {
        on = !on;
        engine.ask_frame();
    }
    if (touch.held) {
        engine.painter.fill(rect, engine.colour(Token::surface_held), engine.dp(8));
    }
    const float top = rect.y + (height - above.height - below.height) / 2;
    const Colour ink = engine.colour(enabled ? Token::ink : Token::ink_second);
    engine.text_in(engine.last_added, Face::strong, {rect.x, top, room, above.height}, ink, label);
    if (!detail.empty()) {
        engine.text_in(engine.last_added, Face::small,
                       {rect.x, top + above.height, room, below.height},
                       engine.colour(Token::ink_second), detail);
    }

    paint_switch(engine, track, rect, on, enabled);
    return touch.tapped;
}

namespace {

struct OptionSizes {
    float pad;
    float mark;
    float room;
    Size label;
    Size note;
    float height;
};

OptionSizes option_sizes(const Engine& engine, const OptionText& text, float width) {
    OptionSizes sizes{};
    sizes.pad = engine.dp(14);
    sizes.mark = engine.em(24) + engine.dp(10);
    sizes.room = width - 2 * sizes.pad - sizes.mark;
    const Face face = text.strong ? Face::strong : Face::body;
    sizes.label = engine.painter.measure(face, text.label, sizes.room);
    sizes.note =
        text.note.empty() ? Size{} : engine.painter.measure(Face::small, text.note, sizes.room);
    sizes.height = std::max(
        engine.target(metrics::kRow, sizes.label.height + sizes.note.height + engine.dp(24)),
        text.least_height);
    return sizes;
}

} // namespace

float option_height(const Ui& ui, const OptionText& text, float width) {
    OptionText natural = text;
    natural.least_height = 0;
    return option_sizes(ui.engine(), natural, width).height;
}

bool option(Ui& ui, std::string_view id, const OptionText& text, bool chosen, Tone tone) {
    Engine& engine = ui.engine();
    const float width = engine.regions.available();
    const OptionSizes sizes = option_sizes(engine, text, width);
    const Rect rect = engine.regions.place({width, sizes.height});
    Node node;
    node.id = engine.id(id);
    node.role = Role::radio;
    node.key = id;
    node.label = text.spoken.empty() ? text.label : text.spoken;
    node.description = text.note;
    node.rect = rect;
    node.on = chosen;
    const Touch touch = engine.add(std::move(node));

    const Colour accent =
        tone == Tone::neutral ? engine.colour(Token::border) : engine.theme.ink(tone);
    const float radius = engine.dp(metrics::kRadius);
    Colour ground = engine.colour(touch.held ? Token::surface_held : Token::surface);
    ground = chosen ? engine.theme.ground(tone) : ground;
    engine.painter.fill(rect, ground, radius);
    engine.painter.outline(rect, chosen ? accent : engine.colour(Token::border),
                           engine.dp(chosen ? 3.0F : 1.5F), radius);

    const float dot = engine.em(12);
    const Point centre{rect.x + sizes.pad + dot, rect.y + rect.height / 2};
    engine.painter.ring(centre, dot, chosen ? accent : engine.colour(Token::border),
                        engine.dp(metrics::kBorder));
    if (chosen) {
        engine.painter.disc(centre, dot * 0.55F, accent);
    }
    const float x = rect.x + sizes.pad + sizes.mark;
    const float top = rect.y + (rect.height - sizes.label.height - sizes.note.height) / 2;
    engine.text_in(engine.last_added, text.strong ? Face::strong : Face::body,
                   {x, top, sizes.room, sizes.label.height}, engine.colour(Token::ink), text.label);
    if (!text.note.empty()) {
        const Colour ink =
            tone == Tone::neutral ? engine.colour(Token::ink_second) : engine.theme.ink(tone);
        engine.text_in(engine.last_added, Face::small,
                       {x, top + sizes.label.height, sizes.room, sizes.note.height}, ink,
                       text.note);
    }
    return touch.tapped;
}

} // namespace b2go::kit
