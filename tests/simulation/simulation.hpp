#pragma once

#include <string>
#include <vector>

#include "tests/simulation/schedule.hpp"
#include "tests/simulation/wire.hpp"

/// Plays a schedule on a real central and real tablets, heals everything, and looks at what is
/// left. Everything comes from the seed: the same seed and steps give the same trace.
namespace b2go::simulation {

struct Result {
    std::vector<std::string> findings; ///< empty when all is as it must be
    Counts counts;                     ///< what happened, by name
    std::string trace;                 ///< hash of every message and of how it ended, hex
    std::string words;                 ///< hash of what is live in the end, hex
};

/// In which order the tablets heal: it must make no difference to what is live.
enum class Order { forwards, backwards };

[[nodiscard]] Result play(std::uint64_t seed, const Schedule& schedule,
                          Order order = Order::forwards);

} // namespace b2go::simulation
