#pragma once

#include "domain/ids.hpp"
#include "registry/entity.hpp"

namespace b2go::domain {

/// One person's visit: what it was about, how it was handled, how it ended.
struct EncounterEntity : registry::Entity {
    EncounterEntity();

    registry::Field<base::Id<Outing>> outing;
    registry::Field<base::Id<Citizen>> citizen;
    registry::Field<base::Instant> start;
    registry::Field<registry::Choice> channel;
    registry::SetField<base::Id<Subject>> subjects;
    registry::Field<std::int64_t> entrances_before;
    registry::Field<std::string> companion;
    registry::Field<std::int64_t> minutes;
    registry::Field<registry::Choice> handling_mode;
    registry::Field<registry::Choice> outcome;
};

[[nodiscard]] const EncounterEntity& encounter();

} // namespace b2go::domain
