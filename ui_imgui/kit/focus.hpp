#pragma once

#include <vector>

#include "ui_imgui/kit/input.hpp"
#include "ui_imgui/kit/semantics.hpp"

namespace b2go::kit {

/// What the Tab key stops at in the topmost layer, in reading order: everything that can be
/// focused, but of each group only one: the focused one, else the chosen one, else the first.
[[nodiscard]] std::vector<NodeId> tab_stops(const Tree& tree, NodeId focused);

/// Where a Tab or arrow key leads from `focused`; `focused` itself if nowhere. Arrows move inside a
/// group and stop at its ends; outside groups they move as Tab does, without going round.
[[nodiscard]] NodeId next_focus(const Tree& tree, NodeId focused, KeyPress press);

} // namespace b2go::kit
