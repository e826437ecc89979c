#include "platform/window/uptime_timer.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "base/outcome.hpp"

namespace b2go::platform {

UptimeTimer::UptimeTimer(std::function<void()> wake)
    : wake_(std::move(wake)), timer_(::timerfd_create(CLOCK_BOOTTIME, TFD_CLOEXEC | TFD_NONBLOCK)),
      end_(::eventfd(0, EFD_CLOEXEC)) {
    if (!timer_.is_open() || !end_.is_open()) {
        throw base::Fault(base::FaultCode::environment, "a timer that counts while asleep");
    }
    thread_ = std::thread([this] { wait(); });
}

UptimeTimer::~UptimeTimer() {
    const std::uint64_t one = 1;
    base::require(::write(end_.get(), &one, sizeof one) == sizeof one, "a timer can be ended");
    thread_.join();
}

void UptimeTimer::set(std::optional<base::Uptime> moment) {
    if (moment == moment_) {
        return;
    }
    moment_ = moment;
    itimerspec when{};
    if (moment) {
        constexpr std::int64_t kMsPerSecond = 1000;
        constexpr std::int64_t kNsPerMs = 1'000'000;
        const std::int64_t ms = std::max<std::int64_t>(moment->ms, 1); // 0 would be never
        when.it_value.tv_sec = ms / kMsPerSecond;
        when.it_value.tv_nsec = ms % kMsPerSecond * kNsPerMs;
    }
    base::require(::timerfd_settime(timer_.get(), TFD_TIMER_ABSTIME, &when, nullptr) == 0,
                  "a timer can be set to any moment");
}

void UptimeTimer::wait() {
    for (;;) {
        std::array<pollfd, 2> both{{{timer_.get(), POLLIN, 0}, {end_.get(), POLLIN, 0}}};
        if (::poll(both.data(), both.size(), -1) < 0) {
            continue; // a signal
        }
        if (both[1].revents != 0) {
            return;
        }
        std::uint64_t times = 0;
        if (::read(timer_.get(), &times, sizeof times) == sizeof times) {
            wake_();
        }
    }
}

} // namespace b2go::platform
