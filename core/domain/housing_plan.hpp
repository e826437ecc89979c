#pragma once

#include "domain/ids.hpp"
#include "registry/entity.hpp"

namespace b2go::domain {

/// A social master plan of a housing area (boligsocial helhedsplan) and its next milestone.
struct HousingPlanEntity : registry::Entity {
    HousingPlanEntity();

    registry::Field<std::string> name;
    registry::SetField<base::Id<Location>> areas;
    registry::Field<base::Id<Partner>> housing_organisation;
    registry::Field<base::Date> valid_from;
    registry::Field<base::Date> valid_to;
    registry::SetField<registry::Choice> effort_areas;
    registry::Field<std::string> milestone;
    registry::Field<registry::Choice> milestone_status;
    registry::Field<base::Date> milestone_due;
};

[[nodiscard]] const HousingPlanEntity& housing_plan();

} // namespace b2go::domain
