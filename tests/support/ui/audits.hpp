#pragma once

#include <string>
#include <vector>

#include "ui_imgui/kit/ui.hpp"

namespace b2go::tests {

/// What is wrong with the screen that was drawn last, one line per finding; nothing on a good one:
///  - everything that can be tapped is at least 48 dp in both directions and inside the window
///  - every text fits where it is drawn, and nothing overlaps
///  - every character has a glyph
///  - what can be tapped has a name, and no two have the same name, value and description
///  - the nodes come in reading order, and the Tab key's way leads through all of them
[[nodiscard]] std::vector<std::string> audit(const kit::Ui& ui);

/// Fails the test with all findings.
void require_sound(const kit::Ui& ui, const std::string& where);

} // namespace b2go::tests
