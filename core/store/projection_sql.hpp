#pragma once

#include <string>
#include <vector>

#include "registry/entity.hpp"

/// The statements of the projections that follow from an entity's declaration. Every name that
/// goes into them is checked to consist of a-z, 0-9 and _ and is quoted; values are always bound.
namespace b2go::store::projection_sql {

/// The fields that are columns, in order of number: projected, no set, no group.
[[nodiscard]] std::vector<const registry::FieldDecl*> columns_of(const registry::Entity& entity);

/// `"p_citizen"`.
[[nodiscard]] std::string table(const registry::Entity& entity);
/// `p."name"`, where the table is called p.
[[nodiscard]] std::string column(const registry::FieldDecl& field);

/// Makes the table and an index per column.
[[nodiscard]] std::string create(const registry::Entity& entity);
/// Parameters: rid, then every column.
[[nodiscard]] std::string insert(const registry::Entity& entity);
/// Sets one column. Parameters: rid, the value.
[[nodiscard]] std::string update(const registry::Entity& entity, const registry::FieldDecl& field);
/// Parameter: rid.
[[nodiscard]] std::string remove(const registry::Entity& entity);
/// Parameter: rid. Every column.
[[nodiscard]] std::string find(const registry::Entity& entity);
/// Number of rows.
[[nodiscard]] std::string count(const registry::Entity& entity);

} // namespace b2go::store::projection_sql
