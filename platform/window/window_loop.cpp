#include "platform/window/window_loop.hpp"

#include <algorithm>

namespace b2go::platform {

namespace {

/// Frames drawn after anything happened: ImGui lays out in one what it shows in the next.
constexpr int kFramesAfterEvent = 3;
/// A clock that moved on changes no layout; if it does, the kit asks for more.
constexpr int kFramesAfterTime = 1;

} // namespace

WindowLoop::WindowLoop(TabletWindow& window, kit::Ui& ui)
    : window_(window), ui_(ui), frames_left_(kFramesAfterEvent) {}

double WindowLoop::sleep_s() const {
    return is_moving() ? 0 : std::min(ui_.wake_in_s(), window_.tick_in_s());
}

void WindowLoop::time_passed(std::optional<int> battery_percent) {
    const bool more = window_.tick(battery_percent);
    frames_left_ = std::max(frames_left_, more ? kFramesAfterEvent : kFramesAfterTime);
}

void WindowLoop::take_in(bool happened, bool touched) {
    if (touched) {
        window_.give(screens::Touched{});
    }
    if (window_.carry_out() || happened) {
        frames_left_ = kFramesAfterEvent;
    }
}

void WindowLoop::draw(float scale, const std::function<void()>& begin,
                      const std::function<void()>& show) {
    ui_.set_look(window_.look(scale));
    ui_.take_up_look(); // the glass is given other fonts before anything is drawn with them
    begin();
    ui_.begin_frame();
    window_.draw(ui_);
    ui_.end_frame();
    show();
    frames_left_ = std::max(frames_left_ - 1, 0);
    if (window_.carry_out()) {
        frames_left_ = kFramesAfterEvent;
    }
}

} // namespace b2go::platform
