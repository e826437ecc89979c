#pragma once

#include <optional>
#include <string>

#include "ui_imgui/screens/view_parts.hpp"

namespace b2go::screens {

/// Instead of a screen that a window has no room for: what to do.
struct NoRoomView {
    std::string message;
    std::optional<Action> smaller; ///< where the text can be made smaller
};

[[nodiscard]] NoRoomView make_no_room_view(const State& state);

} // namespace b2go::screens
