#include "domain/staff.hpp"

#include "domain/types.hpp"

namespace b2go::domain {

using registry::Findings;
using registry::Object;
using registry::Roles;
using registry::ScopeRule;
using registry::Surroundings;

namespace {

constexpr std::size_t kDateCharacters = 10;

/// `simple_decision 2027-01-31`: what for, and the last day it is valid.
bool is_authorisation(const std::string& text) {
    return text.size() > kDateCharacters + 1 && text[text.size() - kDateCharacters - 1] == ' ' &&
           base::Date::parse(text.substr(text.size() - kDateCharacters)).has_value();
}

void check_staff(const Object& object, const Object* /*before*/, const Surroundings& /*around*/,
                 Findings& findings) {
    const auto given = object.fields.sets.find(staff().authorisations.number);
    if (given == object.fields.sets.end()) {
        return;
    }
    for (const std::string& text : given->second) {
        if (!is_authorisation(text)) {
            findings.error("authorisations",
                           {"Skriv en bemyndigelse med dens sidste dag: pas 2027-01-31.",
                            "Write an authorisation with its last day: passport 2027-01-31."});
        }
    }
}

} // namespace

StaffEntity::StaffEntity()
    : Entity(types::kStaff, "staff", {"Medarbejder", "Staff member"},
             {ScopeRule::Kind::reference, {}}, Roles::admins()) {
    display_name =
        line(10, "display_name", {"Navn", "Display name"}, {.projected = true, .searched = true});
    initials = line(11, "initials", {"Initialer", "Initials"}, {.projected = true});
    role = choice(12, "role", {"Rolle", "Role"},
                  {{"staff", {"Medarbejder", "Staff"}},
                   {"coordinator", {"Koordinator", "Coordinator"}},
                   {"sync_admin", {"Synkroniseringsansvarlig", "Sync admin"}},
                   {"partner_staff", {"Partnermedarbejder", "Partner staff"}}},
                  {.projected = true});
    team = reference<Team>(13, "team", {"Team", "Team"}, types::kTeam, {.projected = true});
    competences = lines(14, "competences", {"Kompetencer", "Competences"});
    authorisations = lines(15, "authorisations", {"Bemyndigelser", "Authorisations"});
    ask_about(authorisations.number); // nobody is authorised by a merge
    status = choice(16, "status", {"Status", "Status"},
                    {{"active", {"Aktiv", "Active"}}, {"inactive", {"Ikke aktiv", "Inactive"}}},
                    {.projected = true});
    set_check(check_staff);
}

const StaffEntity& staff() {
    static const StaffEntity entity;
    return entity;
}

bool is_active_staff(base::Id<Staff> id, const Surroundings& around) {
    const auto found = around.find(id.any);
    if (!found) {
        return !id.any.is_nil() && id.any == around.writer();
    }
    return found->type == types::kStaff && !found->is(staff().status, "inactive");
}

} // namespace b2go::domain
