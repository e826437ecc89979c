#pragma once

#include "registry/entity.hpp"

namespace b2go::domain {

/// For entities whose every field is written once: an edit of an existing record is refused and
/// told to be a new record. `confidentiality` can still be raised.
void refuse_rewriting(const registry::Entity& entity, const registry::Object& object,
                      const registry::Object* before, const base::Label& instead,
                      registry::Findings& findings);

} // namespace b2go::domain
