// The field of one line.
#include <algorithm>
#include <string>
#include <utility>

#include "base/limits.hpp"
#include "base/text.hpp"
#include "ui_imgui/kit/buttons.hpp"
#include "ui_imgui/kit/field_frame.hpp"
#include "ui_imgui/kit/fields.hpp"
#include "ui_imgui/kit/text_typing.hpp"

namespace b2go::kit {

namespace {

constexpr std::string_view kDot = "•";

/// What is shown of a text, and which place in it belongs to which place in the text.
class Shown {
public:
    Shown(const std::string& text, bool dots) : text_(text), dots_(dots) {
        if (dots) {
            for (std::size_t i = 0; i < base::character_count(text); ++i) {
                drawn_ += kDot;
            }
        } else {
            drawn_ = text;
        }
    }
    [[nodiscard]] const std::string& drawn() const { return drawn_; }
    [[nodiscard]] std::size_t to_drawn(std::size_t place) const {
        return dots_ ? base::character_count(std::string_view(text_).substr(0, place)) * kDot.size()
                     : place;
    }
    /// The place in the text nearest to `x` pixels from the start of what is drawn.
    [[nodiscard]] std::size_t place_at(const Painter& painter, float x) const {
        std::size_t best = 0;
        float best_way = x < 0 ? 0 : x;
        for (std::size_t place = 0; place < text_.size();) {
            place = next_position(text_, place, false);
            const float at = painter.width(Face::body, drawn_.substr(0, to_drawn(place)));
            const float way = at > x ? at - x : x - at;
            if (way < best_way) {
                best_way = way;
                best = place;
            }
            if (at > x) {
                break;
            }
        }
        return best;
    }

private:
    const std::string& text_;
    bool dots_;
    std::string drawn_;
};

/// Finger on the text: a tap sets the caret, a drag in the focused field marks.
void point_into(Engine& engine, const Touch& touch, bool was_edited, const std::string& value,
                const MarkedText& text) {
    const Pointer& pointer = engine.input.pointer;
    if (touch.by_finger) {
        engine.edit.place(value, text.place(pointer.at), false);
        engine.marks = {};
    } else if (touch.grabbed && was_edited) {
        if (pointer.pressed) {
            engine.edit.place(value, text.place(pointer.at), false);
            engine.marks = {};
        } else if (pointer.dragging) {
            engine.edit.place(value, text.place(pointer.at), true);
            engine.marks.by_finger = true;
        }
        engine.scrolls.let_go();
    } else if (pointer.released && engine.hot == text.field && engine.edit.has_selection()) {
        open_marks(engine, true);
    }
}

FieldEvent line_field(Ui& ui, std::string_view id, const FieldText& given, std::string& value,
                      FieldKind kind, float reserved_right) {
    Engine& engine = ui.engine();
    const FieldText text = with_what_was_cut(engine, id, given);
    Painter& painter = engine.painter;
    const float line = painter.line_height(Face::body);
    const Rect box = place_field(ui, text, engine.target(metrics::kControl, line + engine.dp(28)));
    const bool dots = kind == FieldKind::secret;
    const TypingRules rules{kind, false, limits::kLineBytes};

    FieldEvent event;
    Node node = field_node(engine, id, dots ? Role::secret_field : Role::field, text, box);
    node.value = dots ? std::string() : value;
    node.secret = dots || kind == FieldKind::person_number;
    // What a button covers is the button's.
    node.rect.width -= reserved_right;
    const NodeId self = node.id;
    take_requested_text(engine, self, value, rules, event);
    const bool was_edited = engine.edited == self;
    Touch touch = engine.add(std::move(node));
    const bool rests = rests_on(ui, self, touch);
    const bool editing = hold_caret(engine, self, touch, value, rules, event);
    paint_below_field(ui, text, box);
    if (editing && touch.focused) {
        type_into(engine, value, rules, event);
    }

    engine.field_box = box;
    paint_field_box(engine, text, box, touch.held && !editing);
    Rect inside = field_inside(engine, text, box);
    inside.width -= reserved_right;
    const Shown shown(value, dots);
    const float y = box.y + (box.height - line) / 2;
    float scrolled = 0;
    float caret = 0;
    const auto edge = [&](std::size_t place) {
        return painter.width(Face::body, shown.drawn().substr(0, shown.to_drawn(place)));
    };
    const MarkedText marked{
        self,
        rules,
        {inside.x, y, inside.width, line},
        [&](std::size_t place) {
            return Rect{inside.x - scrolled + edge(place), y, 0, line};
        },
        [&](Point at) { return shown.place_at(painter, at.x - inside.x + scrolled); },
        true};
    if (editing) {
        caret = edge(engine.edit.caret());
        const float whole = painter.width(Face::body, shown.drawn());
        float& scroll = engine.edit_scroll;
        // Who touches a line that was not edited means what is seen: its beginning.
        if (was_edited || !(rests || touch.by_finger)) {
            scroll = std::clamp(scroll, caret - inside.width + engine.dp(4), caret);
        }
        scroll = std::clamp(scroll, 0.0F, std::max(0.0F, whole - inside.width + engine.dp(4)));
        scrolled = scroll;
        if (rests) {
            mark_word(engine, marked, value);
        } else if (!move_mark(engine, marked, value)) {
            point_into(engine, touch, was_edited, value, marked);
        }
        caret = edge(engine.edit.caret());
    }
    painter.push_clip({inside.x - engine.dp(3), box.y, inside.width + engine.dp(6), box.height});
    if (editing && engine.edit.has_selection()) {
        const float from = edge(engine.edit.selection_begin());
        const float to = edge(engine.edit.selection_end());
        painter.fill({inside.x - scrolled + from, y, to - from, line},
                     engine.colour(Token::primary).with_alpha(0.28F));
    }
    if (value.empty()) {
        painter.text(Face::body, {inside.x, y}, engine.colour(Token::ink_second), text.placeholder);
    } else {
        painter.text(Face::body, {inside.x - scrolled, y},
                     engine.colour(text.enabled ? Token::ink : Token::ink_second), shown.drawn());
    }
    if (editing) {
        painter.fill({inside.x - scrolled + caret - engine.dp(1), y, engine.dp(2), line},
                     engine.colour(Token::primary));
        if (engine.show_caret) {
            engine.show(box);
        }
    }
    painter.pop_clip();
    if (editing) {
        draw_marks(ui, marked, value, event);
    }
    if (editing && !engine.focus.ring) {
        // A finger sees which field it types into.
        painter.outline(box, engine.colour(Token::primary), engine.dp(3), engine.dp(8));
    }
    return event;
}

} // namespace

FieldEvent text_field(Ui& ui, std::string_view id, const FieldText& text, std::string& value,
                      FieldKind kind) {
    return line_field(ui, id, text, value, kind, 0);
}

FieldEvent search_field(Ui& ui, std::string_view id, const FieldText& text, std::string& value) {
    Engine& engine = ui.engine();
    FieldText with_glass = text;
    with_glass.icon = Icon::magnify;
    const float side = engine.target(metrics::kTarget, engine.em(26) + engine.dp(16));
    const float reserved = value.empty() ? 0 : side + engine.dp(4);
    FieldEvent event = line_field(ui, id, with_glass, value, FieldKind::line, reserved);
    if (reserved > 0) {
        const Rect box = engine.field_box;
        Node node;
        node.id = engine.id(std::string(id) + " empty");
        node.role = Role::button;
        node.key = std::string(id) + "_empty";
        node.label = engine.say(words().empty_field);
        node.rect = {box.right() - side - engine.dp(4), box.y + (box.height - side) / 2, side,
                     side};
        const Rect rect = node.rect;
        const NodeId self = engine.id(id);
        if (engine.add(std::move(node)).tapped) {
            value.clear();
            event.changed = true;
            engine.focus.id = self;
            engine.ask_frame();
        }
        engine.painter.icon(rect, engine.colour(Token::ink_second), Icon::close, Face::icon,
                            engine.em(26));
    }
    return event;
}

} // namespace b2go::kit
