#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.hpp"

namespace b2go::record {

/// Stands for a record's very bytes: the first 16 bytes of BLAKE2b-256(id ‖ encoded state).
using Digest = std::array<std::byte, 16>;

[[nodiscard]] Digest digest_of(base::AnyId id, std::string_view encoded_state);

/// Enough of a digest to ask whether the other side has the same bytes of one record: what it
/// misses, the sums of whole digests at the end of every sync find.
inline constexpr std::size_t kStubBytes = 4;
[[nodiscard]] std::string stub_of(base::AnyId id, std::string_view encoded_state);

/// The sum of the digests of any number of records, modulo 2^128: equal for equal sets of equal
/// bytes, whatever the order, and kept up by one addition and one subtraction per change.
class DigestSum {
public:
    static constexpr std::size_t kBytes = 16;

    void add(const Digest& digest);
    void subtract(const Digest& digest);
    void add(const DigestSum& other);
    void subtract(const DigestSum& other);
    [[nodiscard]] bool is_zero() const { return high_ == 0 && low_ == 0; }
    bool operator==(const DigestSum&) const = default;

    /// 16 bytes, big-endian.
    [[nodiscard]] std::string encode() const;
    /// Nothing unless there are 16 bytes.
    [[nodiscard]] static std::optional<DigestSum> decode(std::string_view bytes);

private:
    std::uint64_t high_ = 0;
    std::uint64_t low_ = 0;
};

} // namespace b2go::record
