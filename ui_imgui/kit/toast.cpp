// A message above the action bar. It takes its room from the page and lies on nothing that can be
// touched, at any size of text.
#include <algorithm>
#include <utility>

#include "ui_imgui/kit/engine.hpp"
#include "ui_imgui/kit/feedback.hpp"

namespace b2go::kit {

namespace {

/// Of a message at most so much of the window is shown at once, and the rest scrolls: what it is
/// about stays in sight.
constexpr float kMostOfWindow = 0.2F;

enum class ActionPlace {
    none,
    beside, ///< its words in the message's line
    below,
    icon, ///< its picture alone, where there is room for no more
};

/// Sizes in pixels.
struct Layout {
    float pad = 0;
    float sign = 0;  ///< side of the picture before the words
    float close = 0; ///< side of the cross
    float act = 0;   ///< width of the action's button, and the space before it
    float control = 0;
    ActionPlace place = ActionPlace::none;
    float room = 0;  ///< width of the words
    float shown = 0; ///< height of the part of them that is in sight
    float line = 0;  ///< height of the words' line with what stands beside them
};

/// Everything but the words' own height, for an action in this place.
float around_words(const Engine& engine, const Layout& layout, ActionPlace place) {
    const float below = place == ActionPlace::below ? layout.pad + layout.control : 0;
    return 2 * layout.pad + engine.dp(metrics::kGap) + below;
}

ActionPlace place_of_action(const Engine& engine, const Layout& layout, float inside, float free) {
    constexpr float kLeastWords = 180; // narrower than this, a line holds no more than a word
    if (inside - layout.sign - layout.close - layout.act - 3 * layout.pad >=
        engine.em(kLeastWords)) {
        return ActionPlace::beside;
    }
    const bool fits =
        around_words(engine, layout, ActionPlace::below) + std::max(layout.close, layout.control) <=
        free;
    return fits ? ActionPlace::below : ActionPlace::icon;
}

/// `free` is the height there is above the bars for the message and a little of the page.
Layout laid_out(const Engine& engine, std::string_view message, std::string_view action,
                float width, float free) {
    const Painter& painter = engine.painter;
    Layout layout;
    layout.pad = engine.dp(10);
    layout.sign = painter.icon_size();
    layout.close = engine.icon_button_side();
    layout.control =
        engine.target(metrics::kControl, painter.line_height(Face::strong) + engine.em(20));
    const float inside = width - 2 * layout.pad;
    // What a page is left with holds one button.
    const float rest = free - layout.control;
    if (!action.empty()) {
        layout.act =
            painter.width(Face::strong, action) + painter.icon_size() + engine.em(54) + layout.pad;
        layout.place = place_of_action(engine, layout, inside, rest);
    }
    if (layout.place == ActionPlace::icon) {
        layout.act = layout.close + layout.pad;
    }
    const bool beside = layout.place == ActionPlace::beside || layout.place == ActionPlace::icon;
    layout.room =
        inside - layout.sign - layout.close - 3 * layout.pad - (beside ? layout.act : 0.0F);
    const float most = std::min(engine.window.height * kMostOfWindow,
                                rest - around_words(engine, layout, layout.place));
    const float whole = painter.measure(Face::strong, message, layout.room).height;
    layout.shown = std::min(whole, std::max(most, painter.line_height(Face::strong)));
    layout.line = std::max(
        {layout.shown, layout.close, layout.place == ActionPlace::beside ? layout.control : 0.0F});
    return layout;
}

bool draw_action(Ui& ui, const Layout& layout, Rect rect, std::string_view action) {
    Engine& engine = ui.engine();
    const float top = rect.y + layout.pad;
    const float beside = rect.right() - layout.pad - layout.close - layout.pad - layout.act;
    bool tapped = false;
    if (layout.place == ActionPlace::icon) {
        engine.regions.push(beside, top + (layout.line - layout.close) / 2, layout.close);
        tapped = icon_button(ui, "action", Icon::undo, action);
    } else if (layout.place == ActionPlace::beside) {
        engine.regions.push(beside, top + (layout.line - layout.control) / 2, layout.act);
        tapped = button(ui, "action", action, {.icon = Icon::undo});
    } else {
        engine.regions.push(rect.x + layout.pad, top + layout.line + layout.pad,
                            rect.width - 2 * layout.pad);
        tapped = button(ui, "action", action, {.icon = Icon::undo});
    }
    engine.regions.pop();
    return tapped;
}

bool draw_close(Ui& ui, const Layout& layout, Rect rect) {
    Engine& engine = ui.engine();
    engine.regions.push(rect.right() - layout.pad - layout.close,
                        rect.y + layout.pad + (layout.line - layout.close) / 2, layout.close);
    const bool tapped =
        icon_button(ui, "close", Icon::close, engine.say(words().close), {.plain = true});
    engine.regions.pop();
    return tapped;
}

void draw_message(Engine& engine, const Layout& layout, Rect rect, std::string_view message,
                  Icon icon) {
    const Rect line{rect.x + layout.pad, rect.y + layout.pad, layout.sign, layout.line};
    engine.painter.icon(line, engine.colour(Token::ok), icon);
    Node said;
    said.id = engine.id("message");
    said.role = Role::status;
    said.key = "message";
    said.label = message;
    engine.add_reading(std::move(said), Face::strong,
                       {line.right() + layout.pad, line.y + (layout.line - layout.shown) / 2,
                        layout.room, layout.shown},
                       engine.colour(Token::ok));
}

} // namespace

ToastEvent toast_bar(Ui& ui, std::string_view id, std::string_view message, std::string_view action,
                     Icon icon) {
    Engine& engine = ui.engine();
    const float margin = engine.dp(metrics::kGap);
    // Above the action bar, wherever in the reading order it is drawn.
    const float bottom = engine.window.bottom() - (engine.last_bottom_bars - engine.last_toast);
    const float width = engine.page.width - 2 * margin;
    const Layout layout = laid_out(engine, message, action, width, bottom - engine.page.y);
    const float height = around_words(engine, layout, layout.place) + layout.line;
    const Rect rect{engine.page.x + margin, bottom - height + margin / 2, width, height - margin};

    engine.open_group(engine.group_node(id));
    engine.push_scope(id);
    engine.painter.fill(rect, engine.colour(Token::ok_ground), engine.dp(metrics::kRadius));
    engine.painter.outline(rect, engine.colour(Token::ok), engine.dp(metrics::kBorder),
                           engine.dp(metrics::kRadius));
    draw_message(engine, layout, rect, message, icon);
    ToastEvent event = ToastEvent::none;
    if (layout.place != ActionPlace::none && draw_action(ui, layout, rect, action)) {
        event = ToastEvent::action;
    }
    if (draw_close(ui, layout, rect)) {
        event = ToastEvent::closed;
    }
    engine.close_group(rect);
    engine.pop_scope();
    engine.bottom_bars += height;
    engine.toast += height;
    return event;
}

} // namespace b2go::kit
