#include "ui_imgui/kit/regions.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/outcome.hpp"

namespace b2go::kit {

void Regions::begin_frame(Rect window, float gap) {
    base::require(regions_.size() <= 1 && columns_.empty(), "a frame begins inside a region");
    regions_.clear();
    gap_ = gap;
    unsettled_ = false;
    push(window.x, window.y, window.width);
}

void Regions::push(float x, float y, float width) {
    Region region;
    region.x = x;
    region.y = region.start = y;
    region.width = std::max(1.0F, width);
    regions_.push_back(std::move(region));
}

float Regions::pop() {
    const float bottom = top().y;
    regions_.pop_back();
    return bottom;
}

float Regions::gap_of(const Region& region) const {
    if (region.gap_override >= 0) {
        return region.gap_override;
    }
    return region.empty ? 0 : gap_;
}

Point Regions::next() const {
    const Region& region = top();
    if (region.flow) {
        return {region.x + region.line_x, region.y};
    }
    return {region.x, region.y + gap_of(region)};
}

float Regions::available() const { return top().width; }

Rect Regions::place(Size size) {
    Region& region = top();
    if (region.flow) {
        return place_in_flow(region, size);
    }
    const Rect rect{region.x, region.y + gap_of(region), size.width, size.height};
    region.y = rect.bottom();
    region.empty = false;
    region.gap_override = -1;
    return rect;
}

Rect Regions::place_in_flow(Region& region, Size size) {
    const bool full = region.line_x > 0 && region.line_x + size.width > region.width + 0.5F;
    if (region.lines.empty() || full) {
        if (!region.lines.empty()) {
            region.y += region.lines.back().height + gap_;
        }
        region.lines.emplace_back();
        region.line_x = 0;
    }
    const std::size_t index = region.lines.size() - 1;
    Line& line = region.lines.back();
    const std::vector<Line>& before = remembered_[region.id];
    const Line last = index < before.size() ? before[index] : Line{};
    const float shift = region.right ? std::max(0.0F, region.width - last.width) : 0;
    const float sink = std::max(0.0F, std::floor((last.height - size.height) / 2));

    const Rect rect{region.x + region.line_x + shift, region.y + sink, size.width, size.height};
    line.width = region.line_x + size.width;
    line.height = std::max(line.height, size.height);
    region.line_x += size.width + gap_;
    region.empty = false;
    return rect;
}

void Regions::push_flow(NodeId id, bool right) {
    const Point start = next();
    push(start.x, start.y, top().width);
    top().flow = true;
    top().right = right;
    top().id = id;
}

void Regions::pop_flow() {
    Region flow = std::move(top());
    regions_.pop_back();
    std::vector<Line>& before = remembered_[flow.id];
    const auto same = [](const Line& one, const Line& other) {
        return std::abs(one.width - other.width) < 0.5F &&
               std::abs(one.height - other.height) < 0.5F;
    };
    if (!std::equal(before.begin(), before.end(), flow.lines.begin(), flow.lines.end(), same)) {
        before = flow.lines;
        unsettled_ = true;
    }
    if (!flow.lines.empty()) {
        const float bottom = flow.y + flow.lines.back().height;
        place({flow.width, bottom - next().y});
    }
}

float Regions::widest_line() const {
    float widest = 0;
    for (const Line& line : top().lines) {
        widest = std::max(widest, line.width);
    }
    return widest;
}

void Regions::push_columns(const std::vector<float>& widths, float gap) {
    const Point start = next();
    Columns columns;
    columns.widths = widths;
    columns.gap = gap;
    columns.x = start.x;
    columns.y = start.y;
    columns.lowest = start.y;
    columns.depth = regions_.size();
    columns_.push_back(std::move(columns));
}

void Regions::end_cell(Columns& columns) {
    if (columns.index >= 0) {
        base::require(regions_.size() == columns.depth + 1, "a column ends inside a region");
        columns.lowest = std::max(columns.lowest, pop());
    }
}

void Regions::next_column() {
    Columns& columns = columns_.back();
    end_cell(columns);
    ++columns.index;
    if (columns.index == static_cast<int>(columns.widths.size())) {
        columns.index = 0;
        columns.y = columns.lowest + gap_;
        columns.lowest = columns.y;
    }
    float x = columns.x;
    for (int i = 0; i < columns.index; ++i) {
        x += columns.widths[static_cast<std::size_t>(i)] + columns.gap;
    }
    push(x, columns.y, columns.widths[static_cast<std::size_t>(columns.index)]);
}

void Regions::pop_columns() {
    Columns columns = std::move(columns_.back());
    columns_.pop_back();
    end_cell(columns);
    if (columns.index >= 0) {
        place({top().width, columns.lowest - next().y});
    }
}

int Regions::columns() const { return static_cast<int>(columns_.back().widths.size()); }

} // namespace b2go::kit
