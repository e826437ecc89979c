#include "domain/citizen.hpp"

#include "domain/choices.hpp"
#include "domain/cpr.hpp"
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

/// Protection is given for a year at a time.
constexpr int kProtectionDays = 366;

void check_form(const Object& object, const Cpr& cpr, Findings& findings) {
    const CitizenEntity& fields = citizen();
    const bool replacement = cpr.form() == Cpr::Form::replacement;
    if (object.is(fields.id_type, "cpr") && replacement) {
        findings.error("cpr", {"Nummeret er et erstatningsnummer. Vælg id-typen erstatningsnummer.",
                               "The number is a replacement number. Choose that id type."});
    }
    if (object.is(fields.id_type, "replacement") && cpr.form() == Cpr::Form::ordinary) {
        findings.error("cpr", {"Nummeret er et CPR-nummer, ikke et erstatningsnummer. Vælg "
                               "id-typen CPR.",
                               "The number is a CPR number, not a replacement number. Choose the "
                               "id type CPR."});
    }
    if (!cpr.is_fictitious() && !cpr.passes_modulus_11()) {
        findings.warn("cpr",
                      {"Nummeret består ikke modulus 11. Det kan være rigtigt, men se efter.",
                       "The number fails modulus 11. It may be right, but look again."});
    }
    const auto birth_date = object.get(fields.birth_date);
    if (birth_date && *birth_date != cpr.birth_date()) {
        findings.warn("birth_date", {"Fødselsdatoen passer ikke med CPR-nummeret. Se efter.",
                                     "The birth date does not agree with the CPR number."});
    }
}

void check_cpr(const Object& object, const Surroundings& around, Findings& findings) {
    const auto digits = object.get(citizen().cpr);
    if (!digits) {
        return;
    }
    const auto cpr = Cpr::parse(*digits);
    if (!cpr) {
        findings.error("cpr", cpr.error().message);
    } else if (digits->size() != cpr->digits().size()) {
        findings.error("cpr", {"Skriv de ti cifre uden bindestreg.",
                               "Write the ten digits without a hyphen."});
    } else if (cpr->is_fictitious() && !around.is_demo()) {
        findings.error("cpr", {"Nummeret er opdigtet og kan kun bruges i en demo.",
                               "The number is fictitious and can be used in a demo only."});
    } else if (!cpr->is_fictitious() && around.is_demo()) {
        findings.error("cpr", {"En demo må ikke indeholde rigtige CPR-numre. Brug et opdigtet: dag "
                               "+ 60 og måned + 80.",
                               "A demo must not hold real CPR numbers. Use a fictitious one: day "
                               "+ 60 and month + 80."});
    } else {
        check_form(object, *cpr, findings);
    }
}

void check_anonymous(const Object& object, Findings& findings) {
    const CitizenEntity& fields = citizen();
    const base::Label not_anonymous{
        "En anonym borger har hverken CPR-nummer, navn eller adresse. Ryd feltet, eller vælg en "
        "anden id-type.",
        "An anonymous citizen has no CPR number, name or address. Clear the field or choose "
        "another id type."};
    for (const record::FieldNumber number :
         {fields.cpr.number, fields.name.number, fields.address.number}) {
        if (object.has(number)) {
            findings.error(fields.find(number)->name, not_anonymous);
        }
    }
}

void check_citizen(const Object& object, const Object* /*before*/, const Surroundings& around,
                   Findings& findings) {
    const CitizenEntity& fields = citizen();
    if (object.is(fields.id_type, "anonymous")) {
        check_anonymous(object, findings);
    } else if (object.is(fields.id_type, "no_cpr") && object.has(fields.cpr.number)) {
        findings.error("cpr",
                       {"Borgeren er registreret uden CPR. Ryd nummeret, eller vælg en "
                        "anden id-type.",
                        "The citizen is registered without a CPR number. Clear the number or "
                        "choose another id type."});
    }
    check_cpr(object, around, findings);
    const base::Date today = around.today();
    if (const auto born = object.get(fields.birth_date); born && *born > today) {
        findings.warn("birth_date", {"Fødselsdatoen ligger i fremtiden. Se efter.",
                                     "The birth date is in the future. Look again."});
    }
    if (const auto until = object.get(fields.protection_until);
        until && until->days > today.days + kProtectionDays) {
        findings.warn("protection_until",
                      {"Beskyttelse gives for et år ad gangen. Se efter.",
                       "Protection is given for a year at a time. Look again."});
    }
}

} // namespace

