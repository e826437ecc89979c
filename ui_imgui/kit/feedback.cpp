#include "ui_imgui/kit/feedback.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "ui_imgui/kit/engine.hpp"
#include "ui_imgui/kit/layout.hpp"
#include "ui_imgui/kit/texts.hpp"

namespace b2go::kit {

bool progress(Ui& ui, std::string_view id, const ProgressText& words, float share) {
    Engine& engine = ui.engine();
    Node node;
    node.id = engine.id(id);
    node.role = Role::progress;
    node.key = id;
    node.label = words.label;
    node.value = share >= 0 ? fmt::format("{} %", static_cast<int>(share * 100)) : std::string();
    node.description = words.count;
    const Point start = engine.regions.next();
    engine.push_scope(id);
    engine.open_group(std::move(node));
    text(ui, words.label, Face::strong);
    engine.regions.gap_before_next(engine.dp(6));
    const float bar = engine.dp(14);
    const Rect track = engine.regions.place({engine.regions.available(), bar});
    engine.painter.fill(track, engine.colour(Token::surface_held), bar / 2);
    float x = track.x;
    float width = 0;
    if (share >= 0) {
        width = track.width * std::clamp(share, 0.0F, 1.0F);
    } else {
        // Back and forth: something happens, nobody knows for how long.
        const double phase = engine.input.now_s - 2 * static_cast<int>(engine.input.now_s / 2);
        const auto way = static_cast<float>(phase < 1 ? phase : 2 - phase);
        width = track.width * 0.25F;
        x = track.x + (track.width - width) * way;
        engine.wake_in(0.05);
    }
    if (width > 0) {
        engine.painter.fill({x, track.y, std::max(width, bar), bar}, engine.colour(Token::primary),
                            bar / 2);
    }
    engine.painter.outline(track, engine.colour(Token::border), engine.dp(1), bar / 2);
    if (!words.count.empty()) {
        engine.regions.gap_before_next(engine.dp(6));
        small_text(ui, words.count);
    }
    const bool cancelled =
        !words.cancel.empty() && button(ui, "cancel", words.cancel, {.icon = Icon::close});
    engine.close_group(
        {start.x, start.y, engine.regions.available(), engine.regions.bottom() - start.y});
    engine.pop_scope();
    return cancelled;
}

namespace {

/// A large picture with words below it, in the middle of the width.
void centred_picture(Engine& engine, Icon icon, Tone tone) {
    const float side = engine.em(96);
    const Rect rect = engine.regions.place({engine.regions.available(), side});
    const Point centre = rect.centre();
    engine.painter.disc(centre, side / 2, engine.theme.ground(tone));
    engine.painter.icon(rect, engine.theme.ink(tone), icon, Face::icon_large, side * 0.5F);
}

void centred_text(Engine& engine, Role role, Face face, Token ink, std::string_view words) {
    const float room = std::min(engine.regions.available(), engine.em(560));
    const Size size = engine.painter.measure(face, words, room);
    const Rect rect = engine.regions.place({engine.regions.available(), size.height});
    Node node;
    node.id = engine.id(words);
    node.role = role;
    node.label = words;
    node.rect = rect;
    engine.add(std::move(node));
    engine.text_centred_in(engine.last_added, face,
                           {rect.x + (rect.width - room) / 2, rect.y, room, rect.height},
                           engine.colour(ink), words);
}

bool centred_button(Ui& ui, std::string_view label, Emphasis emphasis) {
    Engine& engine = ui.engine();
    const float available = engine.regions.available();
    const float width =
        std::min(available, engine.painter.width(Face::strong, label) + engine.em(46));
    const Point start = engine.regions.next();
    engine.regions.push(start.x + (available - width) / 2, start.y, width);
    const bool tapped = button(ui, "action", label, {.emphasis = emphasis, .fill = true});
    const float bottom = engine.regions.pop();
    engine.regions.place({available, bottom - engine.regions.next().y});
    return tapped;
}

} // namespace

bool empty_state(Ui& ui, std::string_view id, Icon icon, std::string_view title,
                 std::string_view what_to_do, std::string_view action) {
    Engine& engine = ui.engine();
    const Scope scope(ui, id);
    engine.regions.gap_before_next(engine.dp(32));
    centred_picture(engine, icon, Tone::info);
    centred_text(engine, Role::heading, Face::title, Token::ink, title);
    centred_text(engine, Role::text, Face::body, Token::ink_second, what_to_do);
    return !action.empty() && centred_button(ui, action, Emphasis::secondary);
}

bool error_state(Ui& ui, std::string_view id, const ProblemText& problem, std::string_view action) {
    Engine& engine = ui.engine();
    const Scope scope(ui, id);
    engine.regions.gap_before_next(engine.dp(32));
    centred_picture(engine, Icon::alert_circle, Tone::error);
    centred_text(engine, Role::alert, Face::title, Token::ink, problem.happened);
    centred_text(engine, Role::text, Face::body, Token::ink, problem.safe);
    centred_text(engine, Role::text, Face::body, Token::ink_second, problem.to_do);
    return !action.empty() && centred_button(ui, action, Emphasis::primary);
}

} // namespace b2go::kit
