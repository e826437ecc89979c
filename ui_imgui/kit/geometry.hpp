#pragma once

namespace b2go::kit {

struct Point {
    float x = 0;
    float y = 0;
};

struct Size {
    float width = 0;
    float height = 0;
};

/// Pixels, from the top left corner of the window.
struct Rect {
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;

    [[nodiscard]] float right() const { return x + width; }
    [[nodiscard]] float bottom() const { return y + height; }
    [[nodiscard]] Point centre() const { return {x + width / 2, y + height / 2}; }
    [[nodiscard]] bool empty() const { return width <= 0 || height <= 0; }
    [[nodiscard]] bool contains(Point point) const {
        return point.x >= x && point.y >= y && point.x < right() && point.y < bottom();
    }
    [[nodiscard]] Rect grown(float by) const {
        return {x - by, y - by, width + 2 * by, height + 2 * by};
    }
    /// The common part; empty if there is none.
    [[nodiscard]] Rect intersection(const Rect& other) const {
        const float left = x > other.x ? x : other.x;
        const float top = y > other.y ? y : other.y;
        const float east = right() < other.right() ? right() : other.right();
        const float south = bottom() < other.bottom() ? bottom() : other.bottom();
        return {left, top, east > left ? east - left : 0, south > top ? south - top : 0};
    }
};

} // namespace b2go::kit
