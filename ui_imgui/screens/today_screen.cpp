#include "ui_imgui/screens/today_screen.hpp"

#include "ui_imgui/screens/draw_parts.hpp"

namespace b2go::screens {

namespace {

void draw_outing(kit::Ui& ui, const OutingCard& outing, Commands& commands) {
    const kit::Card card(ui, outing.id, {.title = outing.title, .detail = outing.when});
    draw_pills(ui, outing.pills);
    if (!outing.detail.empty()) {
        kit::small_text(ui, outing.detail);
    }
    draw_action(ui, outing.open, commands, true);
}

void draw_promises(kit::Ui& ui, const TodayView& view, Commands& commands) {
    kit::heading(ui, view.promises_heading);
    const kit::Card card(ui, "promises");
    if (view.promises.empty()) {
        draw_nothing(ui, view.no_promises);
    }
    draw_rows(ui, view.promises, commands);
    if (!view.later.empty()) {
        kit::heading(ui, view.later_heading, kit::Face::strong);
        draw_rows(ui, view.later, commands);
    }
    draw_action(ui, view.all_promises, commands);
}

} // namespace

void draw(kit::Ui& ui, const TodayView& view, Commands& commands) {
    {
        const kit::Body body(ui, "today");
        constexpr float kLeastColumnDp = 420;
        kit::Columns columns(ui, 2, kLeastColumnDp);
        columns.next();
        kit::heading(ui, view.outings_heading);
        if (view.outings.empty()) {
            draw_nothing(ui, view.no_outings);
        }
        for (const OutingCard& outing : view.outings) {
            draw_outing(ui, outing, commands);
        }
        if (!view.ahead.empty()) {
            kit::heading(ui, view.ahead_heading);
            for (const OutingCard& outing : view.ahead) {
                draw_outing(ui, outing, commands);
            }
        }
        columns.next();
        draw_promises(ui, view, commands);
    }
    draw_bar(ui, view.actions, commands);
}

} // namespace b2go::screens
