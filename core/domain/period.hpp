#pragma once

#include "registry/entity.hpp"

namespace b2go::domain {

/// A period that ends must not end before it begins; the error is put on `to`.
void check_period(const registry::Object& object, registry::Field<base::Date> from,
                  registry::Field<base::Date> to, std::string_view to_name,
                  registry::Findings& findings);

} // namespace b2go::domain
