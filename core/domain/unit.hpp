#pragma once

#include "domain/ids.hpp"
#include "registry/entity.hpp"

namespace b2go::domain {

/// An administration, one of its units, or another place people are referred to, as it was between
/// two dates.
struct UnitEntity : registry::Entity {
    UnitEntity();

    registry::Field<std::string> code;
    registry::Field<std::string> label_da;
    registry::Field<std::string> label_en;
    registry::Field<registry::Choice> kind;
    registry::Field<base::Id<Unit>> administration;
    registry::Field<std::int64_t> places;
    registry::Field<base::Date> valid_from;
    registry::Field<base::Date> valid_to;
    registry::Field<bool> handles_cases;
};

[[nodiscard]] const UnitEntity& unit();

} // namespace b2go::domain
