#pragma once

#include <set>
#include <string>

#include "ui_imgui/kit/ui.hpp"
#include "ui_imgui/screens/visit_view.hpp"

namespace b2go::screens {

struct VisitEdit {
    std::string part = "second"; ///< where two parts are tabs
    std::set<std::string> open;  ///< side forms that were opened by hand
    std::set<std::string> kept;  ///< those that held a draft in the last frame
};

void draw(kit::Ui& ui, const VisitView& view, VisitEdit& edit, Commands& commands);

} // namespace b2go::screens
