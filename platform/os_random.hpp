#pragma once

#include "base/random.hpp"

namespace b2go::platform {

/// The kernel's random source, fit for keys. May be used from any thread.
/// Throws Fault{environment} if the kernel gives none.
class OsRandom final : public base::Random {
public:
    void fill(std::span<std::byte> target) override;
};

} // namespace b2go::platform
