#include "ui_imgui/screens/follow_ups_screen.hpp"

#include "ui_imgui/screens/draw_parts.hpp"

namespace b2go::screens {

void draw(kit::Ui& ui, const FollowUpsView& view, Commands& commands) {
    const kit::Body body(ui, "follow ups");
    if (view.groups.empty()) {
        draw_empty(ui, "none", view.none, commands);
    }
    for (const PromiseGroup& group : view.groups) {
        const kit::Card card(ui, group.heading, {.title = group.heading, .tone = group.tone});
        draw_rows(ui, group.rows, commands);
    }
}

} // namespace b2go::screens
