#include <algorithm>
#include <string>
#include <utility>

#include "ui_imgui/kit/bars.hpp"
#include "ui_imgui/kit/engine.hpp"

namespace b2go::kit {

namespace {

/// A rail without words stays slim at any text size; its pictures grow as far as it lets them.
float rail_icon(const Engine& engine, bool words) {
    constexpr float kMostWithoutWords = 44;
    const float large = engine.painter.icon_size(Face::icon_large);
    return words ? large : std::min(large, engine.dp(kMostWithoutWords));
}

/// An item's two shapes: picture over words, or the picture alone.
float item_height(const Engine& engine, const RailItem& item, float width, bool words) {
    const float icon = rail_icon(engine, words);
    if (!words) {
        return engine.target(metrics::kRailItemNarrow, icon + engine.dp(24));
    }
    const Size label = engine.painter.measure(Face::small_strong, item.label, width);
    return engine.target(metrics::kRailItem, icon + label.height + engine.dp(28));
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
    const float icon = rail_icon(engine, words);
    const Size label =
        words ? engine.painter.measure(Face::small_strong, item.label, width) : Size{};
    const float top = rect.y + (height - icon - label.height) / 2;
    const Rect picture{rect.x, top, width, icon};
    engine.painter.icon(picture, ink, item.icon, Face::icon_large, icon);
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
            inner = std::max(inner, engine.painter.width(Face::small_strong, item.label) +
                                        2 * engine.em(6));
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
    engine.open_group(engine.group_node("rail"));
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

} // namespace b2go::kit
