#pragma once

#include <functional>
#include <optional>

#include "base/label.hpp"
#include "record/state.hpp"
#include "registry/entity.hpp"

/// Who may read and write what. The tablet asks before it saves, the central asks again before it
/// merges: the same pure functions of the change and its author, never of what the record holds.
namespace b2go::domain {

struct Author {
    base::AnyId staff;
    base::AnyId team;
    registry::Roles::Bit role = registry::Roles::staff;
    /// True for a citizen's scope that the author's device holds, and for one that has no records
    /// yet: whoever makes a citizen's first record holds it.
    std::function<bool(const record::Scope&)> holds_citizen;
    /// True for a team's or a citizen's scope that the author's device was given, has been told to
    /// leave, and has not purged yet: what was written there meanwhile is taken as before.
    std::function<bool(const record::Scope&)> has_kept = {};
};

[[nodiscard]] bool may_read(const record::Scope& scope, const Author& author);

/// True if the role may make and edit records of this type at all.
[[nodiscard]] bool may_write(const registry::Entity& entity, registry::Roles::Bit role);

/// Nothing if the change may be merged; otherwise why not, for its author. Looks at role, scope,
/// fields written once, and whether every known field holds what it is declared to hold. Types and
/// fields of a newer program pass if the scope may be written.
[[nodiscard]] std::optional<base::Label> refuse_write(const record::Change& change,
                                                      const Author& author);

} // namespace b2go::domain
