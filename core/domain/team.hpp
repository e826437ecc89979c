#pragma once

#include "domain/ids.hpp"
#include "registry/entity.hpp"

namespace b2go::domain {

/// A team; its members name it in their staff records. Also a scope.
struct TeamEntity : registry::Entity {
    TeamEntity();

    registry::Field<std::string> name;
    registry::SetField<registry::Choice> districts;
};

[[nodiscard]] const TeamEntity& team();

} // namespace b2go::domain
