#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "base/outcome.hpp"
#include "registry/entity.hpp"

/// Objects as JSON, for the command line and for tools. Dates `2026-05-12`, times
/// `2026-05-12T08:30:00.000Z` (UTC), references as ids, sets as arrays, groups as objects.
namespace b2go::registry {

enum class Cpr { masked, revealed };

/// From `{"name": …}`: field identifiers to values; null clears, and so does a group without a
/// part; a set's array is the whole set; a choice's code may be given as a number.
/// Unknown fields and values of the wrong type are refused, each by name; generated fields too.
[[nodiscard]] base::Outcome<Fields> fields_from_json(const Entity& entity,
                                                     const nlohmann::ordered_json& json);

/// One value of one field, as in `fields_from_json`. For a set field: one element's presence.
[[nodiscard]] base::Outcome<record::Value> value_from_json(const FieldDecl& field,
                                                           const nlohmann::ordered_json& json);

/// In order of field number; empty fields are left out. A masked CPR is `010101-••••`.
[[nodiscard]] nlohmann::ordered_json fields_to_json(const Entity& entity, const Fields& fields,
                                                    Cpr cpr);
[[nodiscard]] nlohmann::ordered_json value_to_json(const FieldDecl& field,
                                                   const record::Value& value, Cpr cpr);

/// What `b2go schema` prints of one entity: every field with kind, rule, labels, allowed values
/// and whether it is required.
[[nodiscard]] nlohmann::ordered_json schema_to_json(const Entity& entity, const Registry& registry);

/// `010101-••••` for ten digits; all dots for anything else.
[[nodiscard]] std::string masked_cpr(const std::string& cpr);

} // namespace b2go::registry
