#pragma once

#include <optional>
#include <string>
#include <variant>

#include "base/label.hpp"
#include "platform/exit_codes.hpp"
#include "platform/window/glfw_screen.hpp"
#include "platform/window/screenshot.hpp"

namespace b2go::platform {

struct WindowInvocation {
    std::string store;
    std::optional<base::Language> language;
    ScreenWish window;
    std::string screenshot; ///< file to write instead of opening a window; empty for a window
    ScreenshotWish picture;
    bool describe = false; ///< print what is shown, whenever it has come to rest
};

/// What was typed, or how to end: help, or a mistake that has been told on standard error.
[[nodiscard]] std::variant<WindowInvocation, ExitCode> read_window_arguments(int argc, char** argv);

} // namespace b2go::platform
