#include "domain/housing_plan.hpp"

#include "domain/period.hpp"
#include "domain/types.hpp"

namespace b2go::domain {

using record::Rule;
using registry::Findings;
using registry::Object;
using registry::Roles;
using registry::ScopeRule;
using registry::Surroundings;

namespace {

void check_housing_plan(const Object& object, const Object* /*before*/,
                        const Surroundings& /*around*/, Findings& findings) {
    check_period(object, housing_plan().valid_from, housing_plan().valid_to, "valid_to", findings);
}

} // namespace

HousingPlanEntity::HousingPlanEntity()
    : Entity(types::kHousingPlan, "housing_plan", {"Boligsocial helhedsplan", "Housing plan"},
             {ScopeRule::Kind::reference, {}}, Roles::team()) {
    name = line(10, "name", {"Navn", "Name"}, {.projected = true, .searched = true});
    areas = references<Location>(11, "areas", {"Områder", "Areas"}, types::kLocation);
    housing_organisation = reference<Partner>(12, "housing_organisation",
                                              {"Boligorganisation", "Housing organisation"},
                                              types::kPartner, {.projected = true});
    valid_from = date(13, "valid_from", {"Fra", "From"}, {.projected = true});
    valid_to = date(14, "valid_to", {"Til", "To"}, {.projected = true});
    effort_areas =
        choices(15, "effort_areas", {"Indsatsområder", "Effort areas"},
                {{"education", {"Uddannelse og livschancer", "Education and life chances"}},
                 {"employment", {"Beskæftigelse", "Employment"}},
                 {"crime_prevention", {"Kriminalitetsforebyggelse", "Crime prevention"}},
                 {"cohesion", {"Sammenhængskraft og medborgerskab", "Cohesion and citizenship"}}});
    milestone = line(16, "milestone", {"Næste milepæl", "Next milestone"});
    milestone_status = choice(17, "milestone_status", {"Milepælens status", "Milestone status"},
                              {{"planned", {"Planlagt", "Planned"}},
                               {"ongoing", {"I gang", "Ongoing"}},
                               {"reached", {"Nået", "Reached"}},
                               {"delayed", {"Forsinket", "Delayed"}},
                               {"dropped", {"Opgivet", "Dropped"}}},
                              {.projected = true});
    milestone_due = date(18, "milestone_due", {"Milepælens frist", "Milestone due"},
                         {.rule = Rule::earliest(), .projected = true});
    set_check(check_housing_plan);
}

const HousingPlanEntity& housing_plan() {
    static const HousingPlanEntity entity;
    return entity;
}

} // namespace b2go::domain
