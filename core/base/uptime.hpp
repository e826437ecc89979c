#pragma once

#include <compare>
#include <cstdint>

#include "base/time.hpp"

namespace b2go::base {

/// A moment on the machine's own count: milliseconds since it was started, the time it slept
/// included. Nobody can turn it; it begins anew when the machine is started again.
struct Uptime {
    std::int64_t ms = 0;
    auto operator<=>(const Uptime&) const = default;
};

/// What waits and idle times are measured by. The real one lives in platform; tests give their own.
class UptimeClock {
public:
    UptimeClock() = default;
    UptimeClock(const UptimeClock&) = delete;
    UptimeClock& operator=(const UptimeClock&) = delete;
    virtual ~UptimeClock() = default;
    [[nodiscard]] virtual Uptime now() const = 0;
};

/// Both for who dates things and measures how long they take.
struct Clocks {
    const Clock& wall;
    const UptimeClock& uptime;
};

/// One moment on both.
struct Moment {
    Instant now;
    Uptime up;
};

} // namespace b2go::base
