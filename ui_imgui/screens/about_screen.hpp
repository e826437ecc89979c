#pragma once

#include "ui_imgui/kit/ui.hpp"
#include "ui_imgui/screens/about_view.hpp"

namespace b2go::screens {

void draw(kit::Ui& ui, const AboutView& view, Commands& commands);

} // namespace b2go::screens
