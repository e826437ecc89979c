#pragma once

#include "domain/ids.hpp"
#include "registry/entity.hpp"

namespace b2go::domain {

/// A conversation with a partner, a housing plan or a council. Written once: a correction is a new
/// entry that names the old one.
struct DialogueEntity : registry::Entity {
    DialogueEntity();

    registry::Field<registry::Choice> with;
    registry::Field<base::Id<Partner>> partner;
    registry::Field<base::Id<HousingPlan>> plan;
    registry::Field<base::Date> date;
    registry::Field<std::string> participants;
    registry::Field<std::string> content;
    registry::Field<std::string> agreements;
    registry::Field<base::Id<Dialogue>> corrects;
};

[[nodiscard]] const DialogueEntity& dialogue();

} // namespace b2go::domain
