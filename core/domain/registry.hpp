#pragma once

#include "registry/entity.hpp"

namespace b2go::domain {

/// Every entity of the product. Built on first use; may be read from any thread.
[[nodiscard]] const registry::Registry& registry();

} // namespace b2go::domain
