#include "ui_imgui/kit/feedback.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "ui_imgui/kit/engine.hpp"
#include "ui_imgui/kit/layout.hpp"
#include "ui_imgui/kit/texts.hpp"

namespace b2go::kit {

namespace {

/// Of a message at most so much is shown at once, and the rest scrolls: what it lies on stays in
/// sight at any text size.
constexpr float kMostOfWindow = 0.2F;

} // namespace

ToastEvent toast_bar(Ui& ui, std::string_view id, std::string_view message, std::string_view action,
                     Icon icon) {
    Engine& engine = ui.engine();
    const NodeId self = engine.id(id);
    const float margin = engine.dp(metrics::kGap);
    const float pad = engine.dp(10);
    const float height = engine.remembered(self, engine.touch_px(72));
    // Above the action bar, wherever in the reading order it is drawn.
    const float bars = engine.last_bottom_bars - engine.last_toast;
    const float bottom = engine.window.bottom() - bars;
    const Rect rect{engine.page.x + margin, bottom - height + margin / 2,
                    engine.page.width - 2 * margin, height - margin};

    Node node;
    node.id = self;
    node.role = Role::group;
    node.key = id;
    engine.push_scope(id);
    engine.open_group(std::move(node));
    engine.painter.fill(rect, engine.colour(Token::ok_ground), engine.dp(metrics::kRadius));
    engine.painter.outline(rect, engine.colour(Token::ok), engine.dp(metrics::kBorder),
                           engine.dp(metrics::kRadius));

    const float sign = engine.painter.icon_size();
    const float close = engine.icon_button_side();
    const float act = action.empty() ? 0
                                     : engine.painter.width(Face::strong, action) +
                                           engine.painter.icon_size() + engine.em(54) + pad;
    const float inside = rect.width - 2 * pad;
    const float words_beside = inside - sign - close - act - 3 * pad;
    const bool beside = words_beside >= engine.em(180);
    const float room = beside ? words_beside : inside - sign - close - 3 * pad;
    const Size words = engine.painter.measure(Face::strong, message, room);
    const float control =
        engine.target(metrics::kControl, engine.painter.line_height(Face::strong) + engine.em(20));
    const bool acts_beside = beside && !action.empty();
    const float shown = std::min(words.height, engine.window.height * kMostOfWindow);
    const float line = std::max({shown, close, acts_beside ? control : 0.0F});

    Node said;
    said.id = engine.id("message");
    said.role = Role::status;
    said.label = message;
    engine.painter.icon({rect.x + pad, rect.y + pad, sign, line}, engine.colour(Token::ok), icon);
    engine.begin_area(engine.id("words"),
                      {rect.x + pad + sign + pad, rect.y + pad + (line - shown) / 2, room, shown},
                      0);
    said.rect = engine.regions.place({room, words.height});
    const Rect at = said.rect;
    engine.add(std::move(said));
    engine.text_in(engine.last_added, Face::strong, at, engine.colour(Token::ok), message);
    engine.end_area();

    ToastEvent event = ToastEvent::none;
    float end = rect.y + pad + line;
    if (!action.empty()) {
        const float y = beside ? rect.y + pad + (line - control) / 2 : end + pad;
        const float x = beside ? rect.right() - pad - close - pad - act : rect.x + pad;
        engine.regions.push(x, y, beside ? act : inside);
        if (button(ui, "action", action, {.icon = Icon::undo})) {
            event = ToastEvent::action;
        }
        end = std::max(end, engine.regions.pop());
    }
    engine.regions.push(rect.right() - pad - close, rect.y + pad + (line - close) / 2, close);
    if (icon_button(ui, "close", Icon::close, engine.say(kit::words().close), {.plain = true})) {
        event = ToastEvent::closed;
    }
    engine.regions.pop();
    engine.remember(self, end + pad - rect.y + margin);
    engine.close_group(rect);
    engine.pop_scope();
    engine.bottom_bars += height;
    engine.toast += height;
    return event;
}

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
