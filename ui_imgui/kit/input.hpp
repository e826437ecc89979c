#pragma once

#include <string>
#include <vector>

#include "ui_imgui/kit/geometry.hpp"

namespace b2go::kit {

/// The finger (or the mouse, which is treated as one).
struct Pointer {
    Point at{-1, -1};
    Point began;           ///< where it went down
    double down_since = 0; ///< seconds of the frame clock
    bool down = false;
    bool pressed = false;  ///< in this frame
    bool released = false; ///< in this frame
    bool dragging = false; ///< has wandered too far to be a tap
    float wheel = 0;       ///< lines, up is positive
};

enum class Key {
    tab,
    enter,
    space,
    escape,
    left,
    right,
    up,
    down,
    home,
    end,
    page_up,
    page_down,
    backspace,
    erase,
    select_all,
    copy,
    cut,
    paste,
    undo,
    redo,
    menu, ///< what can be done with what is marked
};

struct KeyPress {
    Key key = Key::tab;
    bool shift = false;
    bool word = false; ///< with Ctrl: whole words
};

/// What happened since the last frame.
struct Input {
    Pointer pointer;
    std::string typed; ///< UTF-8
    std::vector<KeyPress> keys;
    bool space_held = false;    ///< on the hardware keyboard
    bool hardware_keys = false; ///< the hardware keyboard was used
    bool control = false;       ///< held when the frame began
    bool shift = false;
    double now_s = 0; ///< the frame clock, from the first frame
    float elapsed_s = 0;
    Size display;

    [[nodiscard]] bool has(Key key) const;
    /// True if the key was pressed; nobody else gets it then.
    bool take(Key key);
};

/// Reads ImGui's queue into `input`, whose pointer continues the last frame's. Call after
/// ImGui::NewFrame. `slop_px` is how far a finger may wander and still tap.
void read_input(Input& input, float slop_px);

/// Makes ImGui deliver letters and keys in the order they were pressed, over several frames where
/// needed; call in each frame in which a text is edited.
void keep_typing_in_order();

/// Whether ImGui keeps back some of what happened, for the frames to come.
[[nodiscard]] bool input_waits();

} // namespace b2go::kit
