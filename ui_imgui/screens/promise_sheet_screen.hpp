#pragma once

#include "ui_imgui/kit/ui.hpp"
#include "ui_imgui/screens/promise_sheet_view.hpp"

namespace b2go::screens {

/// The promise that is open, over the screen.
void draw(kit::Ui& ui, const PromiseSheetView& view, Commands& commands);

} // namespace b2go::screens
