// The field of several lines: ImGui's own editor breaks no lines, so this is ours.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/limits.hpp"
#include "ui_imgui/kit/buttons.hpp"
#include "ui_imgui/kit/field_frame.hpp"
#include "ui_imgui/kit/fields.hpp"
#include "ui_imgui/kit/text_typing.hpp"

namespace b2go::kit {

namespace {

/// The text as it is broken, and the way between places in it and points on the screen.
class Lines {
public:
    Lines(const Painter& painter, const std::string& text, float width)
        : painter_(painter), text_(text), lines_(painter.wrapped(Face::body, text, width)),
          height_(painter.line_height(Face::body)) {}

    [[nodiscard]] std::size_t count() const { return lines_.size(); }
    [[nodiscard]] float height() const { return height_; }
    [[nodiscard]] const TextLine& line(std::size_t index) const { return lines_[index]; }

    [[nodiscard]] std::size_t line_of(std::size_t place) const {
        std::size_t index = lines_.size() - 1;
        while (index > 0 && lines_[index].begin > place) {
            --index;
        }
        return index;
    }
    /// From the start of its line.
    [[nodiscard]] float x_of(std::size_t place) const {
        const TextLine& line = lines_[line_of(place)];
        const std::size_t end = std::clamp(place, line.begin, line.end);
        return painter_.width(Face::body, part(line.begin, end));
    }
    [[nodiscard]] std::size_t place_at(std::size_t index, float x) const {
        const TextLine& line = lines_[std::min(index, lines_.size() - 1)];
        std::size_t place = line.begin;
        float before = 0;
        while (place < line.end) {
            const std::size_t next = next_position(text_, place, false);
            const float after = painter_.width(Face::body, part(line.begin, next));
            if ((before + after) / 2 > x) {
                break;
            }
            before = after;
            place = next;
        }
        return place;
    }
    [[nodiscard]] std::size_t place_at(Point from_start) const {
        const float row = std::max(0.0F, from_start.y / height_);
        return place_at(static_cast<std::size_t>(row), from_start.x);
    }
    [[nodiscard]] std::string_view part(std::size_t from, std::size_t to) const {
        return std::string_view(text_).substr(from, to - from);
    }

private:
    const Painter& painter_;
    const std::string& text_;
    std::vector<TextLine> lines_;
    float height_;
};

/// Up, down, home and end, which depend on how the lines are broken.
void move_between_lines(Engine& engine, const std::string& value, const Lines& lines) {
    TextEdit& edit = engine.edit;
    std::erase_if(engine.input.keys, [&](const KeyPress& press) {
        const std::size_t row = lines.line_of(edit.caret());
        switch (press.key) {
        case Key::up:
        case Key::down: {
            if (engine.edit_goal < 0) {
                engine.edit_goal = lines.x_of(edit.caret());
            }
            const bool up = press.key == Key::up;
            if (up && row == 0) {
                edit.place(value, 0, press.shift);
            } else if (!up && row + 1 == lines.count()) {
                edit.place(value, value.size(), press.shift);
            } else {
                edit.place(value, lines.place_at(up ? row - 1 : row + 1, engine.edit_goal),
                           press.shift);
            }
            engine.show_caret = true;
            return true;
        }
        case Key::home:
            edit.place(value, lines.line(row).begin, press.shift);
            return true;
        case Key::end:
            edit.place(value, lines.line(row).end, press.shift);
            return true;
        default:
            return false;
        }
    });
}

/// Where the text lies and what of it is seen.
MarkedText marked_text(const Engine& engine, NodeId field, const TypingRules& rules,
                       const Lines& lines, Rect room) {
    return {field,
            rules,
            room.intersection(engine.painter.clip()),
            [&lines, room](std::size_t place) {
                return Rect{room.x + lines.x_of(place),
                            room.y + static_cast<float>(lines.line_of(place)) * lines.height(), 0,
                            lines.height()};
            },
            [&lines, room](Point at) {
                return lines.place_at(Point{at.x - room.x, at.y - room.y});
            },
            false};
}

void paint_lines(Engine& engine, const Lines& lines, Point start, Colour ink) {
    const Rect clip = engine.painter.clip();
    for (std::size_t i = 0; i < lines.count(); ++i) {
        const float y = start.y + static_cast<float>(i) * lines.height();
        if (y + lines.height() < clip.y || y > clip.bottom()) {
            continue;
        }
        const TextLine& line = lines.line(i);
        engine.painter.text(Face::body, {start.x, y}, ink, lines.part(line.begin, line.end));
    }
}

void paint_selection(Engine& engine, const Lines& lines, Point start) {
    const std::size_t begin = engine.edit.selection_begin();
    const std::size_t end = engine.edit.selection_end();
    for (std::size_t i = lines.line_of(begin); i <= lines.line_of(end); ++i) {
        const TextLine& line = lines.line(i);
        const float from = begin <= line.begin
                               ? 0
                               : engine.painter.width(
                                     Face::body, lines.part(line.begin, std::min(begin, line.end)));
        const float to = engine.painter.width(
            Face::body, lines.part(line.begin, std::clamp(end, line.begin, line.end)));
        // A line feed that is marked shows as a little more than the text.
        const float tail = end > line.end ? engine.dp(6) : 0;
        engine.painter.fill({start.x + from, start.y + static_cast<float>(i) * lines.height(),
                             to - from + tail, lines.height()},
                            engine.colour(Token::primary).with_alpha(0.28F));
    }
}

} // namespace

FieldEvent text_area(Ui& ui, std::string_view id, const FieldText& given, std::string& value,
                     int least_lines) {
    Engine& engine = ui.engine();
    const FieldText text = with_what_was_cut(engine, id, given);
    Painter& painter = engine.painter;
    const NodeId self = engine.id(id);
    const TypingRules rules{FieldKind::line, true, limits::kTextBytes};
    const float pad = engine.dp(16);
    const Rect roomy{0, 0, engine.regions.available(), 1};
    const float inner = field_inside(engine, text, roomy).width;

    FieldEvent event;
    take_requested_text(engine, self, value, rules, event);
    // Typing comes first, so that the field is never smaller than its text.
    const bool was_edited = engine.edited == self && engine.focus.id == self;
    if (was_edited) {
        engine.edit.settle(value);
        type_into(engine, value, rules, event);
    }
    const Lines lines(painter, value, inner);
    const float rows = std::max(static_cast<float>(lines.count()), static_cast<float>(least_lines));
    const Rect box =
        place_field(ui, text, engine.target(metrics::kControl, rows * lines.height() + 2 * pad));
    Node node = field_node(engine, id, Role::field, text, box);
    node.value = value;
    Touch touch = engine.add(std::move(node));
    const bool rests = rests_on(ui, self, touch);
    const bool editing = hold_caret(engine, self, touch, value, rules, event);
    paint_below_field(ui, text, box);

    paint_field_box(engine, text, box, touch.held && !editing);
    const Point start{field_inside(engine, text, box).x, box.y + pad};
    const MarkedText marked =
        marked_text(engine, self, rules, lines, {start.x, start.y, inner, rows * lines.height()});
    if (editing) {
        if (touch.focused) {
            move_between_lines(engine, value, lines);
        }
        if (rests) {
            mark_word(engine, marked, value);
        } else if (!move_mark(engine, marked, value) && touch.by_finger) {
            engine.edit.place(value, marked.place(engine.input.pointer.at), false);
            engine.marks = {};
        }
        if (engine.edit.has_selection()) {
            paint_selection(engine, lines, start);
        }
    }
    if (value.empty()) {
        engine.text_in(self, Face::body, {start.x, start.y, inner, rows * lines.height()},
                       engine.colour(Token::ink_second), text.placeholder);
    } else {
        paint_lines(engine, lines, start,
                    engine.colour(text.enabled ? Token::ink : Token::ink_second));
    }
    if (editing) {
        const std::size_t row = lines.line_of(engine.edit.caret());
        const Rect caret{start.x + lines.x_of(engine.edit.caret()) - engine.dp(1),
                         start.y + static_cast<float>(row) * lines.height(), engine.dp(2),
                         lines.height()};
        painter.fill(caret, engine.colour(Token::primary));
        if (engine.show_caret) {
            engine.show(caret.grown(engine.dp(8)));
        }
        if (!engine.focus.ring) {
            painter.outline(box, engine.colour(Token::primary), engine.dp(3), engine.dp(8));
        }
        // Last: what is cut or pasted here is another text, which is broken in the next frame.
        draw_marks(ui, marked, value, event);
    }
    return event;
}

} // namespace b2go::kit
