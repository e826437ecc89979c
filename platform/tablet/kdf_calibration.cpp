#include "platform/tablet/kdf_calibration.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace b2go::platform {

namespace {

constexpr double kTargetSeconds = 0.5;
constexpr std::uint64_t kStepBytes = std::uint64_t{16} << 20U;
constexpr std::uint64_t kMostBytes = std::uint64_t{512} << 20U;

} // namespace

base::KdfCost calibrated_kdf_cost() {
    const std::array<std::byte, 16> salt{};
    base::KdfCost cost = base::KdfCost::floor();
    const auto begin = std::chrono::steady_clock::now();
    (void)base::derive_from_passphrase("calibration", salt, cost);
    const std::chrono::duration<double> floor_time = std::chrono::steady_clock::now() - begin;
    // Time grows in proportion to memory.
    const double wanted =
        static_cast<double>(cost.memory_bytes) * kTargetSeconds / floor_time.count();
    const auto most = static_cast<double>(kMostBytes);
    const auto bytes = static_cast<std::uint64_t>(std::min(wanted, most)) / kStepBytes * kStepBytes;
    cost.memory_bytes = std::max(cost.memory_bytes, bytes);
    return cost;
}

} // namespace b2go::platform
