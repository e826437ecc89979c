#pragma once

#include <optional>
#include <string>

#include "base/outcome.hpp"
#include "platform/window/go_to_screen.hpp"
#include "platform/window/tablet_window.hpp"
#include "ui_imgui/kit/geometry.hpp"

namespace b2go::platform {

struct Screenshot {
    std::string png;
    std::string description; ///< of the same picture; see described.hpp
};

struct ScreenshotWish {
    std::string screen; ///< one of screen_names
    kit::Size size{1280, 800};
    float scale = 1;
    std::optional<int> text_percent; ///< otherwise as the person wants it
    std::optional<kit::ThemeKind> theme;
};

/// Goes to a screen as a person would and draws it without a display, as a PNG. Screens
/// about something show the first there is: outing, citizen, visit. Refused if there is none, or
/// with the store's own refusal.
base::Outcome<Screenshot> screenshot(TabletWindow& window, const WaitForAnswer& wait,
                                     const std::string& passphrase, const ScreenshotWish& wish);

} // namespace b2go::platform
