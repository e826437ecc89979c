#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "ui_imgui/kit/colour.hpp"
#include "ui_imgui/kit/fonts.hpp"
#include "ui_imgui/kit/geometry.hpp"
#include "ui_imgui/kit/icons.hpp"

struct ImDrawList;
struct ImDrawListSplitter;

namespace b2go::kit {

/// One line of a wrapped text: bytes [begin, end) are shown, `next` starts the line after.
struct TextLine {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t next = 0;
};

/// Draws into one of ImGui's draw lists. All lengths in pixels.
class Painter {
public:
    explicit Painter(const Fonts& fonts);
    ~Painter();
    Painter(const Painter&) = delete;
    Painter& operator=(const Painter&) = delete;

    /// Where everything goes from now on.
    void use(ImDrawList* list) { list_ = list; }
    [[nodiscard]] ImDrawList* list() const { return list_; }

    // --- shapes ----------------------------------------------------------------------------

    enum class Corners { all, none, left, right, top, bottom };
    void fill(Rect rect, Colour colour, float radius = 0, Corners corners = Corners::all);
    void outline(Rect rect, Colour colour, float thickness, float radius = 0,
                 Corners corners = Corners::all);
    void line(Point from, Point to, Colour colour, float thickness);
    void disc(Point centre, float radius, Colour colour);
    void ring(Point centre, float radius, Colour colour, float thickness);
    void stroke(const std::vector<Point>& points, Colour colour, float thickness);
    /// From clear at the top to `colour` at the bottom.
    void fade(Rect rect, Colour colour);

    // --- text ------------------------------------------------------------------------------

    [[nodiscard]] float line_height(Face face) const;
    [[nodiscard]] float width(Face face, std::string_view text) const;
    /// Of the text broken at `wrap` pixels; without wrapping if that is 0.
    [[nodiscard]] Size measure(Face face, std::string_view text, float wrap = 0) const;
    [[nodiscard]] std::vector<TextLine> wrapped(Face face, std::string_view text,
                                                float width) const;
    void text(Face face, Point at, Colour colour, std::string_view words, float wrap = 0);
    /// Centred in both directions; `size` 0 draws the face's own.
    void text_centred(Face face, Rect rect, Colour colour, std::string_view words, float size = 0);

    [[nodiscard]] float icon_size(Face face = Face::icon) const;
    /// Centred in `rect`; `size` 0 draws the face's own.
    void icon(Rect rect, Colour colour, Icon icon, Face face = Face::icon, float size = 0);

    // --- what lies behind ------------------------------------------------------------------

    /// From here to `close_ground` is drawn above what `to_ground` and what follows it draw.
    void open_ground();
    void to_ground();
    void close_ground();

    void push_clip(Rect rect);
    /// Not narrowed by those around it.
    void push_clip_anew(Rect rect);
    void pop_clip();
    [[nodiscard]] Rect clip() const;

private:
    const Fonts* fonts_;
    ImDrawList* list_ = nullptr;
    std::vector<std::unique_ptr<ImDrawListSplitter>> grounds_;
};

} // namespace b2go::kit
