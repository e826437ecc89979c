#pragma once

#include <string>

#include "ui_imgui/kit/ui.hpp"
#include "ui_imgui/screens/conflicts_view.hpp"

namespace b2go::screens {

struct ConflictsEdit {
    std::string part = "second"; ///< where two parts are tabs
};

void draw(kit::Ui& ui, const ConflictsView& view, ConflictsEdit& edit, Commands& commands);

} // namespace b2go::screens
