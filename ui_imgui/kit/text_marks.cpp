#include "ui_imgui/kit/text_marks.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui_imgui/kit/buttons.hpp"
#include "ui_imgui/kit/text_typing.hpp"

namespace b2go::kit {

namespace {

constexpr float kKnob = 12;
/// How near a finger has to come to the edge of what scrolls, and how fast it scrolls at the edge.
constexpr float kEdge = 48;
constexpr float kEdgeSpeed = 480; // dp per second
/// A finger beyond the edge of a line takes one character more each time.
constexpr double kEdgeStep_s = 0.05;

float way_between(Point one, Point other) { return std::hypot(one.x - other.x, one.y - other.y); }

bool moves_handle(const Engine& engine) {
    const auto& handles = engine.marks.handles;
    return engine.hot != 0 && (engine.hot == handles[0].id || engine.hot == handles[1].id);
}

/// Where the handle of one end hangs: below the line, outside the marked words; above it or moved
/// aside where it would be cut.
MarkHandle handle_at(const Engine& engine, Rect caret, bool first, Rect room) {
    const float side = engine.touch_px(metrics::kTarget);
    const float knob = engine.touch_px(kKnob);
    MarkHandle handle;
    const bool above = caret.bottom() + side > room.bottom() && caret.y - side >= room.y;
    handle.tip = {caret.x, above ? caret.y : caret.bottom()};
    handle.target = {first ? caret.x - side : caret.x, above ? caret.y - side : caret.bottom(),
                     side, side};
    handle.knob = {caret.x + (first ? -knob : knob), handle.tip.y + (above ? -knob : knob)};
    const auto inside = [](float at, float size, float from, float to) {
        return std::max(from, std::min(at, to - size));
    };
    Rect& target = handle.target;
    target.x = inside(target.x, side, room.x, room.right());
    target.y = inside(target.y, side, room.y, room.bottom());
    handle.knob = {inside(handle.knob.x, 0, target.x + knob, target.right() - knob),
                   inside(handle.knob.y, 0, target.y + knob, target.bottom() - knob)};
    return handle;
}

/// Takes the end the finger went down on, and keeps the other.
void take_end(Engine& engine, const MarkedText& text, const std::string& value) {
    TextMarks& marks = engine.marks;
    TextEdit& edit = engine.edit;
    const bool first = marks.under_finger == marks.handles[0].id;
    const std::size_t kept = first ? edit.selection_end() : edit.selection_begin();
    const std::size_t moved = first ? edit.selection_begin() : edit.selection_end();
    edit.place(value, kept, false);
    edit.place(value, moved, true);
    engine.hot = marks.under_finger;
    engine.press_spent = true;
    const Rect caret = text.caret(moved);
    const Point finger = engine.input.pointer.at;
    marks.grab = {caret.x - finger.x, caret.centre().y - finger.y};
}

/// What lies around scrolls while a finger that marks is near its edge.
void scroll_at_edge(Engine& engine) {
    if (engine.areas.empty() || engine.areas.back().layer != engine.layer) {
        return;
    }
    const Engine::Area& area = engine.areas.back();
    const Rect room = area.rect.intersection(engine.window);
    const float zone = std::min(engine.dp(kEdge), room.height / 4);
    const Pointer& pointer = engine.input.pointer;
    const float y = pointer.at.y;
    const float into =
        y < room.y + zone ? y - (room.y + zone) : std::max(0.0F, y - (room.bottom() - zone));
    // A handle may hang near the edge: only who goes there wants to scroll.
    if (pointer.dragging && into * (y - pointer.began.y) > 0) {
        const float share = std::clamp(into / zone, -1.0F, 1.0F);
        engine.scrolls.set_offset(area.id,
                                  engine.scrolls.offset(area.id) +
                                      share * engine.dp(kEdgeSpeed) * engine.input.elapsed_s);
        engine.ask_frame();
    }
}

/// The place a finger at `aim` means; beyond the edge of a line the text moves on step by step.
std::size_t place_meant(Engine& engine, const MarkedText& text, const std::string& value,
                        Point aim) {
    const bool before = aim.x < text.seen.x;
    const bool behind = aim.x > text.seen.right();
    if (!text.one_line || (!before && !behind)) {
        return text.place(aim);
    }
    double& step_at_s = engine.marks.step_at_s;
    const std::size_t caret = engine.edit.caret();
    const std::size_t next =
        before ? previous_position(value, caret, false) : next_position(value, caret, false);
    if (next == caret) {
        return caret;
    }
    if (engine.input.now_s < step_at_s) {
        engine.wake_in(step_at_s - engine.input.now_s);
        return caret;
    }
    step_at_s = engine.input.now_s + kEdgeStep_s;
    engine.wake_in(kEdgeStep_s);
    return next;
}

/// The on-screen keyboard goes where it and the bar together would leave nothing of the text to
/// see: at a large size of text, or on a low display. A tap on the text brings it back.
void make_room(Engine& engine) {
    if (engine.marks.bar.empty() || !engine.keyboard.is_open()) {
        return;
    }
    const bool on_page = engine.layer == 0 && !engine.areas.empty();
    const float room = on_page ? engine.areas.front().rect.height : engine.window.height / 2;
    const float least =
        2 * (engine.painter.line_height(Face::body) + engine.touch_px(metrics::kTarget));
    if (room < least) {
        engine.keyboard.close();
        engine.show_caret = true;
        engine.ask_frame();
    }
}

void add_handles(Engine& engine, const MarkedText& text) {
    TextMarks& marks = engine.marks;
    const TextEdit& edit = engine.edit;
    const Rect room = engine.painter.clip().intersection(engine.window);
    const std::array ends{edit.selection_begin(), edit.selection_end()};
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const bool first = i == 0;
        const Rect caret = text.caret(ends[i]);
        const NodeId id = engine.id(first ? "mark begin" : "mark end");
        MarkHandle handle;
        const Rect seen = text.seen.grown(engine.dp(4)).intersection(room);
        if (marks.by_finger && edit.has_selection() && seen.contains(caret.centre())) {
            handle = handle_at(engine, caret, first, room);
        }
        handle.id = id;
        if (!handle.target.empty()) {
            Node node;
            node.id = id;
            node.role = Role::handle;
            node.key = first ? "mark_begin" : "mark_end";
            node.label = engine.say(first ? words().mark_begin : words().mark_end);
            node.rect = handle.target;
            engine.add(std::move(node));
        }
        marks.handles[i] = handle;
    }
}

struct Entry {
    std::string_view key;
    const base::Label& label;
    Icon icon;
    Key does;
    bool enabled;
};

std::array<Entry, 4> entries_of(const Engine& engine, const TypingRules& rules,
                                const std::string& value) {
    const bool marked = engine.edit.has_selection();
    const bool told = may_be_copied(rules);
    return {{{"mark_copy", words().key_copy, Icon::copy, Key::copy, marked && told},
             {"mark_cut", words().key_cut, Icon::cut, Key::cut, marked && told},
             {"mark_paste", words().key_paste, Icon::paste, Key::paste, true},
             {"mark_all", words().key_all, Icon::select_all, Key::select_all, !value.empty()}}};
}

/// The four side by side: with words where these fit, else by their pictures.
std::optional<Key> draw_buttons(Ui& ui, const std::array<Entry, 4>& entries, bool told) {
    Engine& engine = ui.engine();
    const float gap = engine.dp(metrics::kGap);
    float wide = -gap;
    for (const Entry& entry : entries) {
        wide += engine.painter.width(Face::strong, engine.say(entry.label)) + engine.em(44) + gap;
    }
    const bool words_fit = wide <= engine.regions.available();
    std::optional<Key> tapped;
    engine.regions.push_flow(engine.id("buttons"), false);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const Entry& entry = entries[i];
        const std::string& name = engine.say(entry.label);
        const bool is_tapped =
            words_fit ? button(ui, entry.key, name,
                               {.enabled = entry.enabled,
                                .detail = entry.enabled || told ? std::string_view()
                                                                : engine.say(words().not_copied)})
                      : icon_button(ui, entry.key, entry.icon, name, {.enabled = entry.enabled});
        engine.marks.buttons[i] = engine.last_added;
        if (is_tapped) {
            tapped = entry.does;
        }
        if (engine.marks.enter && entry.enabled) {
            engine.marks.enter = false;
            engine.focus_on(engine.last_added, true);
        }
    }
    engine.regions.pop_flow();
    return tapped;
}

