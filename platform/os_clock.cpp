#include "platform/os_clock.hpp"

#include <chrono>

namespace b2go::platform {

base::Instant OsClock::now() const {
    const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count()};
}

} // namespace b2go::platform
