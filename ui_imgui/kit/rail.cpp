#include <algorithm>
#include <cmath>
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

/// How tall items are, from the height they have to the least that can be hit.
struct Heights {
    float most = 0;
    float least = 0;
};

/// An item's two shapes: picture over words, or the picture alone.
Heights item_heights(const Engine& engine, const RailItem& item, float width, bool words) {
    const float icon = rail_icon(engine, words);
    if (!words) {
        const float height = engine.target(metrics::kRailItemNarrow, icon + engine.dp(24));
        return {height, height};
    }
    const float label = engine.painter.measure(Face::small_strong, item.label, width).height;
    return {engine.target(metrics::kRailItem, icon + label + engine.dp(28)),
            engine.target(metrics::kTarget, icon + label + engine.dp(10))};
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

bool rail_item(Engine& engine, const RailItem& item, float height, bool current, bool words) {
    const float width = engine.regions.available();
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

constexpr float kGapShare = 0.7F; ///< of the gap elsewhere: items lie close to each other

float gap_between(const Engine& engine) { return engine.dp(metrics::kGap) * kGapShare; }

float disc_side(const Engine& engine, const RailPerson& person, bool words) {
    const float side =
        std::max(engine.em(44), engine.painter.width(Face::strong, person.mark) + engine.em(12));
    return words ? side : std::min(side, engine.dp(60));
}

float person_height(const Engine& engine, const RailPerson& person, float width, bool words) {
    float height = disc_side(engine, person, words);
    if (words) {
        height += engine.dp(4) +
                  engine.painter.measure(Face::small_strong, person.short_name, width).height;
        for (const std::string& line : person.lines) {
            height += engine.painter.measure(Face::small, line, width).height;
        }
    }
    return height;
}

void rail_person(Engine& engine, const RailPerson& person, bool words) {
    const float width = engine.regions.available();
    const Rect rect = engine.regions.place({width, person_height(engine, person, width, words)});
    Node node;
    node.id = engine.id("person");
    node.role = Role::text;
    node.key = "person";
    node.label = person.name;
    for (const std::string& line : person.lines) {
        node.label += ", " + line;
    }
    node.rect = rect;
    engine.add(std::move(node));
    const NodeId self = engine.last_added;
    const float side = disc_side(engine, person, words);
    const Rect disc{rect.x, rect.y, width, side};
    engine.painter.disc(disc.centre(), side / 2, engine.colour(Token::count));
    const float size = words ? 0 : side * 0.5F; // a slim rail holds no larger letters
    engine.painter.text_centred(Face::strong, disc, engine.colour(Token::count_ink), person.mark,
                                size);
    if (!words) {
        return;
    }
    float y = disc.bottom() + engine.dp(4);
    const auto line = [&](Face face, const std::string& said) {
        const float height = engine.painter.measure(face, said, width).height;
        engine.text_centred_in(self, face, {rect.x, y, width, height},
                               engine.colour(Token::rail_ink), said);
        y += height;
    };
    line(Face::small_strong, person.short_name);
    for (const std::string& one : person.lines) {
        line(Face::small, one);
    }
}

/// As much of each item's free space as there is room for.
std::vector<float> heights_of(const Engine& engine, std::span<const RailItem> items, float width,
                              float room, bool words) {
    std::vector<float> heights;
    float most = 0;
    float least = 0;
    for (const RailItem& item : items) {
        const Heights item_height = item_heights(engine, item, width, words);
        most += item_height.most;
        least += item_height.least;
    }
    room -= gap_between(engine) * static_cast<float>(items.size());
    const float share = most > least ? std::clamp((room - least) / (most - least), 0.0F, 1.0F) : 1;
    for (const RailItem& item : items) {
        const Heights item_height = item_heights(engine, item, width, words);
        heights.push_back(
            std::floor(item_height.least + (item_height.most - item_height.least) * share));
    }
    return heights;
}

/// A word of its own that is too long for the rail makes it wider; a team's name may wrap.
float inner_width(const Engine& engine, std::span<const RailItem> items, const RailPerson* person,
                  bool words) {
    if (!words) {
        return engine.touch_px(60);
    }
    const float side = engine.em(6);
    float inner = engine.touch_px(metrics::kRail - 16);
    for (const RailItem& item : items) {
        inner = std::max(inner, engine.painter.width(Face::small_strong, item.label) + 2 * side);
    }
    if (person != nullptr) {
        constexpr float kMostForPerson = 160;
        for (const std::string& line : person->lines) {
            inner = std::max(inner, std::min(engine.painter.width(Face::small, line) + 2 * side,
                                             engine.em(kMostForPerson)));
        }
    }
    return inner;
}

} // namespace

std::optional<std::string> rail(Ui& ui, std::span<const RailItem> items, std::string_view current,
                                const RailPerson* person) {
    Engine& engine = ui.engine();
    const bool words = !engine.narrow();
    const float pad = engine.dp(8);
    const float gap = gap_between(engine);
    const float inner = inner_width(engine, items, person, words);
    const float width = inner + 2 * pad;
    const Rect rect{engine.page.x, engine.page.y, width, engine.page.height};
    engine.painter.fill(rect, engine.colour(Token::rail));

    const float foot = person == nullptr ? 0 : person_height(engine, *person, inner, words);
    const std::vector<float> heights =
        heights_of(engine, items, inner, rect.height - 2 * pad - foot, words);
    float taken = foot;
    for (const float height : heights) {
        taken += height + gap;
    }
    const float free = std::max(0.0F, rect.height - 2 * pad - taken);

    std::optional<std::string> tapped;
    engine.open_group(engine.group_node("rail"));
    engine.push_scope("rail");
    const NodeId group_before = engine.arrow_group;
    engine.arrow_group = engine.id("items");
    engine.begin_area(engine.id("area"), rect, pad);
    for (const bool bottom : {false, true}) {
        if (bottom) {
            engine.regions.gap_before_next(free + gap);
        }
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (items[i].at_bottom != bottom) {
                continue;
            }
            if (rail_item(engine, items[i], heights[i], items[i].key == current, words)) {
                tapped = items[i].key;
            }
            engine.regions.gap_before_next(gap);
        }
    }
    if (person != nullptr) {
        rail_person(engine, *person, words);
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
