#pragma once

#include "domain/ids.hpp"
#include "registry/entity.hpp"

namespace b2go::domain {

/// A place the team meets people: a fixed entrance, a shelter, a library, an event.
struct LocationEntity : registry::Entity {
    LocationEntity();

    registry::Field<std::string> name;
    registry::Field<registry::Choice> type;
    registry::Field<registry::Choice> district;
    registry::Field<record::Group> address;
    registry::Field<std::string> dar_id;
    registry::Field<record::Group> position;
    registry::SetField<registry::Choice> access;
    registry::Field<std::string> opening_hours;
    registry::Field<std::string> safety_note;
    registry::Field<base::Date> valid_from;
    registry::Field<base::Date> valid_to;
};

[[nodiscard]] const LocationEntity& location();

/// Parts of a position (WGS84). Whole numbers, so that equal places are equal bytes.
namespace position_part {
inline constexpr std::uint32_t kLatitude = 1;  ///< millionths of a degree
inline constexpr std::uint32_t kLongitude = 2; ///< millionths of a degree
inline constexpr std::uint32_t kCertainty = 3; ///< metres; 0 is exact
} // namespace position_part

} // namespace b2go::domain
