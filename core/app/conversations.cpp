#include "app/conversations.hpp"

#include "domain/dialogue.hpp"
#include "domain/follow_up.hpp"
#include "domain/note.hpp"
#include "domain/record_view.hpp"

namespace b2go::app {

using base::Outcome;

Outcome<std::vector<Saved>> record_dialogue(Workspace& workspace, registry::Object dialogue,
                                            const std::vector<Agreement>& agreements) {
    const auto& follow_up = domain::follow_up();
    const domain::RecordId parent(dialogue.id);
    std::vector<registry::Object> objects;
    objects.push_back(std::move(dialogue));
    for (const Agreement& agreement : agreements) {
        registry::Object promise = follow_up.make(workspace.new_id());
        promise.set(follow_up.parent, parent)
            .set(follow_up.kind, agreement.what)
            .set(follow_up.owner, domain::StaffId(agreement.owner))
            .set(follow_up.due, agreement.due);
        objects.push_back(std::move(promise));
    }
    return create_all(workspace, std::move(objects));
}

Outcome<Saved> correct_note(Workspace& workspace, base::AnyId note, const std::string& text) {
    const auto state = held_record(workspace, note);
    if (!state) {
        return tl::unexpected(state.error());
    }
    const auto& declared = domain::note();
    const registry::Object old = domain::object_of(*state);
    if (old.type != declared.number()) {
        return base::refuse(base::Refusal::invalid,
                            {"Posten er ikke et notat. Intet er ændret.",
                             "The record is no note. Nothing was changed."});
    }
    registry::Object correction = declared.make(workspace.new_id());
    if (const auto about = old.get(declared.about)) {
        correction.set(declared.about, *about);
    }
    correction.set(declared.corrects, domain::NoteId(note)).set(declared.text, text);
    return create(workspace, std::move(correction));
}

} // namespace b2go::app
