#include "platform/window/tablet_window.hpp"

#include <algorithm>
#include <tuple>

#include "platform/program.hpp"
#include "platform/window/answers.hpp"
#include "platform/window/window_files.hpp"

namespace b2go::platform {

namespace {

constexpr std::int64_t kMinuteMs = 60'000;

} // namespace

TabletWindow::TabletWindow(const std::filesystem::path& folder,
                           std::optional<base::Language> language, const base::Clock& clock,
                           base::Random& random, std::function<void()> wake)
    : clock_(clock), workers_(folder, clock, random, std::move(wake)) {
    screens::Preferences preferences = read_preferences(folder);
    preferences.language = language.value_or(preferences.language);
    give(screens::StartedUp{preferences, read_attempts(folder, clock.now()), version()});
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
            for (screens::Effect& effect : screens::update(state_, *command, clock_.now())) {
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
    return other || shown() != before;
}

double TabletWindow::tick_in_s() const {
    const base::Instant now = clock_.now();
    std::int64_t left_ms = kMinuteMs - now.ms % kMinuteMs;
    if (!state_.session && screens::wait_ms(state_.lock.attempts, now) > 0) {
        left_ms = std::min<std::int64_t>(left_ms, 1000 - now.ms % 1000);
    }
    if (state_.toast && !state_.toast->undo) {
        left_ms = std::min(left_ms, std::max<std::int64_t>(state_.toast->until.ms - now.ms, 0));
    }
    return static_cast<double>(left_ms) / 1000;
}

} // namespace b2go::platform
