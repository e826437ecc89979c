#pragma once

#include <cstddef>
#include <span>

namespace b2go::base {

/// Where randomness comes from. The real one (the operating system's) lives in platform;
/// the simulator gives a seeded one.
class Random {
public:
    Random() = default;
    Random(const Random&) = delete;
    Random& operator=(const Random&) = delete;
    virtual ~Random() = default;
    virtual void fill(std::span<std::byte> target) = 0;
};

} // namespace b2go::base
