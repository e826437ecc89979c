#pragma once

#include <functional>
#include <optional>

#include "platform/window/tablet_window.hpp"
#include "ui_imgui/kit/ui.hpp"

namespace b2go::platform {

/// When the window sleeps, for how long, and how many frames it draws when it wakes. The glass,
/// the battery and who else looks on are the caller's. Used on the window's thread.
class WindowLoop {
public:
    WindowLoop(TabletWindow& window, kit::Ui& ui);

    /// Something moves or has not been drawn yet: nobody sleeps.
    [[nodiscard]] bool is_moving() const { return frames_left_ > 0 || ui_.wants_frame(); }
    /// Seconds until it has to wake although nothing happens; 0 while something moves.
    [[nodiscard]] double sleep_s() const;

    /// After a sleep in which nothing moved: takes in that time has passed.
    void time_passed(std::optional<int> battery_percent);
    /// Takes in what happened outside, if anything (`touched`: by a person), and all answers.
    void take_in(bool happened, bool touched);
    /// Draws one frame at the width `scale` asks for, between `begin` and `show` of the glass, and
    /// carries out what was tapped in it.
    void draw(float scale, const std::function<void()>& begin, const std::function<void()>& show);

private:
    TabletWindow& window_;
    kit::Ui& ui_;
    int frames_left_;
};

} // namespace b2go::platform