CitizenEntity::CitizenEntity()
    : Entity(types::kCitizen, "citizen", {"Borger", "Citizen"}, {ScopeRule::Kind::citizen, {}},
             Roles::team()) {
    id_type = choice(10, "id_type", {"Id-type", "Kind of id"},
                     {{"cpr", {"CPR-nummer", "CPR number"}},
                      {"replacement", {"Erstatningsnummer", "Replacement number"}},
                      {"no_cpr", {"Uden CPR", "Without CPR"}},
                      {"anonymous", {"Anonym", "Anonymous"}}},
                     {.projected = true});
    cpr = cpr_number(11, "cpr", {"CPR-nummer", "CPR number"}, {.projected = true});
    birth_date = Entity::date(12, "birth_date", {"Fødselsdato", "Birth date"}, {.projected = true});
    name = line(13, "name", {"Navn", "Name"}, {.projected = true, .searched = true});
    preferred_name = line(14, "preferred_name", {"Kaldenavn", "Preferred name"},
                          {.projected = true, .searched = true});
    contact_code = line(15, "contact_code", {"Kontaktkode", "Contact code"},
                        {.projected = true, .searched = true, .generated = true});
    address = group(16, "address", {"Adresse", "Address"}, address_parts(), {.searched = true});
    phones = lines(17, "phones", {"Telefonnumre", "Phone numbers"},
                   {.rule = Rule::add_wins(), .searched = true});
    protection = choice(
        18, "protection", {"Beskyttelse", "Protection"},
        {{"none", {"Ingen", "None"}},
         {"name_address", {"Navne- og adressebeskyttelse", "Name and address protection"}},
         {"threat", {"Trussel", "Threat"}}},
        {.rule = Rule::strictest({{"threat"}, {"name_address"}, {"none"}}), .projected = true});
    protection_until = Entity::date(19, "protection_until", {"Beskyttet til", "Protected until"},
                                    {.rule = Rule::furthest(), .projected = true});
    digital = choice(20, "digital", {"Digital selvbetjening", "Digital self-service"},
                     {{"self", {"Kan selv", "Manages alone"}},
                      {"assisted", {"Med hjælp", "With help"}},
                      {"exempt", {"Fritaget", "Exempt"}},
                      {"unknown", {"Ukendt", "Unknown"}}},
                     {.projected = true});
    contactable = choice(21, "contactable", {"Må kontaktes", "May be contacted"},
                         {{"yes", {"Ja", "Yes"}},
                          {"via", {"Kun via andre", "Only through others"}},
                          {"no", {"Nej", "No"}}},
                         {.rule = Rule::strictest({{"no"}, {"via"}, {"yes"}}), .projected = true});
    life_situations = choices(22, "life_situations", {"Livssituation", "Life situation"},
                              {{"divorce", {"Skilsmisse", "Divorce"}},
                               {"death", {"Dødsfald", "A death"}},
                               {"unemployment", {"Arbejdsløshed", "Unemployment"}},
                               {"illness", {"Sygdom", "Illness"}},
                               {"other", {"Andet", "Other"}}},
                              {.rule = Rule::add_wins()});
    needs = choices(23, "needs", {"Kommunikationsbehov", "Communication needs"}, domain::needs(),
                    {.rule = Rule::add_wins()});
    language = choice(24, "language", {"Sprog", "Language"}, languages(),
                      {.rule = Rule::latest(), .projected = true});
    team = reference<Team>(25, "team", {"Team", "Team"}, types::kTeam, {.projected = true});
    set_check(check_citizen);
}

const CitizenEntity& citizen() {
    static const CitizenEntity entity;
    return entity;
}

std::vector<registry::PartDecl> address_parts() {
    return {{address_part::kStreet, "street", Kind::line, {"Vej og nummer", "Street"}},
            {address_part::kPostcode, "postcode", Kind::line, {"Postnummer", "Postcode"}},
            {address_part::kCity, "city", Kind::line, {"By", "City"}},
            {address_part::kCareOf, "care_of", Kind::line, {"C/o", "Care of"}}};
}

bool is_protected(const Object& object, base::Date today) {
    const CitizenEntity& fields = citizen();
    const auto protection = object.get(fields.protection);
    if (!protection || protection->code == "none") {
        return false;
    }
    const auto until = object.get(fields.protection_until);
    return !until || *until >= today;
}

} // namespace b2go::domain
