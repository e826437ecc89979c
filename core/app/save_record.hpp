#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/workspace.hpp"
#include "record/seen.hpp"

namespace b2go::app {

struct Saved {
    base::AnyId id;
    record::Seq seq = 0; ///< 0 when nothing differed and nothing was written
    std::vector<base::FieldError> warnings;
};

/// Saves a new record: defaults filled in, values and rules checked, references looked up, the
/// scope chosen by the entity's declaration.
base::Outcome<Saved> create(Workspace& workspace, registry::Object object);

/// Where the record would lie that `create` makes of this; refused as `create` would. Nothing is
/// written.
[[nodiscard]] base::Outcome<record::Scope> scope_if_created(const Workspace& workspace,
                                                            const registry::Object& object);

/// The same for several records that belong together, in one transaction. They may refer to each
/// other; nothing is saved unless all can be.
base::Outcome<std::vector<Saved>> create_all(Workspace& workspace,
                                             std::vector<registry::Object> objects);

struct Edit {
    base::AnyId id;
    registry::Fields fields;          ///< those given; Null clears
    std::optional<record::Seen> seen; ///< what the form had seen; without it, what is seen now
    std::string reason;
};

/// Opens, compares, saves. With `seen`, every given field is written as an edit of what was seen
/// then, so an edit by someone else since then stays beside it. A rule that the record broke
/// before (a merge can do that) does not stand in the way of other fields.
base::Outcome<Saved> edit(Workspace& workspace, const Edit& edit);

/// Several edits that belong together, in one transaction; they share a batch id.
base::Outcome<std::vector<Saved>> edit_all(Workspace& workspace, std::span<const Edit> edits);

/// An edit and new records that belong with it, in one transaction; the edited record first.
/// Nothing is saved unless all can be.
base::Outcome<std::vector<Saved>> edit_and_create(Workspace& workspace, const Edit& edit,
                                                  std::vector<registry::Object> objects);

/// Deletes: from now on nobody sees the record, unless someone else edited it without having seen
/// the deletion; then it stays visible as a conflict.
base::Outcome<Saved> remove(Workspace& workspace, base::AnyId id, std::string reason);

/// Saves writes to a held record whose values the caller has checked.
base::Outcome<Saved> save_writes(Workspace& workspace, const record::RecordState& state,
                                 std::vector<record::Write> writes, std::string reason);

} // namespace b2go::app
