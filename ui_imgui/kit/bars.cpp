#include "ui_imgui/kit/bars.hpp"

#include <algorithm>
#include <utility>

#include "ui_imgui/kit/buttons.hpp"
#include "ui_imgui/kit/engine.hpp"
#include "ui_imgui/kit/pill_paint.hpp"

namespace b2go::kit {

namespace {

Node bar_node(const Engine& engine, std::string_view id) {
    Node node;
    node.id = engine.id(id);
    node.role = Role::group;
    node.key = id;
    return node;
}

/// A rail without words stays slim at any text size.
float rail_icon(const Engine& engine, bool words) {
    return words ? engine.painter.icon_size(Face::icon_large)
                 : std::min(engine.painter.icon_size(Face::icon), engine.dp(36));
}

/// An item's two shapes: picture over words, or the picture alone.
float item_height(const Engine& engine, const RailItem& item, float width, bool words) {
    const float icon = rail_icon(engine, words);
    if (!words) {
        return std::max(engine.touch_px(metrics::kRailItemNarrow), icon + engine.dp(24));
    }
    const Size label = engine.painter.measure(Face::small_strong, item.label, width);
    return std::max(engine.touch_px(metrics::kRailItem), icon + label.height + engine.dp(28));
}

/// A number at the picture's upper right.
void paint_count(Engine& engine, int count, Rect picture, float icon) {
    const std::string number = count > 99 ? "99+" : std::to_string(count);
    const float side = std::min(engine.em(26), icon * 0.8F);
    const float size = side * 0.76F;
    const float words = engine.painter.width(Face::small_strong, number) * size /
                        engine.painter.line_height(Face::small_strong);
    const float wide = std::max(side, words + side * 0.4F);
    const float x =
        std::min(picture.centre().x + icon * 0.28F, picture.right() + engine.dp(4) - wide);
    const Rect badge{x, picture.y - side * 0.3F, wide, side};
    engine.painter.fill(badge, engine.colour(Token::count), side / 2);
    engine.painter.text_centred(Face::small_strong, badge, engine.colour(Token::count_ink), number,
                                size);
}

bool rail_item(Engine& engine, const RailItem& item, bool current, bool words) {
    const float width = engine.regions.available();
    const float height = item_height(engine, item, width, words);
    const Rect rect = engine.regions.place({width, height});
    Node node;
    node.id = engine.id(item.key);
    node.role = Role::tab;
    node.key = item.key;
    node.label = item.label;
    node.value = item.count > 0 ? std::to_string(item.count) : std::string();
    node.rect = rect;
    node.on = current;
    const Touch touch = engine.add(std::move(node));
    if (!engine.seen(rect)) {
        return touch.tapped;
    }
    const bool lit = current || touch.held;
    if (lit) {
        engine.painter.fill(rect, engine.colour(current ? Token::surface : Token::primary_held),
                            engine.dp(metrics::kRadius));
    }
    Colour ink = engine.colour(current ? Token::primary : Token::rail_ink);
    ink = touch.held && !current ? engine.colour(Token::on_primary) : ink;
    const Face face = words ? Face::icon_large : Face::icon;
    const float icon = rail_icon(engine, words);
    const Size label =
        words ? engine.painter.measure(Face::small_strong, item.label, width) : Size{};
    const float top = rect.y + (height - icon - label.height) / 2;
    const Rect picture{rect.x, top, width, icon};
    engine.painter.icon(picture, ink, item.icon, face, icon);
    if (words) {
        engine.text_centred_in(engine.last_added, Face::small_strong,
                               {rect.x, top + icon, width, label.height}, ink, item.label);
    }
    if (item.count > 0) {
        paint_count(engine, item.count, picture, icon);
    }
    return touch.tapped;
}

} // namespace

std::optional<std::string> rail(Ui& ui, std::span<const RailItem> items, std::string_view current) {
    Engine& engine = ui.engine();
    const bool words = !engine.narrow();
    const float pad = engine.dp(8);
    float inner = words ? engine.touch_px(metrics::kRail - 16) : engine.touch_px(60);
    for (const RailItem& item : items) {
        // A word of its own that is too long for the rail makes it wider.
        if (words) {
            inner = std::max(inner, engine.painter.width(Face::small_strong, item.label));
        }
    }
    const float width = inner + 2 * pad;
    const Rect rect{engine.page.x, engine.page.y, width, engine.page.height};
    engine.painter.fill(rect, engine.colour(Token::rail));

    float above = pad;
    float below = 0;
    for (const RailItem& item : items) {
        (item.at_bottom ? below : above) +=
            item_height(engine, item, inner, words) + engine.dp(metrics::kGap) * 0.7F;
    }
    const float free = std::max(0.0F, rect.height - above - below - pad);

    std::optional<std::string> tapped;
    engine.open_group(bar_node(engine, "rail"));
    engine.push_scope("rail");
    const NodeId group_before = engine.arrow_group;
    engine.arrow_group = engine.id("items");
    engine.begin_area(engine.id("area"), rect, pad);
    for (const bool bottom : {false, true}) {
        if (bottom) {
            engine.regions.gap_before_next(free + engine.dp(metrics::kGap) * 0.7F);
        }
        for (const RailItem& item : items) {
            if (item.at_bottom != bottom) {
                continue;
            }
            if (rail_item(engine, item, item.key == current, words)) {
                tapped = item.key;
            }
            engine.regions.gap_before_next(engine.dp(metrics::kGap) * 0.7F);
        }
    }
    engine.end_area(true);
    engine.arrow_group = group_before;
    engine.pop_scope();
    engine.close_group(rect);
    engine.page.x += width;
    engine.page.width -= width;
    return tapped;
}

namespace {

/// A status in the top bar; true when tapped.
bool top_status(Engine& engine, const TopStatus& status) {
    Size size = pill_size(engine, status.pill, engine.regions.available());
    const Size drawn = size;
    if (status.action) {
        size.height = std::max(size.height, engine.touch_px(metrics::kTarget));
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
    paint_pill(engine, engine.last_added, pill, status.pill);
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
    engine.open_group(bar_node(engine, "top_bar"));
    engine.push_scope("top_bar");
    engine.painter.open_ground();

    const float arrow = engine.icon_button_side();
    const float indent = bar.back.empty() ? 0 : arrow + engine.dp(metrics::kGap);
    float statuses = 0;
    for (const TopStatus& status : bar.statuses) {
        statuses += pill_size(engine, status.pill, page.width).width + engine.dp(metrics::kGap);
    }
    if (!bar.clock.empty()) {
        statuses += engine.painter.width(Face::strong, bar.clock) + engine.dp(metrics::kGap);
    }
    const float room = page.width - 2 * pad - indent;
    const float titles = std::max(engine.painter.width(Face::title, bar.title),
                                  engine.painter.width(Face::small, bar.subtitle));
    const bool beside = titles + statuses + engine.dp(24) <= room;
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
        const float y = beside ? top + std::max(0.0F, (line - height) / 2) : bottom + engine.dp(4);
        engine.regions.push(x, y, width);
        {
            const Flow flow(ui, Flow::Align::right);
            for (const TopStatus& status : bar.statuses) {
                if (top_status(engine, status)) {
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

ActionBar::ActionBar(Ui& ui, std::string_view id) : ui_(ui) {
    Engine& engine = ui.engine();
    Engine::BottomBar& bar = engine.action_bar;
    bar = {};
    bar.id = engine.id(id);
    bar.visible = !engine.keyboard.is_open() ||
                  engine.window.height >= engine.touch_px(metrics::kActionBarBesideKeyboard);
    if (!bar.visible) {
        return;
    }
    const float pad = engine.dp(metrics::kGap);
    const float height = engine.remembered(bar.id, engine.touch_px(metrics::kActionBar));
    bar.rect = {engine.page.x, engine.page_bottom - height, engine.page.width, height};
    engine.open_group(bar_node(engine, id));
    engine.push_scope(id);
    engine.painter.fill(bar.rect, engine.colour(Token::surface));
    engine.painter.fill({bar.rect.x, bar.rect.y, bar.rect.width, engine.dp(1)},
                        engine.colour(Token::line));
    // What is said and what can be done share a line when both fit.
    const float said = engine.remembered(engine.id("said"));
    const float done = engine.remembered(engine.id("done"));
    const float room = bar.rect.width - 2 * engine.dp(metrics::kPad);
    bar.beside = said + done + engine.dp(24) <= room;
    const float line = engine.remembered(engine.id("line"));
    const float words = engine.remembered(engine.id("words"));
    const float sink = bar.beside ? std::max(0.0F, (line - words) / 2) : 0;
    engine.regions.push(bar.rect.x + engine.dp(metrics::kPad), bar.rect.y + pad + sink,
                        bar.beside && done > 0 ? std::max(1.0F, room - done - engine.dp(24))
                                               : room);
    engine.regions.push_flow(engine.id("first"), false);
}

bool ActionBar::visible() const { return ui_.engine().action_bar.visible; }

void ActionBar::actions() {
    Engine& engine = ui_.engine();
    Engine::BottomBar& bar = engine.action_bar;
    if (!bar.visible || bar.acting) {
        return;
    }
    bar.acting = true;
    engine.remember(engine.id("said"), engine.regions.widest_line());
    engine.regions.pop_flow();
    const float start = engine.regions.start();
    bar.said_bottom = engine.regions.pop();
    engine.remember(engine.id("words"), bar.said_bottom - start);
    const float pad = engine.dp(metrics::kGap);
    const float room = bar.rect.width - 2 * engine.dp(metrics::kPad);
    const bool said = bar.said_bottom > start;
    const float y = bar.beside || !said ? bar.rect.y + pad : bar.said_bottom + engine.dp(8);
    engine.regions.push(bar.rect.x + engine.dp(metrics::kPad), y, room);
    engine.regions.push_flow(engine.id("second"), true);
}

ActionBar::~ActionBar() {
    Engine& engine = ui_.engine();
    Engine::BottomBar& bar = engine.action_bar;
    if (!bar.visible) {
        return;
    }
    actions();
    engine.remember(engine.id("done"), engine.regions.widest_line());
    engine.regions.pop_flow();
    const float start = engine.regions.start();
    const float bottom = engine.regions.pop();
    engine.remember(engine.id("line"), bottom - start);
    const float end = std::max(bottom, bar.said_bottom);
    const float height =
        std::max(engine.touch_px(metrics::kActionBar), end - bar.rect.y + engine.dp(metrics::kGap));
    engine.remember(bar.id, height);
    engine.pop_scope();
    engine.close_group(bar.rect);
    engine.page_bottom -= height;
    engine.bottom_bars += height;
}

} // namespace b2go::kit
