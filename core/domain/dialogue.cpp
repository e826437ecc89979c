#include "domain/dialogue.hpp"

#include "domain/append_only.hpp"
#include "domain/types.hpp"

namespace b2go::domain {

using record::Rule;
using registry::Findings;
using registry::Object;
using registry::Roles;
using registry::ScopeRule;
using registry::Surroundings;

namespace {

void check_dialogue(const Object& object, const Object* before, const Surroundings& /*around*/,
                    Findings& findings) {
    refuse_rewriting(dialogue(), object, before,
                     {"En dialog ændres ikke. Skriv en ny, der retter denne (corrects); den gamle "
                      "står, som den er.",
                      "A dialogue is not changed. Write a new one that corrects this (corrects); "
                      "the old one stands as it is."},
                     findings);
}

} // namespace

DialogueEntity::DialogueEntity()
    : Entity(types::kDialogue, "dialogue", {"Dialog", "Dialogue"}, {ScopeRule::Kind::reference, {}},
             Roles::team()) {
    with = choice(10, "with", {"Med", "With"},
                  {{"partner", {"Samarbejdspartner", "Partner"}},
                   {"plan", {"Helhedsplan", "Housing plan"}},
                   {"seniors_council", {"Ældrerådet", "Council of seniors"}},
                   {"disability_council", {"Handicaprådet", "Disability council"}},
                   {"other", {"Andre", "Others"}}},
                  {.rule = Rule::once(), .projected = true});
    partner = reference<Partner>(11, "partner", {"Partner", "Partner"}, types::kPartner,
                                 {.rule = Rule::once(), .projected = true});
    plan = reference<HousingPlan>(12, "plan", {"Helhedsplan", "Housing plan"}, types::kHousingPlan,
                                  {.rule = Rule::once(), .projected = true});
    date = Entity::date(13, "date", {"Dato", "Date"}, {.rule = Rule::once(), .projected = true});
    participants =
        Entity::text(14, "participants", {"Deltagere (funktioner)", "Participants (roles)"},
                     {.rule = Rule::once()});
    content = Entity::text(15, "content", {"Indhold", "Content"},
                           {.rule = Rule::once(), .searched = true});
    agreements = Entity::text(16, "agreements", {"Aftalt", "Agreements reached"},
                              {.rule = Rule::once(), .searched = true});
    corrects = reference<Dialogue>(17, "corrects", {"Retter", "Corrects"}, types::kDialogue,
                                   {.rule = Rule::once(), .projected = true});
    set_check(check_dialogue);
}

const DialogueEntity& dialogue() {
    static const DialogueEntity entity;
    return entity;
}

} // namespace b2go::domain
