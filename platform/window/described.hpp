#pragma once

#include <string>

#include "ui_imgui/kit/ui.hpp"

namespace b2go::platform {

/// A screen in words, for tests and for finding out why a screen behaves as it does: a line
/// {"screen", "nodes", "keys"} and then one JSON object a line for each node, in reading order.
/// `keys` are those of the on-screen keyboard while it is open. What is secret is left out.
[[nodiscard]] std::string described(const std::string& screen, const kit::Ui& ui);

} // namespace b2go::platform
