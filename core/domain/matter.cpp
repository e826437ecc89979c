#include "domain/matter.hpp"

#include <string_view>

#include "domain/choices.hpp"
#include "domain/types.hpp"

namespace b2go::domain {

using registry::Findings;
using registry::Object;
using registry::Roles;
using registry::ScopeRule;
using registry::Surroundings;

namespace {

constexpr std::size_t kYearDigits = 4;

bool is_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// `2016-0012345` or, with a part number, `2016-0012345-2`.
bool is_external_number(std::string_view text) {
    const std::size_t first = text.find('-');
    if (first != kYearDigits || !is_digits(text.substr(0, first))) {
        return false;
    }
    const std::string_view rest = text.substr(first + 1);
    const std::size_t second = rest.find('-');
    return is_digits(rest.substr(0, second)) &&
           (second == std::string_view::npos || is_digits(rest.substr(second + 1)));
}

void check_matter(const Object& object, const Object* /*before*/, const Surroundings& /*around*/,
                  Findings& findings) {
    const auto external = object.get(matter().external_number);
    if (external && !is_external_number(*external)) {
        findings.error("external_number",
                       {"Skriv sagsnummeret som 2016-0012345 eller 2016-0012345-2.",
                        "Write the number as 2016-0012345 or 2016-0012345-2."});
    }
    if (!object.has(matter().citizen.number)) {
        findings.warn("citizen", {"Sagen har ingen borger og kan ses af hele teamet.",
                                  "The matter has no citizen and can be seen by the whole team."});
    }
}

} // namespace

MatterEntity::MatterEntity()
    : Entity(types::kMatter, "matter", {"Sag", "Matter"}, {ScopeRule::Kind::follow, {10}},
             Roles::team()) {
    citizen = reference<Citizen>(10, "citizen", {"Borger", "Citizen"}, types::kCitizen,
                                 {.projected = true});
    subject = reference<Subject>(11, "subject", {"Emne", "Subject"}, types::kSubject,
                                 {.projected = true});
    owner_unit = reference<Unit>(12, "owner_unit", {"Ansvarlig enhed", "Owner unit"}, types::kUnit,
                                 {.projected = true});
    external_number = line(13, "external_number", {"Sagsnummer", "External number"},
                           {.projected = true, .searched = true});
    progress = choice(14, "progress", {"Fremdrift", "Progress"},
                      {{"arisen", {"Opstået", "Arisen"}},
                       {"informed", {"Oplyst", "Informed"}},
                       {"decided", {"Afgjort", "Decided"}},
                       {"ordered", {"Bestilt", "Ordered"}},
                       {"executed", {"Udført", "Executed"}},
                       {"closed", {"Afsluttet", "Closed"}}},
                      {.projected = true});
    outcome = choice(15, "outcome", {"Udfald", "Outcome"}, outcomes(), {.projected = true});
    set_check(check_matter);
}

const MatterEntity& matter() {
    static const MatterEntity entity;
    return entity;
}

} // namespace b2go::domain
