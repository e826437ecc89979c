#include "app/citizen_file.hpp"

#include <span>

#include "app/promises.hpp"
#include "base/limits.hpp"
#include "domain/citizen.hpp"
#include "domain/consent.hpp"
#include "domain/encounter.hpp"
#include "domain/matter.hpp"
#include "domain/note.hpp"
#include "domain/record_view.hpp"

namespace b2go::app {

namespace {

std::vector<registry::Object> referring(const Workspace& workspace, const registry::Entity& entity,
                                        record::FieldNumber field, base::AnyId id) {
    const store::Filter filter{field, store::Filter::Op::equal, id};
    std::vector<registry::Object> objects;
    for (const record::RecordState& state :
         workspace.store().list(entity.number(), std::span(&filter, 1), limits::kListRows)) {
        objects.push_back(domain::object_of(state));
    }
    return objects;
}

} // namespace

base::Outcome<CitizenFile> open_citizen(const Workspace& workspace, base::AnyId citizen) {
    auto card = show(workspace, citizen);
    if (!card) {
        return tl::unexpected(card.error());
    }
    if (card->object.type != domain::citizen().number()) {
        return base::refuse(base::Refusal::not_found,
                            {"Posten er ikke en borger. Intet er ændret.",
                             "The record is no citizen. Nothing was changed."});
    }
    CitizenFile file;
    file.card = std::move(*card);
    const auto& encounter = domain::encounter();
    const auto& matter = domain::matter();
    const auto& consent = domain::consent();
    const auto& note = domain::note();
    file.encounters = referring(workspace, encounter, encounter.citizen.number, citizen);
    file.matters = referring(workspace, matter, matter.citizen.number, citizen);
    file.consents = referring(workspace, consent, consent.citizen.number, citizen);
    file.promises = promises_of_citizen(workspace, citizen);
    std::vector<base::AnyId> subjects_of_notes{citizen};
    for (const auto* list : {&file.encounters, &file.matters}) {
        for (const registry::Object& one : *list) {
            subjects_of_notes.push_back(one.id);
        }
    }
    for (const base::AnyId about : subjects_of_notes) {
        for (registry::Object& one : referring(workspace, note, note.about.number, about)) {
            file.notes.push_back(std::move(one));
        }
    }
    return file;
}

} // namespace b2go::app
