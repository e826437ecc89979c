#pragma once

#include "domain/ids.hpp"
#include "registry/entity.hpp"

namespace b2go::domain {

/// A small count on an outing: so many met, served, turned away. Counting appends; a wrong one is
/// undone by deleting it.
struct TallyEntity : registry::Entity {
    TallyEntity();

    registry::Field<base::Id<Outing>> outing;
    registry::Field<registry::Choice> kind;
    registry::Field<std::int64_t> count;
    registry::Field<base::Instant> at;
};

[[nodiscard]] const TallyEntity& tally();

} // namespace b2go::domain
