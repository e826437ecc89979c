#include "domain/location.hpp"

#include "base/text.hpp"
#include "domain/choices.hpp"
#include "domain/citizen.hpp"
#include "domain/period.hpp"
#include "domain/types.hpp"

namespace b2go::domain {

using record::Rule;
using registry::Findings;
using registry::Kind;
using registry::Object;
using registry::Roles;
using registry::ScopeRule;
using registry::Surroundings;

namespace {

constexpr std::int64_t kQuarterTurnMicrodegrees = 90'000'000;
constexpr std::int64_t kHalfTurnMicrodegrees = 180'000'000;

bool within(const record::Group& group, std::uint32_t part, std::int64_t most) {
    const auto at = group.find(part);
    const auto* number = at == group.end() ? nullptr : std::get_if<std::int64_t>(&at->second);
    return number != nullptr && *number >= -most && *number <= most;
}

void check_position(const Object& object, Findings& findings) {
    const auto position = object.get(location().position);
    if (!position) {
        return;
    }
    if (!within(*position, position_part::kLatitude, kQuarterTurnMicrodegrees) ||
        !within(*position, position_part::kLongitude, kHalfTurnMicrodegrees)) {
        findings.error("position", {"Positionen skal have bredde og længde i milliontedele grader.",
                                    "The position needs a latitude and a longitude in millionths "
                                    "of a degree."});
    }
    const std::string name = base::search_folded(object.get(location().name).value_or(""));
    if (name.find("krisecent") != std::string::npos) {
        findings.error("position", {"Et krisecenters position gemmes aldrig. Ryd feltet.",
                                    "The position of a crisis centre is never stored. Clear it."});
    }
}

void check_location(const Object& object, const Object* /*before*/, const Surroundings& /*around*/,
                    Findings& findings) {
    check_position(object, findings);
    check_period(object, location().valid_from, location().valid_to, "valid_to", findings);
}

} // namespace

LocationEntity::LocationEntity()
    : Entity(types::kLocation, "location", {"Sted", "Location"}, {ScopeRule::Kind::reference, {}},
             Roles::team()) {
    name = line(10, "name", {"Navn", "Name"}, {.projected = true, .searched = true});
    type = choice(11, "type", {"Type", "Type"},
                  {{"fixed", {"Fast indgang", "Fixed entrance"}},
                   {"shelter", {"Herberg", "Shelter"}},
                   {"night_cafe", {"Natcafé", "Night café"}},
                   {"facility107", {"Botilbud § 107", "Housing facility § 107"}},
                   {"facility108", {"Botilbud § 108", "Housing facility § 108"}},
                   {"plan_area", {"Helhedsplanområde", "Area of a housing plan"}},
                   {"jobcentre", {"Jobcenter", "Job centre"}},
                   {"library", {"Bibliotek", "Library"}},
                   {"culture", {"Kulturhus", "House of culture"}},
                   {"event", {"Arrangement", "Event"}},
                   {"other", {"Andet", "Other"}}},
                  {.projected = true});
    district = choice(12, "district", {"Bydel", "District"}, districts(), {.projected = true});
    address = group(13, "address", {"Adresse", "Address"}, address_parts(), {.searched = true});
    dar_id = line(14, "dar_id", {"DAR-id", "DAR id"});
    position = group(15, "position", {"Position (WGS84)", "Position (WGS84)"},
                     {{position_part::kLatitude,
                       "latitude_microdegrees",
                       Kind::number,
                       {"Bredde, milliontedele grader", "Latitude, millionths of a degree"}},
                      {position_part::kLongitude,
                       "longitude_microdegrees",
                       Kind::number,
                       {"Længde, milliontedele grader", "Longitude, millionths of a degree"}},
                      {position_part::kCertainty,
                       "certainty_m",
                       Kind::number,
                       {"Usikkerhed i meter, 0 er eksakt", "Uncertainty in metres, 0 is exact"}}});
    access = choices(16, "access", {"Adgang", "Access"},
                     {{"step_free", {"Trinfri", "Step-free"}},
                      {"toilet", {"Toilet", "Toilet"}},
                      {"quiet_room", {"Ro-rum", "Quiet room"}},
                      {"net", {"Net", "Network"}},
                      {"power", {"Strøm", "Power"}}},
                     {.rule = Rule::add_wins()});
    opening_hours =
        line(17, "opening_hours", {"Åbningstider", "Opening hours"}, {.rule = Rule::latest()});
    safety_note = Entity::text(18, "safety_note", {"Sikkerhed", "Safety note"});
    valid_from = date(19, "valid_from", {"Fra", "From"}, {.projected = true});
    valid_to = date(20, "valid_to", {"Til", "To"}, {.projected = true});
    set_check(check_location);
}

const LocationEntity& location() {
    static const LocationEntity entity;
    return entity;
}

} // namespace b2go::domain
