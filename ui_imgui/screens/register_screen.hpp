#pragma once

#include "ui_imgui/kit/ui.hpp"
#include "ui_imgui/screens/register_view.hpp"

namespace b2go::screens {

void draw(kit::Ui& ui, const RegisterView& view, Commands& commands);

} // namespace b2go::screens
