#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "app/workspace.hpp"

/// A small synthetic town: people who visibly do not exist.
namespace b2go::demo {

/// Randomness that repeats itself: the same seed makes the same town.
class SeededRandom final : public base::Random {
public:
    explicit SeededRandom(std::uint64_t seed) : engine_(seed) {}
    void fill(std::span<std::byte> target) override {
        for (std::byte& byte : target) {
            byte = static_cast<std::byte>(engine_() & 0xffU);
        }
    }
    /// 0 … below − 1.
    std::size_t pick(std::size_t below) { return static_cast<std::size_t>(engine_() % below); }

private:
    std::mt19937_64 engine_;
};

/// Registers `count` citizens through the use case a screen calls. Their CPR numbers have the
/// fictitious form (day + 60, month + 80), their surnames, streets and phones are made up.
base::Outcome<std::vector<base::AnyId>> register_town(app::Workspace& workspace,
                                                      SeededRandom& random, std::size_t count);

} // namespace b2go::demo
