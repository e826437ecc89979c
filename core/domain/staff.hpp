#pragma once

#include "domain/ids.hpp"
#include "registry/entity.hpp"

namespace b2go::domain {

/// Somebody who works with the product.
struct StaffEntity : registry::Entity {
    StaffEntity();

    registry::Field<std::string> display_name;
    registry::Field<std::string> initials;
    registry::Field<registry::Choice> role;
    registry::Field<base::Id<Team>> team;
    registry::SetField<std::string> competences;
    registry::SetField<std::string> authorisations;
    registry::Field<registry::Choice> status;
};

[[nodiscard]] const StaffEntity& staff();

/// True if this id can own a promise: an active staff member, or whoever is writing.
[[nodiscard]] bool is_active_staff(base::Id<Staff> id, const registry::Surroundings& around);

} // namespace b2go::domain
