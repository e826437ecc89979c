#pragma once

#include <optional>
#include <string>

#include "base/random.hpp"
#include "record/seen.hpp"
#include "registry/entity.hpp"
#include "store/store.hpp"

/// What a person can do, one file per use case: the only door for screens and the command line.
/// Used on the store's thread. Every function either does all it says and is durable when it
/// returns, or returns a Rejection and has changed nothing.
namespace b2go::app {

/// A person at work on a tablet's store.
class Workspace : public registry::Surroundings {
public:
    /// Refused with `not_allowed` when the store has not been enrolled.
    static base::Outcome<void> require_enrolled(const store::Store& store);

    /// The store is enrolled and outlives the workspace.
    Workspace(store::Store& store, base::Random& random);

    [[nodiscard]] store::Store& store() const { return store_; }
    [[nodiscard]] base::Random& random() const { return random_; }
    /// Whose tablet this is, with the role and team of their staff record when the workspace was
    /// made.
    [[nodiscard]] const store::Identity& identity() const { return identity_; }
    /// A fresh id for a new record.
    [[nodiscard]] base::AnyId new_id() const;

    // registry::Surroundings: what checks may look up.
    [[nodiscard]] std::optional<registry::Object> find(base::AnyId id) const override;
    [[nodiscard]] base::Date today() const override;
    [[nodiscard]] bool is_demo() const override { return identity_.demo; }
    [[nodiscard]] base::AnyId writer() const override { return identity_.staff; }

    /// The same by the names its changes have now: a form or a copied token may be older than the
    /// tablet's number.
    [[nodiscard]] record::Seen present(record::Seen seen) const;

    /// Display name of a staff member; the id's text if there is no such record here.
    [[nodiscard]] std::string staff_name(base::AnyId staff) const;

private:
    store::Store& store_;
    base::Random& random_;
    store::Identity identity_;
};

/// The entity of a type name; refused with the list of names if there is none.
[[nodiscard]] base::Outcome<const registry::Entity*> entity_named(std::string_view type);

/// The record if it is held and not deleted; refused with `not_found` otherwise.
[[nodiscard]] base::Outcome<record::RecordState> held_record(const Workspace& workspace,
                                                             base::AnyId id);

} // namespace b2go::app
