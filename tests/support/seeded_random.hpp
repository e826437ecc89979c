#pragma once

#include <cstdint>
#include <random>

#include "base/random.hpp"

namespace b2go::tests {

/// Random bytes that are the same for the same seed, on every machine.
class SeededRandom : public base::Random {
public:
    explicit SeededRandom(std::uint64_t seed = 1) : engine_(seed) {}
    void fill(std::span<std::byte> target) override {
        for (std::byte& byte : target) {
            byte = static_cast<std::byte>(engine_() & 0xFFU);
        }
    }

private:
    std::mt19937_64 engine_;
};

} // namespace b2go::tests