void do_tapped(Engine& engine, Key key, const MarkedText& text, std::string& value,
               FieldEvent& event) {
    const bool finger = engine.input.pointer.released;
    apply_key(engine, value, {key, false, false}, text.rules, event);
    if (key == Key::select_all) {
        engine.marks.by_finger = finger;
    } else {
        engine.marks = {};
    }
    if (finger || key != Key::select_all) {
        engine.focus.id = text.field;
    }
    engine.show_caret = true;
    engine.ask_frame();
}

/// It belongs to the window, whatever scrolls around its field.
void draw_bar(Ui& ui, const MarkedText& text, std::string& value, FieldEvent& event) {
    Engine& engine = ui.engine();
    const Rect bar = engine.marks.bar;
    auto around = std::exchange(engine.areas, {});
    const NodeId group_before = std::exchange(engine.arrow_group, engine.id("marks"));
    const int columns_before = std::exchange(engine.arrow_columns, 0);
    engine.painter.push_clip_anew(bar);
    engine.push_scope("marks");
    Node node = engine.group_node("text_marks");
    node.label = engine.say(words().marks);
    engine.open_group(std::move(node));
    engine.painter.fill(bar, engine.colour(Token::surface));
    engine.painter.fill({bar.x, bar.y, bar.width, engine.dp(2)}, engine.colour(Token::border));
    const float pad = engine.dp(metrics::kGap);
    engine.regions.push(bar.x + pad, bar.y + engine.dp(6), bar.width - 2 * pad);
    const auto tapped =
        draw_buttons(ui, entries_of(engine, text.rules, value), may_be_copied(text.rules));
    engine.regions.pop();
    engine.close_group(bar);
    engine.pop_scope();
    engine.painter.pop_clip();
    engine.arrow_group = group_before;
    engine.arrow_columns = columns_before;
    engine.areas = std::move(around);
    if (tapped) {
        do_tapped(engine, *tapped, text, value, event);
    }
}

} // namespace

