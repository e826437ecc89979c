#include "ui_imgui/screens/load_conflicts.hpp"

#include <algorithm>
#include <map>

#include "app/resolve_conflict.hpp"
#include "domain/citizen.hpp"
#include "domain/location.hpp"
#include "domain/partner.hpp"
#include "domain/registry.hpp"
#include "domain/staff.hpp"
#include "domain/subject.hpp"
#include "domain/types.hpp"
#include "domain/unit.hpp"
#include "registry/json.hpp"
#include "ui_imgui/screens/load.hpp"
#include "ui_imgui/screens/load_promises.hpp"

namespace b2go::screens {

using app::Workspace;
using record::Value;
using registry::Object;

namespace {

void mask(Value& value) {
    if (auto* digits = std::get_if<std::string>(&value)) {
        *digits = registry::masked_cpr(*digits);
    }
}

void mask_cpr(std::vector<app::ShownField>& fields) {
    for (app::ShownField& field : fields) {
        if (field.field == nullptr || field.field->kind != registry::Kind::cpr) {
            continue;
        }
        for (app::ShownVersion& version : field.versions) {
            mask(version.value);
            if (version.was) {
                mask(*version.was);
            }
        }
    }
}

std::string name_of(const Object& object) {
    namespace types = domain::types;
    switch (object.type) {
    case types::kStaff:
        return object.get(domain::staff().display_name).value_or("");
    case types::kLocation:
        return object.get(domain::location().name).value_or("");
    case types::kPartner:
        return object.get(domain::partner().name).value_or("");
    case types::kUnit:
        return object.get(domain::unit().label_da).value_or("");
    case types::kSubject:
        return object.get(domain::subject().label_da).value_or("");
    case types::kCitizen:
        return object.get(domain::citizen().name).value_or("");
    default:
        return {};
    }
}

void name_references(const Workspace& workspace, const Value& value,
                     std::map<base::AnyId, std::string>& names) {
    const auto* id = std::get_if<base::AnyId>(&value);
    if (id == nullptr || names.contains(*id)) {
        return;
    }
    if (const auto held = workspace.find(*id)) {
        names[*id] = name_of(*held);
    }
}

void name_references(const Workspace& workspace, const std::vector<app::ShownField>& fields,
                     std::map<base::AnyId, std::string>& names) {
    for (const app::ShownField& field : fields) {
        if (const auto element = base::AnyId::from_bytes(field.key)) {
            name_references(workspace, *element, names);
        }
        for (const app::ShownVersion& version : field.versions) {
            name_references(workspace, version.value, names);
            name_references(workspace, version.was.value_or(Value()), names);
        }
    }
}

ConflictDetail detail_of(const Workspace& workspace, app::Card card) {
    ConflictDetail detail;
    detail.person = concerned_by(workspace, card.object);
    for (auto* fields : {&card.concurrent, &card.against_deletion}) {
        mask_cpr(*fields);
        name_references(workspace, *fields, detail.names);
    }
    if (detail.person) {
        detail.person->is_disputed = true;
    }
    if (card.object.type == domain::citizen().number()) {
        card.object = detail.person->object;
    }
    detail.card = std::move(card);
    return detail;
}

} // namespace

Disputes::Disputes(const Workspace& workspace) {
    for (const record::RecordState& state : workspace.store().in_conflict(kMarkedConflicts)) {
        if (state.scope.kind == record::Scope::Kind::citizen) {
            citizens_.insert(state.scope.id);
        }
    }
}

void Disputes::mark(std::vector<PromiseRow>& rows) const {
    for (PromiseRow& row : rows) {
        if (row.citizen) {
            mark(*row.citizen);
        }
    }
}

std::vector<ConflictDetail> conflicts_about(const Workspace& workspace, base::AnyId citizen) {
    const record::Scope theirs = record::Scope::citizen(citizen);
    std::vector<ConflictDetail> conflicts;
    for (const record::RecordState& state : workspace.store().in_conflict(kMarkedConflicts)) {
        if (state.scope == theirs && domain::registry().find(state.type) != nullptr) {
            conflicts.push_back(detail_of(workspace, app::card_of(workspace, state)));
        }
    }
    return conflicts;
}

std::optional<ConflictDetail> conflict_in(const Workspace& workspace,
                                          const record::RecordState& state) {
    app::Card card = app::card_of(workspace, state);
    return card.undecided ? std::optional(detail_of(workspace, std::move(card))) : std::nullopt;
}

const ConflictDetail* CitizenDetail::conflict_in(base::AnyId record) const {
    const auto at = std::ranges::find_if(
        conflicts, [&](const ConflictDetail& detail) { return detail.card.object.id == record; });
    return at == conflicts.end() ? nullptr : &*at;
}

ConflictQueue load_conflicts(const Workspace& workspace) {
    ConflictQueue queue;
    for (app::Card& card : app::conflict_queue(workspace, kShownConflicts)) {
        queue.records.push_back(detail_of(workspace, std::move(card)));
    }
    return queue;
}

} // namespace b2go::screens
