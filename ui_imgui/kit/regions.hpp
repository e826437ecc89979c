#pragma once

#include <unordered_map>
#include <vector>

#include "ui_imgui/kit/geometry.hpp"
#include "ui_imgui/kit/semantics.hpp"

namespace b2go::kit {

/// Hands out the place of each widget: below the last one, or beside it inside a flow or columns.
/// Pure geometry in pixels. Lines of a flow are centred and right-aligned by how they were in the
/// last frame, so a changed screen settles one frame later.
class Regions {
public:
    /// Starts a frame; everything must have been popped.
    void begin_frame(Rect window, float gap);
    /// True if something lies elsewhere than a line's memory said: draw another frame.
    [[nodiscard]] bool unsettled() const { return unsettled_; }

    // --- stacking --------------------------------------------------------------------------

    /// A column whose first widget lies at (x, y); nested ones start where it says.
    void push(float x, float y, float width);
    /// The end of the column's last widget (y if it is empty).
    float pop();
    [[nodiscard]] float x() const { return top().x; }
    [[nodiscard]] float width() const { return top().width; }
    /// The end of what was drawn in this column so far.
    [[nodiscard]] float bottom() const { return top().y; }
    /// Where the column began.
    [[nodiscard]] float start() const { return top().start; }
    /// Where the next widget would start.
    [[nodiscard]] Point next() const;
    /// Width that the next widget may take.
    [[nodiscard]] float available() const;
    /// Takes the place of one widget.
    Rect place(Size size);
    /// Replaces the gap before the next widget, which is none before the first.
    void gap_before_next(float pixels) { top().gap_override = pixels; }

    // --- side by side ------------------------------------------------------------------------

    void push_flow(NodeId id, bool right);
    void pop_flow();
    /// Of the flow's lines so far.
    [[nodiscard]] float widest_line() const;
    void push_columns(const std::vector<float>& widths, float gap);
    void next_column();
    void pop_columns();
    [[nodiscard]] int columns() const;

private:
    struct Line {
        float width = 0;
        float height = 0;
    };
    struct Region {
        float x = 0;
        float y = 0;
        float width = 0;
        float start = 0;
        bool empty = true;
        float gap_override = -1;
        // A flow:
        bool flow = false;
        bool right = false;
        NodeId id = 0;
        float line_x = 0; ///< from the left edge
        std::vector<Line> lines;
    };
    struct Columns {
        std::vector<float> widths;
        float gap = 0;
        float x = 0;
        float y = 0;
        float lowest = 0;
        int index = -1; ///< the column being filled
        std::size_t depth = 0;
    };
    [[nodiscard]] Region& top() { return regions_.back(); }
    [[nodiscard]] const Region& top() const { return regions_.back(); }
    [[nodiscard]] float gap_of(const Region& region) const;
    Rect place_in_flow(Region& region, Size size);
    void end_cell(Columns& columns);

    std::vector<Region> regions_;
    std::vector<Columns> columns_;
    std::unordered_map<NodeId, std::vector<Line>> remembered_;
    float gap_ = 0;
    bool unsettled_ = false;
};

} // namespace b2go::kit
