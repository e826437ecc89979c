#pragma once

#include <span>

#include "domain/ids.hpp"
#include "registry/entity.hpp"

namespace b2go::domain {

/// A 2GO trip: where, when, who goes, what is packed.
struct OutingEntity : registry::Entity {
    OutingEntity();

    registry::Field<base::Id<Location>> location;
    registry::Field<base::Instant> start;
    registry::Field<base::Instant> end;
    registry::Field<registry::Choice> status;
    registry::SetField<base::Id<Staff>> staff;
    registry::SetField<registry::Choice> kit;
    registry::Field<base::Id<PartnerEvent>> event;
};

[[nodiscard]] const OutingEntity& outing();

/// What stands in the way of closing an outing: an encounter without an outcome, an open referral
/// or follow-up without an active owner or a date. `encounters` are the outing's; `promises` the
/// referrals and follow-ups that came from it. Adds to `findings.errors`.
void check_closing(std::span<const registry::Object> encounters,
                   std::span<const registry::Object> promises, const registry::Surroundings& around,
                   registry::Findings& findings);

} // namespace b2go::domain
