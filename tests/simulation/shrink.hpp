#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace b2go::simulation {

/// Which steps of a failing schedule are enough to fail: drops runs of them, long ones first, as
/// long as `fails` still holds for the rest. `fails` is given the steps that are kept, in order.
[[nodiscard]] std::vector<std::size_t>
shrink(std::size_t steps, const std::function<bool(const std::vector<std::size_t>&)>& fails);

} // namespace b2go::simulation
