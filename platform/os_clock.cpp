#include "platform/os_clock.hpp"

#include <chrono>
#include <ctime>

#include "base/outcome.hpp"

namespace b2go::platform {

base::Instant OsClock::now() const {
    const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count()};
}

base::Uptime OsUptime::now() const {
    timespec count{};
    base::require(::clock_gettime(CLOCK_BOOTTIME, &count) == 0,
                  "the system counts the time since it was started");
    constexpr std::int64_t kMsPerSecond = 1000;
    constexpr std::int64_t kNsPerMs = 1'000'000;
    return {count.tv_sec * kMsPerSecond + count.tv_nsec / kNsPerMs};
}

} // namespace b2go::platform
