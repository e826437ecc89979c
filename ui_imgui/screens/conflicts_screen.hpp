#pragma once

#include <string>

#include "ui_imgui/kit/ui.hpp"
#include "ui_imgui/screens/conflicts_view.hpp"

namespace b2go::screens {

struct ConflictsEdit {
    bool asking = false;         ///< what will stand is shown before it is saved
    std::string part = "second"; ///< where two parts are tabs
};

void draw(kit::Ui& ui, const ConflictsView& view, ConflictsEdit& edit, Commands& commands);

} // namespace b2go::screens
