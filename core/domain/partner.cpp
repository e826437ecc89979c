#include "domain/partner.hpp"

#include <array>
#include <string_view>

#include "domain/period.hpp"
#include "domain/types.hpp"

namespace b2go::domain {

using registry::Findings;
using registry::Kind;
using registry::Object;
using registry::Roles;
using registry::ScopeRule;
using registry::Surroundings;

namespace {

constexpr std::size_t kCvrDigits = 8;
constexpr std::size_t kEanDigits = 13;

bool is_number_of(std::string_view text, std::size_t digits) {
    return text.size() == digits && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_cvr(std::string_view text) {
    constexpr std::array<int, kCvrDigits> kWeights{2, 7, 6, 5, 4, 3, 2, 1};
    if (!is_number_of(text, kCvrDigits)) {
        return false;
    }
    int sum = 0;
    for (std::size_t i = 0; i < kCvrDigits; ++i) {
        sum += kWeights[i] * (text[i] - '0');
    }
    return sum % 11 == 0;
}

bool is_ean(std::string_view text) {
    if (!is_number_of(text, kEanDigits)) {
        return false;
    }
    int sum = 0;
    for (std::size_t i = 0; i < kEanDigits; ++i) {
        sum += (i % 2 == 0 ? 1 : 3) * (text[i] - '0');
    }
    return sum % 10 == 0;
}

void check_cvr(const Object& object, const Surroundings& around, Findings& findings) {
    const auto cvr = object.get(partner().cvr);
    if (!cvr) {
        return;
    }
    if (!is_number_of(*cvr, kCvrDigits)) {
        findings.error("cvr", {"Et CVR-nummer har otte cifre.", "A CVR number has eight digits."});
    } else if (around.is_demo()) {
        // Synthetic partners fail modulus 11 on purpose, so that none is a real company.
        if (is_cvr(*cvr)) {
            findings.warn("cvr", {"Nummeret kan tilhøre en rigtig virksomhed. Brug et opdigtet.",
                                  "The number may be a real company's. Use a fictitious one."});
        }
    } else if (!is_cvr(*cvr)) {
        findings.error("cvr", {"CVR-nummeret består ikke modulus 11. Se efter.",
                               "The CVR number fails modulus 11. Look again."});
    }
}

void check_partner(const Object& object, const Object* /*before*/, const Surroundings& around,
                   Findings& findings) {
    check_cvr(object, around, findings);
    if (const auto ean = object.get(partner().ean); ean && !is_ean(*ean)) {
        findings.error("ean", {"Et EAN-nummer har 13 cifre og et kontrolciffer, der passer.",
                               "An EAN number has 13 digits and a check digit that fits."});
    }
    check_period(object, partner().agreement_from, partner().agreement_to, "agreement_to",
                 findings);
}

} // namespace

PartnerEntity::PartnerEntity()
    : Entity(types::kPartner, "partner", {"Samarbejdspartner", "Partner"},
             {ScopeRule::Kind::reference, {}}, Roles::team()) {
    name = line(10, "name", {"Navn", "Name"}, {.projected = true, .searched = true});
    kind = choice(11, "kind", {"Slags", "Kind"},
                  {{"voluntary", {"Frivillig", "Voluntary"}},
                   {"housing", {"Boligorganisation", "Housing organisation"}},
                   {"municipal", {"Kommunal", "Municipal"}},
                   {"region", {"Region", "Region"}},
                   {"state", {"Stat", "State"}}},
                  {.projected = true});
    cvr = line(12, "cvr", {"CVR-nummer", "CVR number"}, {.projected = true});
    ean = line(13, "ean", {"EAN-nummer", "EAN number"});
    agreement_from = date(14, "agreement_from", {"Aftale fra", "Agreement from"});
    agreement_to = date(15, "agreement_to", {"Aftale til", "Agreement to"}, {.projected = true});
    agreement_status = choice(16, "agreement_status", {"Aftalens status", "Agreement status"},
                              {{"proposed", {"Foreslået", "Proposed"}},
                               {"active", {"Gældende", "Active"}},
                               {"ended", {"Ophørt", "Ended"}}},
                              {.projected = true});
    agreement_terms = Entity::text(17, "agreement_terms", {"Aftalens vilkår", "Agreement terms"});
    contact_person = group(18, "contact_person", {"Kontaktperson", "Contact person"},
                           {{1, "role", Kind::line, {"Funktion", "Role"}},
                            {2, "work_phone", Kind::line, {"Arbejdstelefon", "Work phone"}},
                            {3, "work_email", Kind::line, {"Arbejdsmail", "Work e-mail"}}});
    set_check(check_partner);
}

const PartnerEntity& partner() {
    static const PartnerEntity entity;
    return entity;
}

bool is_private_partner(const Object& object) {
    // A partner whose kind nobody has stated could be private, so it counts as one.
    const auto kind = object.get(partner().kind);
    return !kind || kind->code == "voluntary" || kind->code == "housing";
}

} // namespace b2go::domain
