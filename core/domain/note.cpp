#include "domain/note.hpp"

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

void check_note(const Object& object, const Object* before, const Surroundings& /*around*/,
                Findings& findings) {
    refuse_rewriting(note(), object, before,
                     {"Et notat ændres ikke. Skriv et nyt notat, der retter dette (corrects); det "
                      "gamle står, som det er.",
                      "A note is not changed. Write a new note that corrects this one (corrects); "
                      "the old one stands as it is."},
                     findings);
}

} // namespace

NoteEntity::NoteEntity()
    : Entity(types::kNote, "note", {"Notat", "Note"}, {ScopeRule::Kind::follow, {10, 16}},
             Roles::team()) {
    about = reference<AnyRecord>(10, "about", {"Om", "About"}, types::kAny,
                                 {.rule = Rule::once(), .projected = true});
    text = Entity::text(11, "text", {"Tekst", "Text"},
                        {.rule = Rule::once(), .required = true, .searched = true});
    assessment = Entity::text(12, "assessment", {"Vurdering", "Assessment"},
                              {.rule = Rule::once(), .searched = true});
    observed = instant(13, "observed", {"Iagttaget", "Observed"}, {.rule = Rule::once()});
    written =
        instant(14, "written", {"Skrevet", "Written"}, {.rule = Rule::once(), .projected = true});
    author = reference<Staff>(15, "author", {"Forfatter", "Author"}, types::kStaff,
                              {.rule = Rule::once(), .projected = true});
    corrects = reference<Note>(16, "corrects", {"Retter", "Corrects"}, types::kNote,
                               {.rule = Rule::once(), .projected = true});
    set_check(check_note);
}

const NoteEntity& note() {
    static const NoteEntity entity;
    return entity;
}

} // namespace b2go::domain
