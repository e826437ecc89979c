#include <algorithm>
#include <utility>

#include "ui_imgui/kit/engine.hpp"
#include "ui_imgui/kit/lists.hpp"

namespace b2go::kit {

void virtual_list(Ui& ui, std::string_view id, std::size_t count,
                  const std::function<void(std::size_t)>& draw_row) {
    Engine& engine = ui.engine();
    const NodeId list = engine.id(id);
    const float gap = engine.dp(8);
    RowHeights& heights = engine.row_heights[list];
    heights.resize(count, engine.touch_px(metrics::kRow) + gap);

    const Point start = engine.regions.next();
    const float width = engine.regions.available();
    const Rect clip = engine.painter.clip();
    const double above = static_cast<double>(clip.y) - static_cast<double>(start.y);
    const double below = static_cast<double>(clip.bottom()) - static_cast<double>(start.y);
    // One more at each end, so that the arrow keys find the next.
    const std::size_t seen_first = heights.row_at(above);
    const std::size_t first = seen_first > 0 ? seen_first - 1 : 0;
    const std::size_t last = count == 0 ? 0 : std::min(count - 1, heights.row_at(below) + 1);

    Node node;
    node.id = list;
    node.role = Role::group;
    node.key = id;
    engine.push_scope(id);
    engine.open_group(std::move(node));
    const NodeId group_before = engine.arrow_group;
    engine.arrow_group = list;
    // Positions of far rows are computed in double, since a float has seven digits.
    double offset = heights.offset(first);
    for (std::size_t row = first; count > 0 && row <= last; ++row) {
        const auto y = static_cast<float>(static_cast<double>(start.y) + offset);
        engine.regions.push(start.x, y, width);
        draw_row(row);
        const float drawn = engine.regions.pop() - y + gap;
        if (drawn != heights.height(row)) {
            heights.set(row, drawn);
            engine.ask_frame();
        }
        offset += static_cast<double>(drawn);
    }
    engine.arrow_group = group_before;
    const auto whole = static_cast<float>(heights.offset(count));
    const Rect rect = engine.regions.place({width, std::max(0.0F, whole - gap)});
    engine.close_group(rect);
    engine.pop_scope();
}

} // namespace b2go::kit
