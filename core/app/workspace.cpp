#include "app/workspace.hpp"

#include "domain/record_view.hpp"
#include "domain/registry.hpp"
#include "domain/staff.hpp"
#include "merge/effective.hpp"

namespace b2go::app {

using base::Refusal;

namespace {

/// Reads the store's corrected clock as a Clock, for making ids.
class StoreClock : public base::Clock {
public:
    explicit StoreClock(const store::Store& store) : store_(store) {}
    [[nodiscard]] base::Instant now() const override { return store_.now(); }

private:
    const store::Store& store_;
};

/// Who works here as the central has it now: name, role and team may have changed since the
/// enrolment, and the staff record came with a sync.
store::Identity present_identity(const store::Store& store) {
    auto identity = store.identity();
    base::require(identity.has_value(), "a workspace is opened on an enrolled store");
    const auto state = store.find(identity->staff);
    if (!state || state->type != domain::staff().number() ||
        merge::life(*state) == merge::Life::deleted) {
        return std::move(*identity);
    }
    const registry::Object person = domain::object_of(*state);
    if (const auto role = person.get(domain::staff().role)) {
        identity->role = registry::role_from(role->code).value_or(identity->role);
    }
    if (const auto team = person.get(domain::staff().team)) {
        identity->team = team->any;
    }
    identity->staff_name = person.get(domain::staff().display_name).value_or(identity->staff_name);
    return std::move(*identity);
}

} // namespace

base::Outcome<void> Workspace::require_enrolled(const store::Store& store) {
    if (const auto identity = store.identity(); !identity || identity->device == 0) {
        return base::refuse(
            Refusal::not_allowed,
            {"Tabletten er ikke tilmeldt. Kør b2go enrol med en engangskode først.",
             "The tablet is not enrolled. Run b2go enrol with a one-time code first."});
    }
    return {};
}

Workspace::Workspace(store::Store& store, base::Random& random)
    : store_(store), random_(random), identity_(present_identity(store)) {}

base::AnyId Workspace::new_id() const { return base::make_id(StoreClock(store_), random_); }

std::optional<registry::Object> Workspace::find(base::AnyId id) const {
    const auto state = store_.find(id);
    if (!state || merge::life(*state) == merge::Life::deleted) {
        return std::nullopt;
    }
    return domain::object_of(*state);
}

base::Date Workspace::today() const { return base::copenhagen_date(store_.now()); }

record::Seen Workspace::present(record::Seen seen) const {
    for (auto& [place, dots] : seen.registers) {
        record::Dots now;
        for (const record::Dot& dot : dots) {
            record::insert(now, store_.present(dot));
        }
        dots = std::move(now);
    }
    return seen;
}

std::string Workspace::staff_name(base::AnyId staff) const {
    const auto object = find(staff);
    if (object && object->type == domain::staff().number()) {
        if (auto name = object->get(domain::staff().display_name)) {
            return std::move(*name);
        }
    }
    return staff.text();
}

base::Outcome<const registry::Entity*> entity_named(std::string_view type) {
    if (const registry::Entity* entity = domain::registry().find(type)) {
        return entity;
    }
    std::string names;
    for (const registry::Entity* entity : domain::registry().entities()) {
        names += (names.empty() ? "" : ", ") + entity->name();
    }
    return base::refuse(Refusal::invalid,
                        {"Typen findes ikke. Mulige typer: " + names + ".",
                         "There is no such type. Possible types: " + names + "."},
                        {{"type", {"Ukendt type.", "Unknown type."}}});
}

base::Outcome<record::RecordState> held_record(const Workspace& workspace, base::AnyId id) {
    auto state = workspace.store().find(id);
    if (!state || merge::life(*state) == merge::Life::deleted) {
        return base::refuse(Refusal::not_found,
                            {"Posten findes ikke på tabletten. Intet er ændret.",
                             "The record is not on this tablet. Nothing was changed."},
                            {{"id", {"Ukendt eller slettet post.", "Unknown or deleted record."}}});
    }
    if (domain::registry().find(state->type) == nullptr) {
        return base::refuse(Refusal::unsupported,
                            {"Posten er skrevet af en nyere version af programmet. Den er gemt "
                             "uændret; opdatér programmet for at se den.",
                             "The record was written by a newer version of the program. It is kept "
                             "unchanged; update the program to see it."});
    }
    return std::move(*state);
}

} // namespace b2go::app
