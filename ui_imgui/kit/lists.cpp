#include "ui_imgui/kit/lists.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "ui_imgui/kit/engine.hpp"
#include "ui_imgui/kit/pill_paint.hpp"

namespace b2go::kit {

namespace {

/// How a row divides its width; all pixels.
struct RowPlan {
    float pad = 0;
    float disc = 0;     ///< with the free space after it
    float arrow = 0;    ///< with the free space before it
    float trailing = 0; ///< width of the trailing words
    Size pills;         ///< with the free space between
    bool pills_beside = true;
    float words = 0; ///< width left for title and detail
    Size title;
    Size detail;
    float height = 0;
};

RowPlan plan_row(const Engine& engine, const Row& row, float width) {
    const Painter& painter = engine.painter;
    const float gap = engine.dp(14);
    RowPlan plan;
    plan.pad = row.framed || row.selected ? engine.dp(16) : engine.dp(4);
    const bool disc = row.icon != Icon::none || !row.mark.empty();
    plan.disc =
        disc ? std::max(engine.em(48), painter.width(Face::strong, row.mark) + engine.em(16)) + gap
             : 0;
    plan.arrow = row.opens ? engine.em(26) + engine.dp(6) : 0;
    plan.trailing =
        row.trailing.empty() ? 0 : painter.width(Face::small, row.trailing) + engine.dp(12);
    const float inside = width - 2 * plan.pad - plan.disc - plan.arrow;
    for (const PillText& pill : row.pills) {
        const Size size = pill_size(engine, pill, inside);
        plan.pills.width += size.width + (plan.pills.width > 0 ? engine.dp(8) : 0);
        plan.pills.height = std::max(plan.pills.height, size.height);
    }
    const float natural =
        std::max(painter.width(Face::strong, row.title), painter.width(Face::small, row.detail));
    const float side = plan.pills.width + plan.trailing + (plan.pills.width > 0 ? gap : 0);
    // Words wrap before the pills move below them, but not to less than half of the row.
    plan.pills_beside = row.pills.empty() || natural + side <= inside ||
                        (inside - side >= inside * 0.5F && inside - side >= engine.em(200));
    plan.words = inside - plan.trailing - (plan.pills_beside ? side - plan.trailing : 0);
    plan.title = painter.measure(Face::strong, row.title, plan.words);
    plan.detail =
        row.detail.empty() ? Size{} : painter.measure(Face::small, row.detail, plan.words);
    float content = plan.title.height + plan.detail.height;
    if (!plan.pills_beside) {
        // Each on its own line is the widest they can need.
        float lines = 0;
        float x = 0;
        float line = 0;
        for (const PillText& pill : row.pills) {
            const Size size = pill_size(engine, pill, inside);
            if (x > 0 && x + size.width > inside) {
                lines += line + engine.dp(6);
                x = line = 0;
            }
            x += size.width + engine.dp(8);
            line = std::max(line, size.height);
        }
        plan.pills.height = lines + line;
        content += plan.pills.height + engine.dp(6);
    }
    const float picture = disc ? engine.em(48) + engine.dp(18) : 0;
    plan.height = engine.target(metrics::kRow, std::max(content + engine.dp(20), picture));
    return plan;
}

void paint_pills(Engine& engine, NodeId node, const Row& row, const RowPlan& plan, Rect rect,
                 float top) {
    const float left = rect.x + plan.pad + plan.disc;
    const float right = rect.right() - plan.pad - plan.arrow;
    const float inside = right - left;
    float x = plan.pills_beside ? right - plan.pills.width : left;
    float y = plan.pills_beside ? rect.centre().y - plan.pills.height / 2 : top;
    for (const PillText& pill : row.pills) {
        const Size size = pill_size(engine, pill, inside);
        if (!plan.pills_beside && x > left && x + size.width > right) {
            x = left;
            y += size.height + engine.dp(6);
        }
        paint_pill(engine, node, {x, y, size.width, size.height}, pill);
        x += size.width + engine.dp(8);
    }
}

void paint_row_ground(Engine& engine, const Row& row, Rect rect, bool held) {
    Painter& painter = engine.painter;
    const float radius = engine.dp(metrics::kRadius);
    if (row.framed || row.selected || held) {
        Token ground = row.selected ? Token::info_ground : Token::surface;
        ground = held ? Token::surface_held : ground;
        painter.fill(rect, engine.colour(ground), radius);
        if (row.framed) {
            painter.outline(rect, engine.colour(row.selected ? Token::primary : Token::line),
                            engine.dp(row.selected ? 2 : 1), radius);
        }
    }
}

void paint_disc(Engine& engine, const Row& row, const RowPlan& plan, Rect rect) {
    Painter& painter = engine.painter;
    const float side = plan.disc - engine.dp(14);
    const float height = std::min(side, engine.em(48));
    const Rect disc{rect.x + plan.pad, rect.centre().y - height / 2, side, height};
    painter.fill(disc, engine.theme.ground(row.tone), height / 2);
    if (row.icon != Icon::none) {
        painter.icon(disc, engine.theme.ink(row.tone), row.icon, Face::icon, height * 0.54F);
    } else {
        painter.text_centred(Face::strong, disc, engine.theme.ink(row.tone), row.mark);
    }
}

/// Title, detail, what stands at the right, and the pills.
void paint_words(Engine& engine, NodeId self, const Row& row, const RowPlan& plan, Rect rect) {
    const Painter& measure = engine.painter;
    const float x = rect.x + plan.pad + plan.disc;
    float block = plan.title.height + plan.detail.height;
    block += plan.pills_beside || row.pills.empty() ? 0 : plan.pills.height + engine.dp(6);
    const float top = rect.y + (rect.height - block) / 2;
    const Colour ink = engine.colour(row.enabled ? Token::ink : Token::ink_second);
    engine.text_in(self, Face::strong, {x, top, plan.words, plan.title.height}, ink, row.title);
    if (!row.detail.empty()) {
        engine.text_in(self, Face::small,
                       {x, top + plan.title.height, plan.words, plan.detail.height},
                       engine.colour(Token::ink_second), row.detail);
    }
    if (!row.trailing.empty()) {
        const float end =
            rect.right() - plan.pad - plan.arrow -
            (plan.pills_beside && !row.pills.empty() ? plan.pills.width + engine.dp(12) : 0);
        engine.painter.text(Face::small,
                            {end - plan.trailing + engine.dp(12),
                             plan.pills_beside && !row.pills.empty()
                                 ? rect.centre().y - measure.line_height(Face::small) / 2
                                 : top},
                            engine.colour(Token::ink_second), row.trailing);
    }
    paint_pills(engine, self, row, plan, rect,
                top + plan.title.height + plan.detail.height + engine.dp(6));
}

} // namespace

bool list_row(Ui& ui, std::string_view id, const Row& row) {
    Engine& engine = ui.engine();
    Painter& painter = engine.painter;
    const float width = engine.regions.available();
    const RowPlan plan = plan_row(engine, row, width);
    const Rect rect = engine.regions.place({width, plan.height});
    Node node;
    node.id = engine.id(id);
    node.role = row.still ? Role::text : Role::row;
    node.key = id;
    node.label = row.title;
    node.description = row.detail;
    for (const PillText& pill : row.pills) {
        node.value += (node.value.empty() ? "" : ", ") + pill.text;
    }
    if (!row.trailing.empty()) {
        node.value += (node.value.empty() ? "" : ", ") + std::string(row.trailing);
    }
    node.rect = rect;
    node.enabled = row.enabled;
    node.on = row.selected;
    const Touch touch = engine.add(std::move(node));
    const NodeId self = engine.last_added;
    if (!engine.seen(rect)) {
        return touch.tapped;
    }

    paint_row_ground(engine, row, rect, touch.held);
    if (plan.disc > 0) {
        paint_disc(engine, row, plan, rect);
    }
    paint_words(engine, self, row, plan, rect);
    if (row.opens) {
        const float side = engine.em(26);
        painter.icon({rect.right() - plan.pad - side, rect.y, side, rect.height},
                     engine.colour(Token::ink_second), Icon::chevron_right, Face::icon, side);
    }
    return touch.tapped;
}

} // namespace b2go::kit
