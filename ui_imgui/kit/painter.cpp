#include "ui_imgui/kit/painter.hpp"

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <string>

#include <imgui.h>

namespace b2go::kit {

namespace {

ImVec2 min_of(Rect rect) { return {rect.x, rect.y}; }
ImVec2 max_of(Rect rect) { return {rect.right(), rect.bottom()}; }

ImDrawFlags flags_of(Painter::Corners corners) {
    switch (corners) {
    case Painter::Corners::all:
        return ImDrawFlags_RoundCornersAll;
    case Painter::Corners::none:
        return ImDrawFlags_RoundCornersNone;
    case Painter::Corners::left:
        return ImDrawFlags_RoundCornersLeft;
    case Painter::Corners::right:
        return ImDrawFlags_RoundCornersRight;
    case Painter::Corners::top:
        return ImDrawFlags_RoundCornersTop;
    case Painter::Corners::bottom:
        return ImDrawFlags_RoundCornersBottom;
    }
    return ImDrawFlags_RoundCornersNone;
}

} // namespace

Painter::Painter(const Fonts& fonts) : fonts_(&fonts) {}
Painter::~Painter() = default;

void Painter::fill(Rect rect, Colour colour, float radius, Corners corners) {
    list_->AddRectFilled(min_of(rect), max_of(rect), colour.packed(), radius, flags_of(corners));
}

void Painter::outline(Rect rect, Colour colour, float thickness, float radius, Corners corners) {
    // The whole thickness lies inside, so that neighbours do not touch it.
    const Rect middle = rect.grown(-thickness / 2);
    list_->AddRect(min_of(middle), max_of(middle), colour.packed(),
                   std::max(0.0F, radius - thickness / 2), flags_of(corners), thickness);
}

void Painter::line(Point from, Point to, Colour colour, float thickness) {
    list_->AddLine({from.x, from.y}, {to.x, to.y}, colour.packed(), thickness);
}

void Painter::disc(Point centre, float radius, Colour colour) {
    list_->AddCircleFilled({centre.x, centre.y}, radius, colour.packed());
}

void Painter::ring(Point centre, float radius, Colour colour, float thickness) {
    list_->AddCircle({centre.x, centre.y}, radius - thickness / 2, colour.packed(), 0, thickness);
}

void Painter::stroke(const std::vector<Point>& points, Colour colour, float thickness) {
    if (points.size() == 1) {
        disc(points.front(), thickness / 2, colour);
        return;
    }
    std::vector<ImVec2> path;
    path.reserve(points.size());
    for (const Point point : points) {
        path.emplace_back(point.x, point.y);
    }
    list_->AddPolyline(path.data(), static_cast<int>(path.size()), colour.packed(), 0, thickness);
}

void Painter::fade(Rect rect, Colour colour) {
    const ImU32 clear = colour.with_alpha(0).packed();
    list_->AddRectFilledMultiColor(min_of(rect), max_of(rect), clear, clear, colour.packed(),
                                   colour.packed());
}

float Painter::line_height(Face face) const { return (*fonts_)[face]->FontSize; }

float Painter::width(Face face, std::string_view text) const { return measure(face, text).width; }

namespace {

bool is_mark(char c) { return std::string_view(".,;:!?\")").find(c) != std::string_view::npos; }

/// Where ImGui would begin a line with a mark: it breaks between two of them (`tv.,`).
bool has_run_of_marks(std::string_view text) {
    for (std::size_t at = 1; at < text.size(); ++at) {
        if (is_mark(text[at]) && is_mark(text[at - 1])) {
            return true;
        }
    }
    return false;
}

/// A line from `at` may end at `end`, but not before a mark: then its word goes along to the next
/// line, or, if it is the line's only one, the mark stays with it.
std::size_t before_no_mark(std::string_view text, std::size_t at, std::size_t end) {
    const bool splits = end > at && end < text.size() && is_mark(text[end]) && text[end - 1] != ' ';
    if (!splits) {
        return end;
    }
    const std::size_t space = text.substr(0, end).rfind(' ');
    if (space != std::string_view::npos && space > at) {
        return space;
    }
    while (end < text.size() && is_mark(text[end])) {
        ++end;
    }
    return end;
}

} // namespace

Size Painter::measure(Face face, std::string_view text, float wrap) const {
    const ImFont* font = (*fonts_)[face];
    if (text.empty()) {
        return {0, font->FontSize};
    }
    if (wrap > 0 && has_run_of_marks(text)) {
        Size size;
        for (const TextLine& line : wrapped(face, text, wrap)) {
            size.width = std::max(
                size.width, measure(face, text.substr(line.begin, line.end - line.begin), 0).width);
            size.height += font->FontSize;
        }
        return size;
    }
    const ImVec2 size = font->CalcTextSizeA(font->FontSize, FLT_MAX, std::max(wrap, 0.0F),
                                            text.data(), text.data() + text.size());
    return {std::ceil(size.x), size.y};
}

std::vector<TextLine> Painter::wrapped(Face face, std::string_view text, float width) const {
    const ImFont* font = (*fonts_)[face];
    std::vector<TextLine> lines;
    const char* const begin = text.data();
    std::size_t start = 0;
    for (;;) {
        const std::size_t feed = std::min(text.find('\n', start), text.size());
        std::size_t at = start;
        do {
            const char* stop = font->CalcWordWrapPositionA(1.0F, begin + at, begin + feed, width);
            auto end = static_cast<std::size_t>(stop - begin);
            if (end == at && at < feed) {
                // Not even one character fits: take it all the same.
                do {
                    ++end;
                } while (end < feed && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U);
            }
            end = before_no_mark(text.substr(0, feed), at, end);
            std::size_t next = end;
            while (next < feed && text[next] == ' ') {
                ++next;
            }
            lines.push_back({at, end, next});
            at = next;
        } while (at < feed);
        if (feed == text.size()) {
            return lines;
        }
        lines.back().next = feed + 1;
        start = feed + 1;
    }
}

void Painter::text(Face face, Point at, Colour colour, std::string_view words, float wrap) {
    if (words.empty()) {
        return;
    }
    const ImFont* font = (*fonts_)[face];
    if (wrap > 0 && has_run_of_marks(words)) {
        for (const TextLine& line : wrapped(face, words, wrap)) {
            text(face, at, colour, words.substr(line.begin, line.end - line.begin), 0);
            at.y += font->FontSize;
        }
        return;
    }
    list_->AddText(font, font->FontSize, {std::floor(at.x), std::floor(at.y)}, colour.packed(),
                   words.data(), words.data() + words.size(), std::max(wrap, 0.0F));
}

void Painter::text_centred(Face face, Rect rect, Colour colour, std::string_view words,
                           float size) {
    const ImFont* font = (*fonts_)[face];
    const float height = size > 0 ? size : font->FontSize;
    const char* end = words.data() + words.size();
    const ImVec2 extent = font->CalcTextSizeA(height, FLT_MAX, 0, words.data(), end);
    list_->AddText(font, height,
                   {std::floor(rect.x + (rect.width - extent.x) / 2),
                    std::floor(rect.y + (rect.height - extent.y) / 2)},
                   colour.packed(), words.data(), end);
}

float Painter::icon_size(Face face) const { return (*fonts_)[face]->FontSize; }

void Painter::icon(Rect rect, Colour colour, Icon icon, Face face, float size) {
    if (icon == Icon::none) {
        return;
    }
    const ImFont* font = (*fonts_)[face];
    const float height = size > 0 ? size : font->FontSize;
    const std::string character = glyph(icon);
    const ImVec2 extent = font->CalcTextSizeA(height, FLT_MAX, 0, character.c_str());
    const Point at{rect.x + (rect.width - extent.x) / 2, rect.y + (rect.height - extent.y) / 2};
    list_->AddText(font, height, {std::floor(at.x + 0.5F), std::floor(at.y + 0.5F)},
                   colour.packed(), character.c_str());
}

void Painter::open_ground() {
    grounds_.push_back(std::make_unique<ImDrawListSplitter>());
    grounds_.back()->Split(list_, 2);
    grounds_.back()->SetCurrentChannel(list_, 1);
}

void Painter::to_ground() { grounds_.back()->SetCurrentChannel(list_, 0); }

void Painter::close_ground() {
    grounds_.back()->Merge(list_);
    grounds_.pop_back();
}

void Painter::push_clip(Rect rect) { list_->PushClipRect(min_of(rect), max_of(rect), true); }
void Painter::push_clip_anew(Rect rect) { list_->PushClipRect(min_of(rect), max_of(rect), false); }
void Painter::pop_clip() { list_->PopClipRect(); }

Rect Painter::clip() const {
    const ImVec2 from = list_->GetClipRectMin();
    const ImVec2 to = list_->GetClipRectMax();
    return {from.x, from.y, to.x - from.x, to.y - from.y};
}

} // namespace b2go::kit
