#include "platform/window/tablet_window.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "platform/program.hpp"
#include "platform/tablet/tries.hpp"
#include "platform/window/answers.hpp"
#include "platform/window/window_files.hpp"
#include "ui_imgui/screens/unkept.hpp"

namespace b2go::platform {

namespace {

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kSecondMs = 1000;

} // namespace

TabletWindow::TabletWindow(const std::filesystem::path& folder,
                           std::optional<base::Language> language, base::Clocks clocks,
                           base::Random& random, std::function<void()> wake)
    : clocks_(clocks), workers_(folder, clocks, random, std::move(wake)) {
    screens::Preferences preferences = read_preferences(folder);
    preferences.language = language.value_or(preferences.language);
    give(screens::StartedUp{preferences,
                            read_attempts(TabletFolder(folder).attempts(), clocks.uptime.now()),
                            version()});
    carry_out();
}

bool TabletWindow::carry_out() {
    bool any = false;
    for (screens::Command& answer : workers_.take_answers()) {
        commands_.push(std::move(answer));
    }
    while (auto command = commands_.take()) {
        any = true;
        try {
            for (screens::Effect& effect : screens::update(state_, *command, moment())) {
                workers_.perform(std::move(effect));
            }
        } catch (const base::Fault& fault) {
            commands_.push(screens::JobFailed{rejection_of(fault), false});
        }
        screens::wipe_secrets(*command);
    }
    return any;
}

bool TabletWindow::tick(std::optional<int> battery_percent) {
    const bool other = carry_out();
    const auto shown = [this] {
        return std::tuple(state_.session.has_value(), state_.route, state_.toast.has_value(),
                          workers_.unanswered());
    };
    const auto before = shown();
    give(screens::BatteryRead{battery_percent});
    give(screens::Tick{});
    carry_out();
    was_asked_to_close_ = was_asked_to_close_ && screens::has_unkept(state_);
    return other || shown() != before;
}

std::optional<base::Uptime> TabletWindow::locks_at() const {
    if (!state_.session) {
        return std::nullopt;
    }
    return base::Uptime{state_.up.ms + screens::idle_left_ms(state_)};
}

double TabletWindow::tick_in_s() const {
    const auto [now, up] = moment();
    std::int64_t left_ms = kMinuteMs - now.ms % kMinuteMs;
    if (const auto lock = locks_at()) {
        left_ms = std::min(left_ms, std::max<std::int64_t>(lock->ms - up.ms, 0));
    } else if (const auto wait = store::wait_ms(state_.lock.attempts, up); wait > 0) {
        left_ms = std::min(left_ms, (wait - 1) % kSecondMs + 1);
    }
    if (const auto again = screens::next_try(state_)) {
        left_ms = std::min(left_ms, std::max<std::int64_t>(again->ms - up.ms, 0));
    }
    if (const auto ends = state_.toast ? state_.toast->ends() : std::nullopt) {
        left_ms = std::min(left_ms, std::max<std::int64_t>(ends->ms - now.ms, 0));
    }
    return static_cast<double>(left_ms) / 1000;
}

bool TabletWindow::may_close() {
    if (!screens::has_unkept(state_) || std::exchange(was_asked_to_close_, true)) {
        return true;
    }
    give(screens::CloseAsked{});
    return false;
}

} // namespace b2go::platform
