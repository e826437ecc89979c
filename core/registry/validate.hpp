#pragma once

#include "registry/entity.hpp"

namespace b2go::registry {

/// Checks each given value against its field's declaration: known field, type, length, range,
/// allowed choice, clean text, number of elements. Adds what is wrong to `findings.errors`.
void validate_values(const Entity& entity, const Fields& fields, Findings& findings);

/// Checks the whole object: every required field filled, then the entity's own check.
/// `before` is the stored object when one is edited, null when it is new.
void validate_object(const Entity& entity, const Object& object, const Object* before,
                     const Surroundings& around, Findings& findings);

} // namespace b2go::registry
