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
        if (!view.drafts.empty()) {
            const kit::Card card(ui, "drafts",
                                 {.title = view.drafts_heading, .tone = kit::Tone::warn});
            draw_rows(ui, view.drafts, commands);
        }
        constexpr float kLeastColumnDp = 420;
        kit::Columns columns(ui, 2, kLeastColumnDp);
        columns.next();
        kit::heading(ui, view.outings_heading);
        if (view.outings.empty() && view.over.empty()) {
            draw_nothing(ui, view.no_outings);
        }
        for (const OutingCard& outing : view.outings) {
            draw_outing(ui, outing, commands);
        }
        if (!view.over.empty()) {
            const kit::Card card(ui, "over");
            draw_rows(ui, view.over, commands);
        }
        if (!view.ahead.empty()) {
            const kit::Card card(ui, "ahead", {.title = view.ahead_heading});
            draw_rows(ui, view.ahead, commands);
        }
        columns.next();
        draw_promises(ui, view, commands);
    }
    draw_bar(ui, view.actions, commands);
}

} // namespace b2go::screens
