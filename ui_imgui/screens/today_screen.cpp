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

void draw_outings(kit::Ui& ui, const std::vector<OutingCard>& outings, Commands& commands) {
    constexpr float kLeastCardDp = 360;
    kit::Columns columns(ui, 2, kLeastCardDp);
    for (const OutingCard& outing : outings) {
        columns.next();
        draw_outing(ui, outing, commands);
    }
}

} // namespace

void draw(kit::Ui& ui, const TodayView& view, Commands& commands) {
    {
        const kit::Body body(ui, "today");
        kit::heading(ui, view.outings_heading);
        if (view.outings.empty()) {
            draw_empty(ui, "no outings", view.no_outings, commands);
        } else {
            draw_outings(ui, view.outings, commands);
        }
        {
            const kit::Card card(ui, "promises", {.title = view.promises_heading});
            if (view.promises.empty()) {
                draw_empty(ui, "no promises", view.no_promises, commands);
            }
            draw_rows(ui, view.promises, commands);
            draw_action(ui, view.all_promises, commands);
        }
        if (!view.ahead.empty()) {
            kit::heading(ui, view.ahead_heading);
            draw_outings(ui, view.ahead, commands);
        }
    }
    draw_bar(ui, view.actions, commands);
}

} // namespace b2go::screens
