#include "app/promises.hpp"

#include <array>
#include <set>
#include <span>

#include "base/limits.hpp"
#include "domain/encounter.hpp"
#include "domain/follow_up.hpp"
#include "domain/matter.hpp"
#include "domain/record_view.hpp"
#include "domain/referral.hpp"

namespace b2go::app {

using record::FieldNumber;
using record::Null;
using record::TypeNumber;
using record::Value;
using store::Filter;

namespace {

/// What makes a record of one type an open promise, and what it then must have.
struct Kind {
    TypeNumber type;
    FieldNumber status;
    const char* done;
    FieldNumber owner;
    FieldNumber date;
};

std::array<Kind, 2> promise_kinds() {
    const auto& referral = domain::referral();
    const auto& follow_up = domain::follow_up();
    return {{{referral.number(), referral.status.number, "closed", referral.owner.number,
              referral.next_follow_up.number},
             {follow_up.number(), follow_up.status.number, "done", follow_up.owner.number,
              follow_up.due.number}}};
}

Filter open_filter(const Kind& kind) {
    return {kind.status, Filter::Op::not_equal, std::string(kind.done)};
}

std::uint64_t count(const Workspace& workspace, const Kind& kind, std::vector<Filter> filters) {
    filters.push_back(open_filter(kind));
    return workspace.store().count(kind.type, filters);
}

/// Records of a type whose reference field names `id`.
std::vector<registry::Object> referring(const Workspace& workspace, TypeNumber type,
                                        FieldNumber field, base::AnyId id) {
    const Filter filter{field, Filter::Op::equal, id};
    std::vector<registry::Object> objects;
    for (const record::RecordState& state :
         workspace.store().list(type, std::span(&filter, 1), limits::kListRows)) {
        objects.push_back(domain::object_of(state));
    }
    return objects;
}

/// Without owner, or with owner and without date.
std::uint64_t count_unowned(const Workspace& workspace, const Kind& kind) {
    const Filter no_owner{kind.owner, Filter::Op::equal, Null{}};
    const Filter an_owner{kind.owner, Filter::Op::not_equal, Null{}};
    const Filter no_date{kind.date, Filter::Op::equal, Null{}};
    return count(workspace, kind, {no_owner}) + count(workspace, kind, {an_owner, no_date});
}

/// The promises of whatever is named, and of the matters of those of them that are citizens.
std::vector<registry::Object> promises_of(const Workspace& workspace,
                                          std::set<base::AnyId> parents) {
    const auto& matter = domain::matter();
    const auto& referral = domain::referral();
    const auto& follow_up = domain::follow_up();
    std::vector<registry::Object> promises;
    const std::set<base::AnyId> named = parents;
    for (const base::AnyId citizen : named) {
        for (const auto& one :
             referring(workspace, matter.number(), matter.citizen.number, citizen)) {
            parents.insert(one.id);
            for (auto& promise :
                 referring(workspace, referral.number(), referral.matter.number, one.id)) {
                parents.insert(promise.id);
                promises.push_back(std::move(promise));
            }
        }
    }
    for (const base::AnyId parent : parents) {
        for (auto& promise :
             referring(workspace, follow_up.number(), follow_up.parent.number, parent)) {
            promises.push_back(std::move(promise));
        }
    }
    return promises;
}

} // namespace

PromiseCounts count_promises(const Workspace& workspace) {
    PromiseCounts counts;
    for (const Kind& kind : promise_kinds()) {
        counts.open += count(workspace, kind, {});
        counts.unowned += count_unowned(workspace, kind);
    }
    return counts;
}

std::vector<registry::Object> encounters_of_outing(const Workspace& workspace, base::AnyId outing) {
    const auto& encounter = domain::encounter();
    return referring(workspace, encounter.number(), encounter.outing.number, outing);
}

std::vector<registry::Object> promises_of_outing(const Workspace& workspace, base::AnyId outing) {
    std::set<base::AnyId> parents{outing};
    for (const registry::Object& encounter : encounters_of_outing(workspace, outing)) {
        parents.insert(encounter.id);
        if (const auto citizen = encounter.get(domain::encounter().citizen)) {
            parents.insert(citizen->any);
        }
    }
    return promises_of(workspace, std::move(parents));
}

std::vector<registry::Object> promises_of_citizen(const Workspace& workspace, base::AnyId citizen) {
    const auto& encounter = domain::encounter();
    std::set<base::AnyId> parents{citizen};
    for (const auto& one :
         referring(workspace, encounter.number(), encounter.citizen.number, citizen)) {
        parents.insert(one.id);
    }
    return promises_of(workspace, std::move(parents));
}

std::vector<registry::Object> open_promises(const Workspace& workspace, std::size_t limit) {
    std::vector<registry::Object> promises;
    for (const Kind& kind : promise_kinds()) {
        const Filter open = open_filter(kind);
        for (const record::RecordState& state :
             workspace.store().list(kind.type, std::span(&open, 1), limit)) {
            promises.push_back(domain::object_of(state));
        }
    }
    return promises;
}

} // namespace b2go::app
