#pragma once

#include "ui_imgui/kit/ui.hpp"
#include "ui_imgui/screens/follow_ups_view.hpp"

namespace b2go::screens {

void draw(kit::Ui& ui, const FollowUpsView& view, Commands& commands);

} // namespace b2go::screens
