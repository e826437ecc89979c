#include "ui_imgui/screens/no_room_screen.hpp"

#include "ui_imgui/screens/draw_parts.hpp"

namespace b2go::screens {

void draw(kit::Ui& ui, const NoRoomView& view, Commands& commands) {
    const kit::Body body(ui, "no room");
    kit::text(ui, view.message, kit::Face::small);
    if (view.smaller && kit::button(ui, view.smaller->id, view.smaller->label)) {
        commands.push(view.smaller->command);
    }
}

} // namespace b2go::screens
