#include "ui_imgui/screens/sync_screen.hpp"

#include "ui_imgui/screens/draw_parts.hpp"

namespace b2go::screens {

namespace {

void draw_result(kit::Ui& ui, const SyncView& view) {
    const kit::Card card(ui, "result", {.title = view.result_heading});
    draw_fact_rows(ui, view.result);
    draw_pills(ui, view.verdicts);
}

void draw_receipt(kit::Ui& ui, const SyncView& view) {
    const kit::Card card(ui, "receipt",
                         {.title = view.receipt_heading, .icon = kit::Icon::shield_check});
    if (view.receipt.empty()) {
        draw_nothing(ui, view.no_receipt);
        return;
    }
    draw_fact_rows(ui, view.receipt);
    kit::small_text(ui, view.receipt_explained);
}

} // namespace

void draw(kit::Ui& ui, const SyncView& view, Commands& commands) {
    {
        const kit::Body body(ui, "sync");
        kit::banner(ui, "summary", view.tone, view.summary);
        if (view.progress) {
            if (kit::progress(ui, "progress",
                              {.label = view.progress->label,
                               .count = view.progress->count,
                               .cancel = view.progress->cancel.enabled
                                             ? std::string_view(view.progress->cancel.label)
                                             : std::string_view()},
                              view.progress->share)) {
                commands.push(view.progress->cancel.command);
            }
        }
        if (!view.problem.empty()) {
            kit::banner(ui, "problem", kit::Tone::warn, view.problem);
        }
        if (!view.drafts.empty()) {
            const kit::Card card(ui, "drafts",
                                 {.title = view.drafts_heading, .tone = kit::Tone::warn});
            draw_rows(ui, view.drafts, commands);
        }
        for (std::size_t i = 0; i < view.notes.size(); ++i) {
            kit::banner(ui, "note " + std::to_string(i), kit::Tone::info, view.notes[i]);
        }
        if (view.conflicts) {
            draw_action(ui, *view.conflicts, commands);
        }
        constexpr float kLeastCardDp = 380;
        kit::Columns columns(ui, 2, kLeastCardDp);
        columns.next();
        {
            const kit::Card card(ui, "standing", {.title = view.standing_heading});
            draw_fact_rows(ui, view.standing);
        }
        if (!view.result.empty()) {
            draw_result(ui, view);
        }
        columns.next();
        draw_receipt(ui, view);
    }
    draw_bar(ui, view.actions, commands);
}

} // namespace b2go::screens
