#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <string>

#include "ui_imgui/kit/geometry.hpp"
#include "ui_imgui/kit/semantics.hpp"

namespace b2go::kit {

struct Engine;
struct FieldEvent;
struct Touch;
struct TypingRules;
class Ui;

/// One end of what is marked, as it is drawn and touched: it hangs below its line, outside the
/// marked words, so that those of a short word do not lie over each other.
struct MarkHandle {
    NodeId id = 0;
    Rect target; ///< empty while its end is scrolled away
    Point tip;   ///< the end of the marked text, at the lower edge of its line
    Point knob;  ///< the middle of its disc
};

/// How the text that is edited is marked by finger: two handles, and a bar with what can be done
/// with the marked words. The bar lies at the lower edge, above the on-screen keyboard: there it
/// covers nothing, and it has its place at any text size. `TextEdit` knows what is marked.
struct TextMarks {
    NodeId field = 0;       ///< whose bar is open; 0 if none is
    bool enter = false;     ///< the bar takes the focus as soon as it is drawn
    bool by_finger = false; ///< the handles are shown
    bool resting = false;   ///< the finger that marked a word has not left the glass
    Rect bar;               ///< its place in this frame; empty while it has none
    std::array<NodeId, 4> buttons{};
    std::array<MarkHandle, 2> handles;
    NodeId under_finger = 0; ///< the handle a finger went down on in this frame
    Point grab;              ///< from the finger to the end it moves
    double step_at_s = 0;    ///< a finger beyond the edge of a line moves on then
};

/// The field's text as it lies on the screen.
struct MarkedText {
    NodeId field = 0;
    const TypingRules& rules;
    Rect seen;                               ///< where the text is not scrolled away
    std::function<Rect(std::size_t)> caret;  ///< where a place lies, as high as its line
    std::function<std::size_t(Point)> place; ///< the place nearest to a point
    bool one_line = false;
};

/// True in the frame a finger has rested on the field long enough; the field has the focus then.
/// Right after the field's node was added.
[[nodiscard]] bool rests_on(Ui& ui, NodeId field, Touch& touch);

/// Marks the word under the finger that rests, all of a text that must not be read.
void mark_word(Engine& engine, const MarkedText& text, const std::string& value);

/// Moves an end of what is marked if a finger has one of the handles, or goes on from the word it
/// marked. True while the finger is about this and nothing else.
[[nodiscard]] bool move_mark(Engine& engine, const MarkedText& text, const std::string& value);

/// Adds the handles and the bar to the tree, draws the bar and does what is tapped in it. After
/// the field has drawn its text.
void draw_marks(Ui& ui, const MarkedText& text, std::string& value, FieldEvent& event);

/// The bar opens for the field that is edited.
void open_marks(Engine& engine, bool by_finger);
/// The focus is on a button of the field's bar: the field goes on showing what is marked.
[[nodiscard]] bool holds_focus(const Engine& engine, NodeId field);

// For the engine, once a frame.

/// Reserves the bar's place above what `covered` pixels are taken at the lower edge, finds the
/// handle under the finger, and lets Escape close the bar.
void begin_marks(Engine& engine, float covered);
/// Draws the handles over everything on the page.
void paint_handles(Engine& engine);

} // namespace b2go::kit
