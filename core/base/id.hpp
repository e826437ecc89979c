#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/bytes.hpp"

namespace b2go::base {

class Clock;
class Random;

/// A 16-byte identifier (UUID) whose kind is not known at compile time.
/// Made on the device, so that no network is needed to create a record.
struct AnyId {
    std::array<std::byte, 16> value{};

    auto operator<=>(const AnyId&) const = default;

    [[nodiscard]] bool is_nil() const { return *this == AnyId{}; }
    [[nodiscard]] ByteView view() const { return value; }

    /// Lower-case 8-4-4-4-12 form.
    [[nodiscard]] std::string text() const;
    /// Accepts the 8-4-4-4-12 form in either case; nothing else.
    [[nodiscard]] static std::optional<AnyId> parse(std::string_view text);
    /// From exactly 16 raw bytes.
    [[nodiscard]] static std::optional<AnyId> from_bytes(std::string_view bytes);
    /// The 16 raw bytes as a string, as protocol messages carry them.
    [[nodiscard]] std::string raw() const { return std::string(as_chars(value)); }
};

/// An identifier of one entity. Id<Citizen> and Id<Outing> neither compare nor convert.
template <typename Entity> struct Id {
    AnyId any;

    explicit Id(AnyId id = {}) : any(id) {}
    auto operator<=>(const Id&) const = default;
    [[nodiscard]] std::string text() const { return any.text(); }
};

/// UUID version 7 (RFC 9562): the first 48 bits are UTC milliseconds, so that ids made
/// together lie together in every index.
[[nodiscard]] AnyId make_id(const Clock& clock, Random& random);

} // namespace b2go::base

template <> struct std::hash<b2go::base::AnyId> {
    std::size_t operator()(const b2go::base::AnyId& id) const noexcept {
        // The last 8 bytes of a UUIDv7 are random, so they are their own hash.
        std::size_t result = 0;
        for (std::size_t i = 8; i < 16; ++i) {
            result = (result << 8U) | std::to_integer<std::size_t>(id.value[i]);
        }
        return result;
    }
};
