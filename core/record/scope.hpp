#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.hpp"

namespace b2go::record {

/// Who holds a record: the unit of partial replication. A record's scope never changes.
struct Scope {
    /// Stored and sent as this byte; never renumbered.
    enum class Kind : std::uint8_t {
        reference = 1, ///< every device
        team = 2,      ///< devices of one team
        citizen = 3,   ///< devices that hold this citizen; sealed under a key of its own
        staff = 4,     ///< devices of one staff member
        admin = 5,     ///< sync admins
    };

    Kind kind = Kind::reference;
    base::AnyId id; ///< nil for reference and admin

    auto operator<=>(const Scope&) const = default;

    [[nodiscard]] static Scope reference() { return {Kind::reference, {}}; }
    [[nodiscard]] static Scope admin() { return {Kind::admin, {}}; }
    [[nodiscard]] static Scope team(base::AnyId id) { return {Kind::team, id}; }
    [[nodiscard]] static Scope citizen(base::AnyId id) { return {Kind::citizen, id}; }
    [[nodiscard]] static Scope staff(base::AnyId id) { return {Kind::staff, id}; }

    /// One kind byte and, for kinds that name somebody, 16 id bytes.
    [[nodiscard]] std::string encode() const;
    [[nodiscard]] static std::optional<Scope> decode(std::string_view bytes);
    /// `citizen:0190…`, `reference`.
    [[nodiscard]] std::string text() const;
};

} // namespace b2go::record
