#include "domain/team.hpp"

#include "domain/choices.hpp"
#include "domain/types.hpp"

namespace b2go::domain {

using registry::Roles;
using registry::ScopeRule;

TeamEntity::TeamEntity()
    : Entity(types::kTeam, "team", {"Team", "Team"}, {ScopeRule::Kind::reference, {}},
             Roles::admins()) {
    name = line(10, "name", {"Navn", "Name"}, {.projected = true, .searched = true});
    districts = choices(11, "districts", {"Bydele", "Districts"}, domain::districts());
}

const TeamEntity& team() {
    static const TeamEntity entity;
    return entity;
}

} // namespace b2go::domain
