#pragma once

#include "ui_imgui/kit/kit.hpp"
#include "ui_imgui/screens/command.hpp"
#include "ui_imgui/screens/no_room_view.hpp"

namespace b2go::screens {

void draw(kit::Ui& ui, const NoRoomView& view, Commands& commands);

} // namespace b2go::screens
