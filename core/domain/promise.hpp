#pragma once

#include "domain/ids.hpp"
#include "registry/entity.hpp"

namespace b2go::domain {

/// The promise ledger's invariant: what is open has an owner who is an active staff member, and a
/// date. Puts errors on the fields `owner` and `date_name`.
void check_promise(const registry::Object& promise, registry::Field<base::Id<Staff>> owner,
                   registry::Field<base::Date> date, std::string_view date_name,
                   const registry::Surroundings& around, registry::Findings& findings);

} // namespace b2go::domain
