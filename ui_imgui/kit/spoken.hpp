#pragma once

#include <string>

#include "base/label.hpp"
#include "ui_imgui/kit/semantics.hpp"

namespace b2go::kit {

/// What is read aloud of a widget that got the focus: name, value, kind, state, explanation. A
/// secret's value and explanation are left out. Empty for what says nothing.
[[nodiscard]] std::string spoken(const Node& node, base::Language language);

} // namespace b2go::kit
