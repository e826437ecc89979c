#include "domain/registry.hpp"

#include "domain/attachment.hpp"
#include "domain/citizen.hpp"
#include "domain/consent.hpp"
#include "domain/dialogue.hpp"
#include "domain/encounter.hpp"
#include "domain/follow_up.hpp"
#include "domain/housing_plan.hpp"
#include "domain/location.hpp"
#include "domain/matter.hpp"
#include "domain/note.hpp"
#include "domain/notice.hpp"
#include "domain/outing.hpp"
#include "domain/partner.hpp"
#include "domain/partner_event.hpp"
#include "domain/referral.hpp"
#include "domain/staff.hpp"
#include "domain/subject.hpp"
#include "domain/tally.hpp"
#include "domain/team.hpp"
#include "domain/unit.hpp"

namespace b2go::domain {

const registry::Registry& registry() {
    static const registry::Registry all(
        {&citizen(),      &location(), &outing(),    &encounter(), &subject(),
         &matter(),       &referral(), &follow_up(), &consent(),   &note(),
         &staff(),        &team(),     &tally(),     &partner(),   &partner_event(),
         &housing_plan(), &dialogue(), &unit(),      &notice(),    &attachment()});
    return all;
}

} // namespace b2go::domain
