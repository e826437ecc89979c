#include "app/save_record.hpp"

#include <algorithm>
#include <map>

#include "app/checked.hpp"
#include "app/closing.hpp"
#include "base/limits.hpp"
#include "domain/defaults.hpp"
#include "domain/record_view.hpp"
#include "domain/registry.hpp"
#include "registry/diff.hpp"

namespace b2go::app {

using base::Outcome;
using base::Refusal;
using record::RecordState;
using record::Seen;
using registry::Entity;
using registry::Fields;
using registry::Object;

namespace {

/// A checked save of one record, not written yet.
struct Prepared {
    store::Draft draft;
    std::vector<base::FieldError> warnings;
};

Outcome<Prepared> prepare_new(const Workspace& workspace, const Around& around, Object object) {
    const Entity* entity = domain::registry().find(object.type);
    base::require(entity != nullptr, "a new record is of a known type");
    domain::apply_defaults(object, {{workspace.identity().staff, workspace.identity().team},
                                    workspace.store().now(),
                                    workspace.random()});
    auto findings = check_new(*entity, object, around);
    if (!findings) {
        return tl::unexpected(findings.error());
    }
    auto scope =
        domain::scope_of_new(object, {workspace.identity().staff, workspace.identity().team},
                             [&](base::AnyId id) { return around.scope_of(id); });
    if (!scope) {
        return tl::unexpected(scope.error());
    }
    Prepared prepared{
        {object.id,
         object.type,
         *scope,
         registry::writes_of({}, object.fields, Seen{object.id, {}}, registry::Given::changed),
         {},
         std::nullopt},
        std::move(findings->warnings)};
    if (prepared.draft.writes.empty()) {
        return base::refuse(Refusal::invalid, {"Der er ikke udfyldt noget. Intet er gemt.",
                                               "Nothing was filled in. Nothing was saved."});
    }
    if (const auto checked = check_draft(workspace, prepared.draft); !checked) {
        return tl::unexpected(checked.error());
    }
    return prepared;
}

/// Versions beyond what one write can name stay beside it, as if they had come since.
void limit_seen(std::vector<record::Write>& writes) {
    for (record::Write& write : writes) {
        write.seen.resize(std::min(write.seen.size(), limits::kSeenPerWrite));
    }
}

/// The record as it stood when the form was opened: only the versions that were seen.
RecordState as_seen(RecordState state, const Seen& seen) {
    for (record::Register& item : state.registers) {
        const record::Dots& dots = seen.of(item.field, item.key);
        std::erase_if(item.versions, [&](const record::Version& version) {
            return !record::contains(dots, version.dot);
        });
    }
    return state;
}

Outcome<Prepared> prepare_edit(const Workspace& workspace, const Around& around, const Edit& edit) {
    if (const auto reason = check_reason(edit.reason); !reason) {
        return tl::unexpected(reason.error());
    }
    const auto state = held_record(workspace, edit.id);
    if (!state) {
        return tl::unexpected(state.error());
    }
    const Entity& entity = *domain::registry().find(state->type);
    const Object before = domain::object_of(*state);
    auto findings = check_edit(entity, before, overlaid(before, edit.fields), edit.fields, around);
    if (!findings) {
        return tl::unexpected(findings.error());
    }
    if (auto closable = check_if_closing(workspace, before, edit.fields); !closable) {
        return tl::unexpected(closable.error());
    }
    const Seen seen = edit.seen ? workspace.present(*edit.seen) : record::seen_of(*state);
    const Fields opened = domain::object_of(as_seen(*state, seen)).fields;
    const auto given = edit.seen ? registry::Given::all : registry::Given::changed;
    Prepared prepared{{state->id, state->type, state->scope,
                       registry::writes_of(opened, edit.fields, seen, given), edit.reason,
                       std::nullopt},
                      std::move(findings->warnings)};
    limit_seen(prepared.draft.writes);
    if (const auto checked = check_draft(workspace, prepared.draft); !checked) {
        return tl::unexpected(checked.error());
    }
    return prepared;
}

/// Writes what has been checked; drafts without a write are left out and keep sequence 0.
std::vector<Saved> write_all(Workspace& workspace, std::vector<Prepared> prepared) {
    std::vector<Saved> saved;
    std::vector<store::Draft> drafts;
    std::vector<std::size_t> places;
    for (Prepared& one : prepared) {
        saved.push_back({one.draft.id, 0, std::move(one.warnings)});
        if (!one.draft.writes.empty()) {
            places.push_back(saved.size() - 1);
            drafts.push_back(std::move(one.draft));
        }
    }
    const std::vector<record::Seq> seqs = workspace.store().save(drafts);
    for (std::size_t i = 0; i < places.size(); ++i) {
        saved[places[i]].seq = seqs[i];
    }
    return saved;
}

/// New records behind what has been checked already; each may refer to those before it.
Outcome<std::vector<Saved>> write_with_new(Workspace& workspace, Around& around,
                                           std::vector<Prepared> prepared,
                                           std::vector<Object> objects) {
    for (Object& object : objects) {
        auto one = prepare_new(workspace, around, std::move(object));
        if (!one) {
            return tl::unexpected(one.error());
        }
        around.remember(one->draft);
        prepared.push_back(std::move(*one));
    }
    return write_all(workspace, std::move(prepared));
}

Outcome<Saved> only(Outcome<std::vector<Saved>> saved) {
    return std::move(saved).map([](std::vector<Saved>&& all) { return std::move(all.front()); });
}

} // namespace

Outcome<record::Scope> scope_if_created(const Workspace& workspace, const Object& object) {
    return prepare_new(workspace, Around(workspace), object).map([](const Prepared& prepared) {
        return prepared.draft.scope;
    });
}

Outcome<std::vector<Saved>> create_all(Workspace& workspace, std::vector<Object> objects) {
    Around around(workspace);
    return write_with_new(workspace, around, {}, std::move(objects));
}

Outcome<Saved> create(Workspace& workspace, Object object) {
    return only(create_all(workspace, {std::move(object)}));
}

Outcome<std::vector<Saved>> edit_all(Workspace& workspace, std::span<const Edit> edits) {
    const Around around(workspace);
    std::vector<Prepared> prepared;
    for (const Edit& one : edits) {
        auto checked = prepare_edit(workspace, around, one);
        if (!checked) {
            return tl::unexpected(checked.error());
        }
        prepared.push_back(std::move(*checked));
    }
    if (prepared.size() > 1) {
        const base::AnyId batch = workspace.new_id();
        for (Prepared& one : prepared) {
            one.draft.batch = batch;
        }
    }
    return write_all(workspace, std::move(prepared));
}

Outcome<Saved> edit(Workspace& workspace, const Edit& edit) {
    return only(edit_all(workspace, std::span(&edit, 1)));
}

Outcome<std::vector<Saved>> edit_and_create(Workspace& workspace, const Edit& edit,
                                            std::vector<Object> objects) {
    Around around(workspace);
    auto edited = prepare_edit(workspace, around, edit);
    if (!edited) {
        return tl::unexpected(edited.error());
    }
    std::vector<Prepared> prepared;
    prepared.push_back(std::move(*edited));
    return write_with_new(workspace, around, std::move(prepared), std::move(objects));
}

Outcome<Saved> remove(Workspace& workspace, base::AnyId id, std::string reason) {
    const auto state = held_record(workspace, id);
    if (!state) {
        return tl::unexpected(state.error());
    }
    const Seen seen = record::seen_of(*state);
    return save_writes(workspace, *state,
                       {{record::kLifeField,
                         {},
                         record::encode(record::Value(merge::live_dots(*state))),
                         seen.of(record::kLifeField),
                         std::nullopt}},
                       std::move(reason));
}

Outcome<Saved> save_writes(Workspace& workspace, const RecordState& state,
                           std::vector<record::Write> writes, std::string reason) {
    if (const auto checked = check_reason(reason); !checked) {
        return tl::unexpected(checked.error());
    }
    limit_seen(writes);
    Prepared prepared{
        {state.id, state.type, state.scope, std::move(writes), std::move(reason), std::nullopt},
        {}};
    if (const auto checked = check_draft(workspace, prepared.draft); !checked) {
        return tl::unexpected(checked.error());
    }
    std::vector<Prepared> all;
    all.push_back(std::move(prepared));
    return write_all(workspace, std::move(all)).front();
}

} // namespace b2go::app
