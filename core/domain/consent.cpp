#include "domain/consent.hpp"

#include <algorithm>

#include "domain/types.hpp"
#include "domain/working_days.hpp"

namespace b2go::domain {

using record::Rule;
using registry::Findings;
using registry::Object;
using registry::Roles;
using registry::ScopeRule;
using registry::Surroundings;

namespace {

bool is_wider(const Object& object, const Object& before) {
    const auto now = object.fields.sets.find(consent().data_categories.number);
    if (now == object.fields.sets.end()) {
        return false;
    }
    return std::ranges::any_of(now->second, [&](const std::string& category) {
        return !before.contains(consent().data_categories, category);
    });
}

void check_dates(const Object& object, Findings& findings) {
    const auto given = object.get(consent().given);
    const auto expiry = object.get(consent().expiry);
    if (!given || !expiry) {
        return;
    }
    if (*expiry > a_year_after(*given)) {
        findings.error("expiry", {"Et samtykke gælder højst 12 måneder. Vælg en tidligere dato.",
                                  "A consent lasts 12 months at most. Choose an earlier date."});
    } else if (*expiry < *given) {
        findings.error("expiry", {"Samtykket udløber, før det er givet. Ret en af datoerne.",
                                  "The consent expires before it is given. Correct one of the "
                                  "dates."});
    }
}

void warn_if_incomplete(const Object& object, Findings& findings) {
    const ConsentEntity& fields = consent();
    const base::Label incomplete{"Samtykket kan ikke bruges, før feltet er udfyldt.",
                                 "The consent cannot be relied upon until the field is filled."};
    for (const record::FieldNumber number :
         {fields.citizen.number, fields.recipient.number, fields.purpose.number, fields.form.number,
          fields.given.number, fields.expiry.number}) {
        if (!object.has(number)) {
            findings.warn(fields.find(number)->name, incomplete);
        }
    }
    if (object.count(fields.data_categories) == 0) {
        findings.warn("data_categories", incomplete);
    }
}

void check_consent(const Object& object, const Object* before, const Surroundings& /*around*/,
                   Findings& findings) {
    check_dates(object, findings);
    warn_if_incomplete(object, findings);
    if (before != nullptr && is_wider(object, *before)) {
        findings.error("data_categories",
                       {"Et samtykke udvides ikke; det gives igen. Opret et nyt samtykke.",
                        "A consent is not widened; it is given again. Record a new consent."});
    }
}

} // namespace

ConsentEntity::ConsentEntity()
    : Entity(types::kConsent, "consent", {"Samtykke", "Consent"}, {ScopeRule::Kind::follow, {10}},
             Roles::team()) {
    citizen = reference<Citizen>(10, "citizen", {"Borger", "Citizen"}, types::kCitizen,
                                 {.projected = true});
    recipient =
        line(11, "recipient", {"Modtager", "Recipient"}, {.projected = true, .searched = true});
    purpose = line(12, "purpose", {"Formål", "Purpose"});
    data_categories = lines(13, "data_categories", {"Oplysninger", "Data categories"});
    ask_about(data_categories.number); // a wider consent is never the outcome of a merge
    form = choice(14, "form", {"Form", "Form"},
                  {{"written", {"Skriftligt", "Written"}}, {"oral", {"Mundtligt", "Oral"}}},
                  {.projected = true});
    given = date(15, "given", {"Givet", "Given"}, {.projected = true});
    expiry =
        date(16, "expiry", {"Udløber", "Expires"}, {.rule = Rule::earliest(), .projected = true});
    // Set beats unset because null gives way; two different days rank the same and are asked about.
    withdrawn = date(17, "withdrawn", {"Trukket tilbage", "Withdrawn"},
                     {.rule = Rule::strictest({}), .projected = true});
    set_check(check_consent);
}

const ConsentEntity& consent() {
    static const ConsentEntity entity;
    return entity;
}

bool consent_holds(const Object& object, base::Date day) {
    Findings missing;
    warn_if_incomplete(object, missing);
    const auto given = object.get(consent().given);
    const auto expiry = object.get(consent().expiry);
    return missing.warnings.empty() && given && expiry && *given <= day && day <= *expiry &&
           !object.has(consent().withdrawn.number);
}

} // namespace b2go::domain
