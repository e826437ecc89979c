#pragma once

#include "ui_imgui/kit/ui.hpp"
#include "ui_imgui/screens/outing_view.hpp"

namespace b2go::screens {

struct OutingEdit {
    bool asks_to_close = false;
};

void draw(kit::Ui& ui, const OutingView& view, OutingEdit& edit, Commands& commands);

} // namespace b2go::screens
