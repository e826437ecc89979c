#include "domain/partner_event.hpp"

#include "domain/types.hpp"

namespace b2go::domain {

using registry::Roles;
using registry::ScopeRule;

namespace {

/// Far above any event in the city; a misread telephone number is more.
constexpr std::int64_t kMostExpected = 100'000;

} // namespace

PartnerEventEntity::PartnerEventEntity()
    : Entity(types::kPartnerEvent, "partner_event", {"Partnerarrangement", "Partner event"},
             {ScopeRule::Kind::team, {}}, Roles::team()) {
    name = line(10, "name", {"Navn", "Name"}, {.projected = true, .searched = true});
    partners = references<Partner>(11, "partners", {"Partnere", "Partners"}, types::kPartner);
    location = reference<Location>(12, "location", {"Sted", "Location"}, types::kLocation,
                                   {.projected = true});
    audience = line(13, "audience", {"Målgruppe", "Audience"});
    expected_volume =
        number(14, "expected_volume", {"Forventet antal", "Expected volume"}, 0, kMostExpected);
    outing =
        reference<Outing>(15, "outing", {"Tur", "Outing"}, types::kOuting, {.projected = true});
    result = Entity::text(16, "result", {"Resultat", "Result"}, {.searched = true});
}

const PartnerEventEntity& partner_event() {
    static const PartnerEventEntity entity;
    return entity;
}

} // namespace b2go::domain
