#pragma once

#include "base/uptime.hpp"

namespace b2go::platform {

/// The operating system's wall clock, UTC. May be asked from any thread.
class OsClock final : public base::Clock {
public:
    [[nodiscard]] base::Instant now() const override;
};

/// The operating system's count since the machine was started, the time it slept included. May be
/// asked from any thread.
class OsUptime final : public base::UptimeClock {
public:
    [[nodiscard]] base::Uptime now() const override;
};

} // namespace b2go::platform