bool rests_on(Ui& ui, NodeId field, Touch& touch) {
    Engine& engine = ui.engine();
    if (!touch.grabbed || engine.hot != field || !long_pressed(ui)) {
        return false;
    }
    engine.focus.id = field;
    touch.focused = true;
    return true;
}

void mark_word(Engine& engine, const MarkedText& text, const std::string& value) {
    TextMarks& marks = engine.marks;
    if (text.rules.kind == FieldKind::secret) {
        engine.edit.select_all(value); // where its words begin is nobody's to see
    } else {
        engine.edit.select_word(value, text.place(engine.input.pointer.at));
    }
    marks = {};
    marks.by_finger = true;
    marks.resting = true;
    engine.scrolls.let_go();
    engine.ask_frame();
}

bool move_mark(Engine& engine, const MarkedText& text, const std::string& value) {
    TextMarks& marks = engine.marks;
    const Pointer& pointer = engine.input.pointer;
    if (pointer.pressed && marks.under_finger != 0) {
        take_end(engine, text, value);
    }
    const bool by_handle = moves_handle(engine);
    if (!by_handle && !marks.resting) {
        return false;
    }
    engine.scrolls.let_go();
    if (!pointer.down || (!by_handle && !pointer.dragging)) {
        return true;
    }
    scroll_at_edge(engine);
    const Point aim =
        by_handle ? Point{pointer.at.x + marks.grab.x, pointer.at.y + marks.grab.y} : pointer.at;
    const std::size_t place = place_meant(engine, text, value, aim);
    // What is marked never becomes nothing under the finger.
    if (place != engine.edit.caret() && place != engine.edit.anchor()) {
        engine.edit.place(value, place, true);
        engine.ask_frame();
    }
    return true;
}

void draw_marks(Ui& ui, const MarkedText& text, std::string& value, FieldEvent& event) {
    Engine& engine = ui.engine();
    TextMarks& marks = engine.marks;
    if (engine.marks_wanted == text.field) {
        engine.marks_wanted = 0;
        open_marks(engine, false);
        marks.enter = true;
    }
    if (marks.resting && !engine.input.pointer.down) {
        // Only now: what moves under a finger that rests would move away from it.
        open_marks(engine, true);
        open_keyboard(engine, text.rules);
    }
    engine.push_scope(std::to_string(text.field));
    add_handles(engine, text);
    if (marks.field == text.field && !marks.bar.empty()) {
        make_room(engine);
        draw_bar(ui, text, value, event);
    }
    engine.pop_scope();
}

void open_marks(Engine& engine, bool by_finger) {
    engine.marks.field = engine.edited;
    engine.marks.by_finger = by_finger;
    engine.marks.resting = false;
    engine.ask_frame();
}

bool holds_focus(const Engine& engine, NodeId field) {
    const TextMarks& marks = engine.marks;
    return marks.field == field && engine.focus.id != 0 &&
           std::ranges::find(marks.buttons, engine.focus.id) != marks.buttons.end();
}

void begin_marks(Engine& engine, float covered) {
    TextMarks& marks = engine.marks;
    if (marks.field != 0 && engine.input.take(Key::escape)) {
        engine.focus.id = marks.field;
        marks = {};
    }
    const bool open = marks.field != 0 && marks.field == engine.edited;
    const Size display = engine.input.display;
    const float words = engine.painter.line_height(Face::strong) + engine.em(20);
    const float button =
        std::max(engine.target(metrics::kControl, words), engine.icon_button_side());
    const float height = open ? button + engine.dp(12) : 0;
    marks.bar = {0, display.height - covered - height, display.width, height};

    marks.under_finger = 0;
    const Pointer& pointer = engine.input.pointer;
    float nearest = 0;
    for (const MarkHandle& handle : marks.handles) {
        const float way = way_between(handle.knob, pointer.at);
        if (pointer.pressed && handle.target.contains(pointer.at) &&
            (marks.under_finger == 0 || way < nearest)) {
            marks.under_finger = handle.id;
            nearest = way;
        }
    }
}

void paint_handles(Engine& engine) {
    const float knob = engine.touch_px(kKnob);
    const Colour ink = engine.colour(Token::primary);
    for (const MarkHandle& handle : engine.marks.handles) {
        if (handle.target.empty()) {
            continue;
        }
        // The corner between its end and the disc points at the end.
        const Rect corner{
            std::min(handle.tip.x, handle.knob.x), std::min(handle.tip.y, handle.knob.y),
            std::abs(handle.tip.x - handle.knob.x), std::abs(handle.tip.y - handle.knob.y)};
        const float rim = engine.dp(2);
        engine.painter.disc(handle.knob, knob + rim, engine.colour(Token::surface));
        engine.painter.fill(corner, ink);
        engine.painter.disc(handle.knob, knob, ink);
    }
}

} // namespace b2go::kit
