#include "domain/subject.hpp"

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

bool is_two_digits(std::string_view text) {
    return text.size() == 2 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// `29.03.04`, or the group `32.03` where the exact number is not settled.
bool is_kle(std::string_view text) {
    if (text.size() != 5 && text.size() != 8) {
        return false;
    }
    for (std::size_t at = 0; at < text.size(); at += 3) {
        if (!is_two_digits(text.substr(at, 2)) || (at > 0 && text[at - 1] != '.')) {
            return false;
        }
    }
    return true;
}

void check_subject(const Object& object, const Object* /*before*/, const Surroundings& /*around*/,
                   Findings& findings) {
    const auto kle = object.get(subject().kle);
    if (!kle) {
        return;
    }
    std::string_view number = *kle;
    if (number.ends_with(" ?")) {
        number.remove_suffix(2);
    }
    if (!is_kle(number)) {
        findings.error("kle",
                       {"Skriv KLE-nummeret som 29.03.04, eventuelt fulgt af et spørgsmålstegn.",
                        "Write the KLE number as 29.03.04, followed by a question mark if "
                        "it is uncertain."});
    }
}

} // namespace

SubjectEntity::SubjectEntity()
    : Entity(types::kSubject, "subject", {"Emne", "Subject"}, {ScopeRule::Kind::reference, {}},
             Roles::admins()) {
    code = line(10, "code", {"Kode", "Code"}, {.projected = true, .searched = true});
    label_da =
        line(11, "label_da", {"Dansk navn", "Danish label"}, {.projected = true, .searched = true});
    label_en = line(12, "label_en", {"Engelsk navn", "English label"},
                    {.projected = true, .searched = true});
    kle = line(13, "kle", {"KLE-nummer", "KLE number"}, {.projected = true});
    authority = line(14, "authority", {"Myndighed", "Authority"}, {.projected = true});
    law = line(15, "law", {"Lov", "Law"});
    usual_handling =
        choice(16, "usual_handling", {"Normal behandling", "Usual handling"},
               {{"on_the_spot", {"Løses på stedet", "Solved on the spot"}},
                {"simple_decision",
                 {"Ukompliceret afgørelse, hvis bemyndiget", "Simple decision if authorised"}},
                {"application_help", {"Ansøgningshjælp", "Help with an application"}},
                {"guidance", {"Vejledning", "Guidance"}},
                {"referral", {"Viderehenvisning", "Referral"}}},
               {.projected = true});
    allowed_modes =
        choices(17, "allowed_modes", {"Tilladte behandlinger", "Allowed modes"}, handling_modes());
    acute = flag(18, "acute", {"Akut", "Acute"}, {.projected = true});
    documents = lines(19, "documents", {"Dokumenter", "Documents"});
    support_phone = line(20, "support_phone", {"Faglig støtte, telefon", "Support phone"});
    explanation = Entity::text(21, "explanation", {"Forklaring", "Explanation"});
    set_check(check_subject);
}

const SubjectEntity& subject() {
    static const SubjectEntity entity;
    return entity;
}

} // namespace b2go::domain
