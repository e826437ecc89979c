#include "domain/tally.hpp"

#include "domain/append_only.hpp"
#include "domain/types.hpp"

namespace b2go::domain {

using record::Rule;
using registry::Findings;
using registry::Object;
using registry::Roles;
using registry::ScopeRule;
using registry::Surroundings;

namespace {

/// More than one press of a button can mean, less than what would drown a year's figures.
constexpr std::int64_t kMostAtOnce = 1000;

void check_tally(const Object& object, const Object* before, const Surroundings& /*around*/,
                 Findings& findings) {
    refuse_rewriting(tally(), object, before,
                     {"En optælling ændres ikke. Slet den, og tæl igen.",
                      "A count is not changed. Delete it and count again."},
                     findings);
}

} // namespace

// Libraries and partners count whom they meet or send on; a count names no citizen.
TallyEntity::TallyEntity()
    : Entity(types::kTally, "tally", {"Optælling", "Tally"}, {ScopeRule::Kind::team, {}},
             {Roles::team().bits | Roles::partner_staff}) {
    outing = reference<Outing>(10, "outing", {"Tur", "Outing"}, types::kOuting,
                               {.rule = Rule::once(), .required = true, .projected = true});
    kind = choice(11, "kind", {"Hvad", "What"},
                  {{"met", {"Mødt", "Met"}},
                   {"served", {"Betjent", "Served"}},
                   {"turned_away", {"Gik forgæves", "Turned away"}}},
                  {.rule = Rule::once(), .required = true, .projected = true});
    count = number(12, "count", {"Antal", "Count"}, 1, kMostAtOnce,
                   {.rule = Rule::once(), .projected = true});
    at = instant(13, "at", {"Tidspunkt", "Time"}, {.rule = Rule::once(), .projected = true});
    set_check(check_tally);
}

const TallyEntity& tally() {
    static const TallyEntity entity;
    return entity;
}

} // namespace b2go::domain
