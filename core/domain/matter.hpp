#pragma once

#include "domain/ids.hpp"
#include "registry/entity.hpp"

namespace b2go::domain {

/// A citizen's matter on one subject, from the day it arose until it is closed.
struct MatterEntity : registry::Entity {
    MatterEntity();

    registry::Field<base::Id<Citizen>> citizen;
    registry::Field<base::Id<Subject>> subject;
    registry::Field<base::Id<Unit>> owner_unit;
    registry::Field<std::string> external_number;
    registry::Field<registry::Choice> progress;
    registry::Field<registry::Choice> outcome;
};

[[nodiscard]] const MatterEntity& matter();

} // namespace b2go::domain
