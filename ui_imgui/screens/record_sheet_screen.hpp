#pragma once

#include <string>
#include <vector>

#include "ui_imgui/kit/ui.hpp"
#include "ui_imgui/screens/record_sheets.hpp"

namespace b2go::screens {

struct RecordSheetEdit {
    std::string open;     ///< the record whose sheet is shown; empty for none
    std::string shown;    ///< the one that was in the last frame
    bool writing = false; ///< its form is shown, a step further than reading
    bool kept = false;    ///< the form held a draft in the last frame
};

/// The sheet that is open, over the screen.
void draw_sheet(kit::Ui& ui, const std::vector<RecordSheet>& sheets, RecordSheetEdit& edit,
                Commands& commands);

} // namespace b2go::screens
