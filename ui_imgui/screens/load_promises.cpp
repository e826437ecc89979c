#include "ui_imgui/screens/load_promises.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "domain/citizen.hpp"
#include "domain/consent.hpp"
#include "domain/encounter.hpp"
#include "domain/follow_up.hpp"
#include "domain/matter.hpp"
#include "domain/note.hpp"
#include "domain/record_view.hpp"
#include "domain/referral.hpp"
#include "domain/types.hpp"
#include "ui_imgui/screens/load.hpp"
#include "ui_imgui/screens/load_conflicts.hpp"

namespace b2go::screens {

using app::Workspace;
using registry::Object;

namespace {

/// A follow-up of a follow-up of a referral of a matter of a citizen, and no further.
constexpr int kMostSteps = 6;

template <typename T>
std::optional<base::AnyId> id_in(const Object& object, registry::Field<T> field) {
    const auto id = object.get(field);
    return id ? std::optional(id->any) : std::nullopt;
}

/// The next record on the way from a record to its citizen.
std::optional<base::AnyId> towards_citizen(const Object& object) {
    namespace types = domain::types;
    switch (object.type) {
    case types::kEncounter:
        return id_in(object, domain::encounter().citizen);
    case types::kMatter:
        return id_in(object, domain::matter().citizen);
    case types::kReferral:
        return id_in(object, domain::referral().matter);
    case types::kFollowUp:
        return id_in(object, domain::follow_up().parent);
    case types::kConsent:
        return id_in(object, domain::consent().citizen);
    case types::kNote:
        return id_in(object, domain::note().about);
    default:
        return std::nullopt;
    }
}

PromiseRow promise_row(const Workspace& workspace, Object promise) {
    const auto& referral = domain::referral();
    const auto& follow_up = domain::follow_up();
    PromiseRow row;
    row.is_referral = promise.type == referral.number();
    row.is_open =
        row.is_referral ? domain::is_open_referral(promise) : domain::is_open_follow_up(promise);
    row.due = row.is_referral ? promise.get(referral.next_follow_up) : promise.get(follow_up.due);
    const auto owner = row.is_referral ? promise.get(referral.owner) : promise.get(follow_up.owner);
    if (owner) {
        row.owner_id = owner->any;
        row.owner = workspace.staff_name(owner->any);
    }
    if (const auto matter = promise.get(referral.matter); row.is_referral && matter) {
        if (const auto held = workspace.find(matter->any)) {
            row.subject = id_in(*held, domain::matter().subject).value_or(base::AnyId{});
        }
    }
    row.citizen = concerned_by(workspace, promise);
    row.promise = std::move(promise);
    return row;
}

/// What a follow-up belongs to. The citizen is left out: the row has whom it concerns.
void add_parent(const Workspace& workspace, PromiseDetail& detail) {
    const auto id = id_in(detail.row.promise, domain::follow_up().parent);
    auto parent = id ? workspace.find(*id) : std::nullopt;
    if (!parent || parent->type == domain::citizen().number()) {
        return;
    }
    const bool is_promise =
        parent->type == domain::referral().number() || parent->type == domain::types::kFollowUp;
    if (is_promise) {
        detail.parent_promise = promise_row(workspace, std::move(*parent));
    } else {
        detail.parent = std::move(parent);
    }
}

void add_basis(const Workspace& workspace, PromiseDetail& detail) {
    const auto& referral = domain::referral();
    if (const auto matter = id_in(detail.row.promise, referral.matter)) {
        detail.matter = workspace.find(*matter);
    }
    if (const auto consent = id_in(detail.row.promise, referral.consent)) {
        detail.consent = workspace.find(*consent);
    }
}

int urgency_rank(const PromiseRow& row) {
    const auto urgency = row.is_referral ? row.promise.get(domain::referral().urgency)
                                         : std::optional<registry::Choice>();
    return !urgency ? 2 : urgency->code == "acute" ? 0 : urgency->code == "soon" ? 1 : 2;
}

} // namespace

std::optional<Person> concerned_by(const Workspace& workspace, const Object& object) {
    std::optional<Object> at = object;
    for (int step = 0; at && step < kMostSteps; ++step) {
        if (at->type == domain::citizen().number()) {
            return person_of(std::move(*at), workspace.today());
        }
        const auto next = towards_citizen(*at);
        at = next ? workspace.find(*next) : std::nullopt;
    }
    return std::nullopt;
}

base::Outcome<PromiseDetail> load_promise(const Workspace& workspace, base::AnyId promise) {
    const auto state = app::held_record(workspace, promise);
    if (!state) {
        return tl::unexpected(state.error());
    }
    Object object = domain::object_of(*state);
    if (object.type != domain::referral().number() && object.type != domain::follow_up().number()) {
        return base::refuse(base::Refusal::not_found,
                            {"Posten er ikke et løfte. Intet er ændret.",
                             "The record is no promise. Nothing was changed."});
    }
    PromiseDetail detail;
    detail.row = promise_row(workspace, std::move(object));
    const auto fallback = detail.row.is_referral
                              ? id_in(detail.row.promise, domain::referral().fallback_owner)
                              : id_in(detail.row.promise, domain::follow_up().fallback_owner);
    if (fallback) {
        detail.fallback_owner = workspace.staff_name(*fallback);
    }
    if (detail.row.is_referral) {
        add_basis(workspace, detail);
    } else {
        add_parent(workspace, detail);
    }
    detail.hands = app::hands_of(workspace, *state);
    detail.conflict = conflict_in(workspace, *state);
    if (detail.row.citizen) {
        Disputes(workspace).mark(*detail.row.citizen);
    }
    return detail;
}

std::vector<PromiseRow> rows_of(const Workspace& workspace, std::vector<Object> promises) {
    std::vector<PromiseRow> rows;
    rows.reserve(promises.size());
    for (Object& promise : promises) {
        rows.push_back(promise_row(workspace, std::move(promise)));
    }
    std::ranges::stable_sort(rows, {}, [](const PromiseRow& row) {
        // Without a date: something is wrong with it, so it comes first.
        const auto due = row.due ? row.due->days : std::numeric_limits<std::int32_t>::min();
        return std::tuple(!row.is_open, due, urgency_rank(row));
    });
    return rows;
}

} // namespace b2go::screens
