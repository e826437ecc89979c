#include "domain/encounter.hpp"

#include "base/time.hpp"
#include "domain/choices.hpp"
#include "domain/subject.hpp"
#include "domain/types.hpp"

namespace b2go::domain {

using registry::Choice;
using registry::Findings;
using registry::Object;
using registry::Roles;
using registry::ScopeRule;
using registry::Surroundings;

namespace {

constexpr std::int64_t kMostEntrances = 9;

bool any_subject_allows(const Object& object, const Choice& mode, const Surroundings& around) {
    const auto subjects = object.fields.sets.find(encounter().subjects.number);
    if (subjects == object.fields.sets.end()) {
        return false;
    }
    for (const std::string& raw : subjects->second) {
        const auto id = base::AnyId::from_bytes(raw);
        const auto found = id ? around.find(*id) : std::nullopt;
        // A subject this store does not hold says nothing against the mode.
        if (!found || found->contains(subject().allowed_modes, mode)) {
            return true;
        }
    }
    return false;
}

void check_encounter(const Object& object, const Object* /*before*/, const Surroundings& around,
                     Findings& findings) {
    const auto mode = object.get(encounter().handling_mode);
    if (!mode) {
        return;
    }
    const bool allowed = any_subject_allows(object, *mode, around);
    // Dispensations and personal authorisations cannot be proved yet, so nothing may be recorded as
    // decided on the strength of them.
    if (mode->code == "simple_decision") {
        findings.error(
            "handling_mode",
            allowed
                ? base::Label{"Ukomplicerede afgørelser kan endnu ikke registreres her. Vælg "
                              "ansøgningshjælp; resten af det skrevne kan gemmes, som det er.",
                              "Simple decisions cannot be recorded here yet. Choose help with an "
                              "application; the rest can be saved as it is."}
                : base::Label{
                      "Emnet kan ikke afgøres på stedet. Vælg en anden behandling; resten af "
                      "det skrevne kan gemmes, som det er.",
                      "The subject cannot be decided on the spot. Choose another handling; "
                      "the rest can be saved as it is."});
    } else if (!allowed && object.count(encounter().subjects) > 0) {
        findings.warn("handling_mode", {"Emnerne behandles normalt ikke på den måde. Se efter.",
                                        "The subjects are not normally handled in this way."});
    }
}

} // namespace

EncounterEntity::EncounterEntity()
    : Entity(types::kEncounter, "encounter", {"Henvendelse", "Encounter"},
             {ScopeRule::Kind::follow, {11}}, Roles::team()) {
    outing =
        reference<Outing>(10, "outing", {"Tur", "Outing"}, types::kOuting, {.projected = true});
    citizen = reference<Citizen>(11, "citizen", {"Borger", "Citizen"}, types::kCitizen,
                                 {.projected = true});
    start = instant(12, "start", {"Start", "Start"}, {.projected = true});
    channel = choice(13, "channel", {"Kanal", "Channel"},
                     {{"in_person", {"Personligt fremmøde", "In person"}},
                      {"phone", {"Telefon", "Phone"}},
                      {"video", {"Video", "Video"}},
                      {"digital", {"Digitalt", "Digital"}},
                      {"letter", {"Brev", "Letter"}}},
                     {.projected = true});
    subjects = references<Subject>(14, "subjects", {"Emner", "Subjects"}, types::kSubject,
                                   {.required = true});
    entrances_before =
        number(15, "entrances_before", {"Indgange forinden", "Entrances tried before"}, 0,
               kMostEntrances, {.projected = true});
    companion = line(16, "companion", {"Ledsager", "Companion"});
    minutes = number(17, "minutes", {"Minutter", "Minutes"}, 0, base::kMinutesPerDay);
    handling_mode = choice(18, "handling_mode", {"Behandling", "Handling"}, handling_modes(),
                           {.projected = true});
    outcome = choice(19, "outcome", {"Udfald", "Outcome"}, outcomes(), {.projected = true});
    set_check(check_encounter);
}

const EncounterEntity& encounter() {
    static const EncounterEntity entity;
    return entity;
}

} // namespace b2go::domain
