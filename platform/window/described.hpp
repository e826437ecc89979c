#pragma once

#include <string>

#include "ui_imgui/kit/semantics.hpp"

namespace b2go::platform {

/// A screen in words, for tests and for finding out why a screen behaves as it does: a line
/// {"screen", "nodes"} and then one JSON object a line for each node, in reading order. What is
/// secret is left out.
[[nodiscard]] std::string described(const std::string& screen, const kit::Tree& tree);

} // namespace b2go::platform
