#pragma once

#include "domain/ids.hpp"
#include "registry/entity.hpp"

namespace b2go::domain {

/// A citizen: with a CPR number, with a replacement number, without either, or anonymous.
struct CitizenEntity : registry::Entity {
    CitizenEntity();

    registry::Field<registry::Choice> id_type;
    registry::Field<std::string> cpr;
    registry::Field<base::Date> birth_date;
    registry::Field<std::string> name;
    registry::Field<std::string> preferred_name;
    registry::Field<std::string> contact_code;
    registry::Field<record::Group> address;
    registry::SetField<std::string> phones;
    registry::Field<registry::Choice> protection;
    registry::Field<base::Date> protection_until;
    registry::Field<registry::Choice> digital;
    registry::Field<registry::Choice> contactable;
    registry::SetField<registry::Choice> life_situations;
    registry::SetField<registry::Choice> needs;
    registry::Field<registry::Choice> language;
    registry::Field<base::Id<Team>> team;
};

[[nodiscard]] const CitizenEntity& citizen();

/// Parts of an address, of citizens and of locations.
namespace address_part {
inline constexpr std::uint32_t kStreet = 1;
inline constexpr std::uint32_t kPostcode = 2;
inline constexpr std::uint32_t kCity = 3;
inline constexpr std::uint32_t kCareOf = 4;
} // namespace address_part
[[nodiscard]] std::vector<registry::PartDecl> address_parts();

/// True while the citizen's address must be masked everywhere and may be neither printed nor
/// exported. A protection without an end stays in force; one with an end lapses after that day.
[[nodiscard]] bool is_protected(const registry::Object& object, base::Date today);

} // namespace b2go::domain
