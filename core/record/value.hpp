#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/id.hpp"
#include "base/time.hpp"
#include "record/dot.hpp"

namespace b2go::record {

struct Null {
    auto operator<=>(const Null&) const = default;
};

/// A plain part of a group.
using Scalar =
    std::variant<Null, bool, std::int64_t, std::string, base::AnyId, base::Instant, base::Date>;

/// Several parts that merge as one (an address); by part number, null parts left out.
using Group = std::map<std::uint32_t, Scalar>;

/// One value of one register. `Dots` is what a deletion had seen.
using Value = std::variant<Null, bool, std::int64_t, std::string, base::AnyId, base::Instant,
                           base::Date, Group, Dots>;

/// Canonical bytes of a value; null is the empty string.
[[nodiscard]] std::string encode(const Value& value);
/// Nothing if the bytes are not the canonical encoding of a value this version knows.
[[nodiscard]] std::optional<Value> decode_value(std::string_view bytes);

[[nodiscard]] inline bool is_null(const Value& value) {
    return std::holds_alternative<Null>(value);
}

} // namespace b2go::record
