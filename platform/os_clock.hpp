#pragma once

#include "base/time.hpp"

namespace b2go::platform {

/// The operating system's wall clock, UTC. May be asked from any thread.
class OsClock final : public base::Clock {
public:
    [[nodiscard]] base::Instant now() const override;
};

} // namespace b2go::platform
