#pragma once

#include "domain/ids.hpp"
#include "registry/entity.hpp"

namespace b2go::domain {

/// A promise the team keeps itself: who does what, when, and who if that person cannot.
struct FollowUpEntity : registry::Entity {
    FollowUpEntity();

    registry::Field<base::Id<Staff>> owner;
    registry::Field<base::Id<Staff>> fallback_owner;
    registry::Field<base::Date> due;
    registry::Field<std::string> kind;
    registry::Field<base::Id<AnyRecord>> parent;
    registry::Field<registry::Choice> status;
};

[[nodiscard]] const FollowUpEntity& follow_up();

/// Everything but done; what was handed over is still somebody's to do.
[[nodiscard]] bool is_open_follow_up(const registry::Object& object);

} // namespace b2go::domain
