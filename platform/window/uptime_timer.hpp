#pragma once

#include <functional>
#include <optional>
#include <thread>

#include "base/uptime.hpp"
#include "platform/files.hpp"

namespace b2go::platform {

/// Calls `wake` when the machine's own count reaches a moment, and at once when the machine wakes
/// from a sleep in which it passed: what waits for events by the display does not count a sleep,
/// and would show the day of whoever left the tablet for up to a minute more.
class UptimeTimer {
public:
    /// `wake` is called from a thread of its own. Throws Fault{environment} if the system has no
    /// such timer.
    explicit UptimeTimer(std::function<void()> wake);
    ~UptimeTimer();
    UptimeTimer(const UptimeTimer&) = delete;
    UptimeTimer& operator=(const UptimeTimer&) = delete;

    /// Replaces the moment; nothing: never.
    void set(std::optional<base::Uptime> moment);

private:
    void wait();

    std::function<void()> wake_;
    Descriptor timer_;
    Descriptor end_;
    std::optional<base::Uptime> moment_;
    std::thread thread_;
};

} // namespace b2go::platform
