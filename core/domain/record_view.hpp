#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "base/outcome.hpp"
#include "merge/effective.hpp"
#include "record/state.hpp"
#include "registry/entity.hpp"

/// From a record, which may hold several versions of a field, to the object that people see.
namespace b2go::domain {

/// Effective values by the fields' rules; where a human must decide, the latest. A set holds the
/// elements whose effective value is true. Fields this version does not know are left out; a type
/// it does not know gives an object without fields.
[[nodiscard]] registry::Object object_of(const record::RecordState& state);

/// The merge rule of every field of a type; `ask` for what this version does not know.
[[nodiscard]] merge::RuleOf rules_of(record::TypeNumber type);

/// What a human must decide in this record.
[[nodiscard]] std::vector<merge::Conflict> conflicts_of(const record::RecordState& state);

/// Who makes a new record.
struct Writer {
    base::AnyId staff;
    base::AnyId team;
};

/// The scope of a record that a new one refers to; nothing if it is not held.
using ScopeOf = std::function<std::optional<record::Scope>(base::AnyId)>;

/// Where a new record lives; it never moves. Refused with `not_found` if it follows a record that
/// is not held: without that record's scope it could end where too many see it.
[[nodiscard]] base::Outcome<record::Scope>
scope_of_new(const registry::Object& object, const Writer& writer, const ScopeOf& scope_of);

} // namespace b2go::domain
