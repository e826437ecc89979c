#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "record/state.hpp"

namespace b2go::record {

/// What a person had before their eyes when a form was opened: per register, its versions' dots.
struct Seen {
    base::AnyId id;
    std::map<std::pair<FieldNumber, std::string>, Dots> registers;
    bool operator==(const Seen&) const = default;

    /// The dots seen of one register; empty if it had no versions.
    [[nodiscard]] const Dots& of(FieldNumber field, std::string_view key = {}) const;

    /// Opaque, URL-safe; a function of the record's state alone, so equal records give equal
    /// tokens.
    [[nodiscard]] std::string token() const;
    /// Nothing for a damaged token. Whose record it is stands in `id`: compare it.
    [[nodiscard]] static std::optional<Seen> from_token(std::string_view token);
};

[[nodiscard]] Seen seen_of(const RecordState& state);

} // namespace b2go::record
