#pragma once

#include <string_view>

#include "ui_imgui/kit/icons.hpp"
#include "ui_imgui/kit/ui.hpp"

namespace b2go::kit {

/// One primary button per screen, bottom right.
enum class Emphasis { primary, secondary, quiet, danger };

struct ButtonLook {
    Emphasis emphasis = Emphasis::secondary;
    Icon icon = Icon::none;
    bool enabled = true;
    bool fill = false;            ///< as wide as there is room
    std::string_view detail = {}; ///< spoken, not shown: "Skriver ud på printeren i bilen"
};

/// True in the frame it was tapped, or activated by keyboard or bridge. The label wraps when there
/// is too little room.
[[nodiscard]] bool button(Ui& ui, std::string_view id, std::string_view label,
                          const ButtonLook& look = {});

struct IconButtonLook {
    bool enabled = true;
    bool on = false;    ///< pressed in
    bool plain = false; ///< without an edge, inside bars
};
/// A picture with a name that is spoken; only for what everybody knows (close, back, plus).
[[nodiscard]] bool icon_button(Ui& ui, std::string_view id, Icon icon, std::string_view name,
                               const IconButtonLook& look = {});

/// A small choice that can be on or off. Chips lie side by side inside a Flow.
[[nodiscard]] bool chip(Ui& ui, std::string_view id, std::string_view label, bool on,
                        Icon icon = Icon::none);

struct HoldText {
    std::string_view label;    ///< "CPR-nummer"
    std::string_view masked;   ///< what is shown
    std::string_view revealed; ///< what is shown while held, once it is known; may be empty
    std::string_view action;   ///< "Hold for at vise"
};
struct HoldEvent {
    bool began = false; ///< ask for the value now, and log that it was shown
    bool held = false;  ///< it may be shown
    bool ended = false; ///< forget it now
};
/// Shows a person's number only while a finger, the space bar or the bridge holds it.
[[nodiscard]] HoldEvent hold_to_reveal(Ui& ui, std::string_view id, const HoldText& text);

/// True once when the widget drawn last has been held for half a second; its tap is then cancelled.
[[nodiscard]] bool long_pressed(Ui& ui);

} // namespace b2go::kit
