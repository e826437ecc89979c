#include <algorithm>
#include <utility>

#include "ui_imgui/kit/bars.hpp"
#include "ui_imgui/kit/buttons.hpp"
#include "ui_imgui/kit/engine.hpp"
#include "ui_imgui/kit/pill_paint.hpp"

namespace b2go::kit {

namespace {

PillText drawn_pill(const TopStatus& status, bool is_brief) {
    PillText pill = status.pill;
    if (is_brief && !status.brief.empty()) {
        pill.text = status.brief;
    }
    return pill;
}

/// Of all in one line, with the clock and a gap after each.
float statuses_width(Engine& engine, const TopBar& bar, bool is_brief) {
    float width = 0;
    for (const TopStatus& status : bar.statuses) {
        width += pill_size(engine, drawn_pill(status, is_brief), engine.page.width).width +
                 engine.dp(metrics::kGap);
    }
    if (!bar.clock.empty()) {
        width += engine.painter.width(Face::strong, bar.clock) + engine.dp(metrics::kGap);
    }
    return width;
}

/// A status in the top bar; true when tapped.
bool top_status(Engine& engine, const TopStatus& status, bool is_brief) {
    const PillText text = drawn_pill(status, is_brief);
    Size size = pill_size(engine, text, engine.regions.available());
    const Size drawn = size;
    if (status.action) {
        size.height = engine.target(metrics::kTarget, size.height);
        size.width = std::max(size.width, engine.touch_px(metrics::kTarget));
    }
    const Rect rect = engine.regions.place(size);
    Node node;
    node.id = engine.id(status.key);
    node.role = status.action ? Role::button : Role::status;
    node.key = status.key;
    node.label = status.pill.text;
    node.rect = rect;
    const Touch touch = engine.add(std::move(node));
    const Rect pill{rect.x, rect.y + (size.height - drawn.height) / 2, size.width, drawn.height};
    paint_pill(engine, engine.last_added, pill, text);
    if (touch.held) {
        engine.painter.outline(pill, engine.theme.ink(status.pill.tone),
                               engine.dp(metrics::kBorder), drawn.height / 2);
    }
    return touch.tapped;
}

} // namespace

TopBarEvent top_bar(Ui& ui, const TopBar& bar) {
    Engine& engine = ui.engine();
    const float pad = engine.dp(20);
    const Rect page = engine.page;
    const NodeId id = engine.id("top_bar");
    TopBarEvent event;
    engine.open_group(engine.group_node("top_bar"));
    engine.push_scope("top_bar");
    engine.painter.open_ground();

    const float arrow = engine.icon_button_side();
    const float indent = bar.back.empty() ? 0 : arrow + engine.dp(metrics::kGap);
    const float room = page.width - 2 * pad - indent;
    const float titles = std::max(engine.painter.width(Face::title, bar.title),
                                  engine.painter.width(Face::small, bar.subtitle));
    float statuses = statuses_width(engine, bar, false);
    const auto fits_beside = [&] { return titles + statuses + engine.dp(24) <= room; };
    const bool is_brief = !fits_beside();
    if (is_brief) {
        statuses = statuses_width(engine, bar, true);
    }
    const bool beside = fits_beside();
    const float title_room = beside ? room - statuses - engine.dp(12) : room;

    const float top = page.y + engine.dp(8);
    const float title_height =
        engine.painter.measure(Face::title, bar.title, title_room).height +
        (bar.subtitle.empty()
             ? 0
             : engine.painter.measure(Face::small, bar.subtitle, title_room).height);
    const float least = engine.touch_px(metrics::kTopBar) - engine.dp(16);
    const float line = std::max({title_height, least, bar.back.empty() ? 0.0F : arrow});
    if (!bar.back.empty()) {
        engine.regions.push(page.x + pad - engine.dp(8), top + (line - arrow) / 2, arrow);
        event.back = icon_button(ui, "back", Icon::arrow_left, bar.back, {.plain = true});
        engine.regions.pop();
    }
    engine.regions.push(page.x + pad + indent, top + (line - title_height) / 2, title_room);
    heading(ui, bar.title);
    if (!bar.subtitle.empty()) {
        engine.regions.gap_before_next(0);
        small_text(ui, bar.subtitle);
    }
    engine.regions.pop();
    float bottom = top + line;

    const bool any = !bar.statuses.empty() || !bar.clock.empty();
    if (any) {
        const float x = beside ? page.right() - pad - statuses : page.x + pad;
        const float width = beside ? statuses : page.width - 2 * pad;
        const float height = engine.remembered(id);
        const float y = beside ? top + std::max(0.0F, (line - height) / 2)
                               : bottom + engine.dp(metrics::kBesideWords);
        engine.regions.push(x, y, width);
        {
            const Flow flow(ui, Flow::Align::right);
            for (const TopStatus& status : bar.statuses) {
                if (top_status(engine, status, is_brief)) {
                    event.status = status.key;
                }
            }
            if (!bar.clock.empty()) {
                text(ui, bar.clock, Face::strong);
            }
        }
        const float end = engine.regions.pop();
        engine.remember(id, end - y);
        bottom = std::max(bottom, end);
    }
    const Rect rect{page.x, page.y, page.width, bottom + engine.dp(8) - page.y};
    engine.painter.to_ground();
    engine.painter.fill(rect, engine.colour(Token::surface));
    engine.painter.fill({rect.x, rect.bottom() - engine.dp(1), rect.width, engine.dp(1)},
                        engine.colour(Token::line));
    engine.painter.close_ground();
    engine.pop_scope();
    engine.close_group(rect);
    engine.page.y += rect.height;
    engine.page.height -= rect.height;
    return event;
}

} // namespace b2go::kit
