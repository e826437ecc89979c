#pragma once

#include <filesystem>
#include <functional>
#include <optional>

#include "platform/window/workers.hpp"
#include "ui_imgui/kit/ui.hpp"
#include "ui_imgui/screens/update.hpp"
#include "ui_imgui/screens/window_screen.hpp"

namespace b2go::platform {

/// One tablet's window apart from the glass it is shown on: what is known, what was asked for, and
/// who carries it out. Used on the window's thread.
class TabletWindow {
public:
    /// `language` overrides the one that was kept. `wake` is called from any thread when there is
    /// something to carry out. Throws Fault when the small files beside the store cannot be read.
    TabletWindow(const std::filesystem::path& folder, std::optional<base::Language> language,
                 base::Clocks clocks, base::Random& random, std::function<void()> wake);

    void give(screens::Command command) { commands_.push(std::move(command)); }
    /// Carries out all answers and commands there are. True if there was any.
    bool carry_out();
    /// Takes in that time has passed. True if that changed more than the time that is shown: the
    /// tablet locked itself, a message went, or somebody works because of it.
    bool tick(std::optional<int> battery_percent);
    /// Between `ui.begin_frame` and `ui.end_frame`.
    void draw(kit::Ui& ui) { screens::draw_window(ui, state_, edit_, commands_); }
    [[nodiscard]] kit::Look look(float scale) const {
        return screens::look_of(state_.preferences, scale);
    }

    /// Nobody works behind the window and nothing waits to be carried out.
    [[nodiscard]] bool is_at_rest() const {
        return commands_.empty() && workers_.unanswered() == 0;
    }
    /// See Workers::failure.
    [[nodiscard]] std::optional<Failure> failure() { return workers_.failure(); }
    [[nodiscard]] const screens::State& state() const { return state_; }
    /// Seconds until what is shown changes by itself: a wait that counts down, a message that goes,
    /// the minute of the clock, the lock.
    [[nodiscard]] double tick_in_s() const;
    /// Somebody wants to close it. False, and said why, the first time while something typed is not
    /// kept.
    [[nodiscard]] bool may_close();
    /// When it locks itself unless somebody touches it; nothing while it is locked.
    [[nodiscard]] std::optional<base::Uptime> locks_at() const;

private:
    [[nodiscard]] base::Moment moment() const { return {clocks_.wall.now(), clocks_.uptime.now()}; }

    base::Clocks clocks_;
    screens::State state_;
    screens::WindowEdit edit_;
    screens::Commands commands_;
    Workers workers_;
    bool was_asked_to_close_ = false;
};

} // namespace b2go::platform
