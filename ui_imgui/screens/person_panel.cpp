#include "ui_imgui/screens/person_panel.hpp"

#include "ui_imgui/screens/draw_parts.hpp"

namespace b2go::screens {

void draw_person(kit::Ui& ui, const PersonPanel& panel, Commands& commands) {
    const kit::Scope scope(ui, "person");
    if (panel.mark.empty()) {
        kit::heading(ui, panel.title);
    } else {
        kit::person_heading(ui, panel.mark, panel.title);
    }
    draw_pills(ui, panel.pills);
    if (!panel.cpr_masked.empty()) {
        const kit::HoldEvent event = kit::hold_to_reveal(ui, "cpr",
                                                         {.label = panel.cpr_label,
                                                          .masked = panel.cpr_masked,
                                                          .revealed = panel.cpr_shown,
                                                          .action = panel.hold_label});
        if (event.began) {
            commands.push(panel.hold);
        }
        if (event.ended) {
            commands.push(ReleaseCpr{});
        }
    }
    draw_facts(ui, panel.facts);
    if (panel.see_conflict) {
        draw_action(ui, *panel.see_conflict, commands, true);
    }
    if (!panel.history.empty()) {
        kit::heading(ui, panel.history_heading, kit::Face::strong);
        draw_fact_rows(ui, panel.history);
    }
}

void draw_consents(kit::Ui& ui, const std::vector<ConsentRow>& rows, Commands& commands) {
    for (const ConsentRow& row : rows) {
        if (&row != rows.data()) {
            kit::divider(ui);
        }
        const kit::Scope scope(ui, row.id);
        kit::text(ui, row.title, kit::Face::strong);
        kit::small_text(ui, row.detail);
        draw_facts(ui, row.disputed);
        if (!row.see_conflict && !row.withdraw) {
            continue;
        }
        const kit::Flow flow(ui);
        if (row.see_conflict) {
            draw_action(ui, *row.see_conflict, commands);
        }
        if (row.withdraw) {
            draw_action(ui, *row.withdraw, commands);
        }
    }
}

} // namespace b2go::screens
