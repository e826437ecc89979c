#pragma once

#include <optional>

namespace b2go::platform {

/// Charge of the first battery the system tells of, 0 to 100; nothing where there is none.
[[nodiscard]] std::optional<int> battery_percent();

} // namespace b2go::platform
