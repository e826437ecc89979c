#include "domain/unit.hpp"

#include "domain/period.hpp"
#include "domain/types.hpp"

namespace b2go::domain {

using registry::Findings;
using registry::Object;
using registry::Roles;
using registry::ScopeRule;
using registry::Surroundings;

namespace {

/// No administration has more branches of one kind than the city has schools.
constexpr std::int64_t kMostPlaces = 500;

void check_unit(const Object& object, const Object* /*before*/, const Surroundings& /*around*/,
                Findings& findings) {
    check_period(object, unit().valid_from, unit().valid_to, "valid_to", findings);
}

} // namespace

UnitEntity::UnitEntity()
    : Entity(types::kUnit, "unit", {"Enhed", "Unit"}, {ScopeRule::Kind::reference, {}},
             Roles::admins()) {
    code = line(10, "code", {"Kode", "Code"}, {.projected = true, .searched = true});
    label_da =
        line(11, "label_da", {"Dansk navn", "Danish label"}, {.projected = true, .searched = true});
    label_en = line(12, "label_en", {"Engelsk navn", "English label"},
                    {.projected = true, .searched = true});
    kind = choice(13, "kind", {"Slags", "Kind"},
                  {{"administration", {"Forvaltning", "Administration"}},
                   {"unit", {"Enhed", "Unit"}},
                   {"authority", {"Anden myndighed", "Other authority"}},
                   {"other", {"Andet", "Other"}}},
                  {.projected = true});
    administration = reference<Unit>(14, "administration", {"Forvaltning", "Administration"},
                                     types::kUnit, {.projected = true});
    places = number(15, "places", {"Antal steder", "Number of places"}, 1, kMostPlaces);
    valid_from = date(16, "valid_from", {"Fra", "From"}, {.projected = true});
    valid_to = date(17, "valid_to", {"Til", "To"}, {.projected = true});
    handles_cases =
        flag(18, "handles_cases", {"Behandler sager", "Handles cases"}, {.projected = true});
    set_check(check_unit);
}

const UnitEntity& unit() {
    static const UnitEntity entity;
    return entity;
}

} // namespace b2go::domain
