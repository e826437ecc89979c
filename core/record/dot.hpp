#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace b2go::record {

/// A device's number: epoch × 100,000 + a running number; given at enrolment, never reused.
using DeviceNumber = std::uint32_t;
inline constexpr DeviceNumber kDevicesPerEpoch = 100'000;

/// Place of a change in its device's history: 1, 2, 3, … without gaps.
using Seq = std::uint64_t;
/// Far more than anybody can write; small enough for every store, and far from where adding to it
/// would wrap round. Nothing beyond it is read, whoever sent it.
inline constexpr Seq kLastSeq = std::numeric_limits<std::int64_t>::max() / 2;

/// Names one change. `tag` is the first 32 bits of the device's chain at `seq`: two copies of one
/// tablet write different dots from the moment they part. Dots compare whole.
struct Dot {
    DeviceNumber device = 0;
    Seq seq = 0;
    std::uint32_t tag = 0;
    auto operator<=>(const Dot&) const = default;

    /// `100001:7:9f3a1c22`.
    [[nodiscard]] std::string text() const;
    /// Accepts what `text` gives and no other spelling of it.
    [[nodiscard]] static std::optional<Dot> parse(std::string_view text);
};

/// Sorted, without doubles.
using Dots = std::vector<Dot>;

[[nodiscard]] bool contains(const Dots& dots, const Dot& dot);
void insert(Dots& dots, const Dot& dot);

} // namespace b2go::record
