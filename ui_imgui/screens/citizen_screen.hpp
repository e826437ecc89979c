#pragma once

#include <string>

#include "ui_imgui/kit/ui.hpp"
#include "ui_imgui/screens/citizen_view.hpp"
#include "ui_imgui/screens/record_sheet_screen.hpp"

namespace b2go::screens {

struct CitizenEdit {
    std::string part = "second"; ///< where two parts are tabs
    RecordSheetEdit sheet;
};

void draw(kit::Ui& ui, const CitizenView& view, CitizenEdit& edit, Commands& commands);

} // namespace b2go::screens
