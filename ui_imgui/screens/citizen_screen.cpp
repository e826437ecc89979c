#include "ui_imgui/screens/citizen_screen.hpp"

#include <utility>

#include "ui_imgui/screens/draw_parts.hpp"
#include "ui_imgui/screens/person_panel.hpp"

namespace b2go::screens {

namespace {

void draw_history(kit::Ui& ui, const CitizenView& view, CitizenEdit& edit, Commands& commands) {
    const kit::Card card(ui, "history", {.title = view.history_heading});
    if (view.history.empty()) {
        draw_nothing(ui, view.no_history);
    }
    if (const auto tapped = draw_rows(ui, view.history, commands)) {
        edit.sheet.open = *tapped;
    }
}

void draw_parts(kit::Ui& ui, const CitizenView& view, CitizenEdit& edit, Commands& commands) {
    for (std::size_t i = 0; i < view.notices.size(); ++i) {
        draw_notice(ui, "notice " + std::to_string(i), view.notices[i]);
    }
    {
        const kit::Card card(ui, "promises", {.title = view.promises_heading});
        if (view.promises.empty()) {
            draw_nothing(ui, view.no_promises);
        }
        draw_rows(ui, view.promises, commands);
    }
    if (!view.matters.empty()) {
        const kit::Card card(ui, "matters", {.title = view.matters_heading});
        if (const auto tapped = draw_rows(ui, view.matters, commands)) {
            edit.sheet.open = *tapped;
        }
    }
    if (!view.consents.empty()) {
        const kit::Card card(ui, "consents", {.title = view.consents_heading});
        draw_consents(ui, view.consents, commands);
    }
    draw_history(ui, view, edit, commands);
    const kit::Card card(ui, "note", {.title = view.notes_heading});
    draw_form(ui, view.note_form, commands);
    draw_refusal(ui, view.note_form, commands);
    draw_action(ui, view.save_note, commands);
}

} // namespace

void draw(kit::Ui& ui, const CitizenView& view, CitizenEdit& edit, Commands& commands) {
    {
        kit::TwoColumns parts(
            ui, "citizen", {.first = view.person_part, .second = view.history_heading}, edit.part);
        if (parts.first()) {
            draw_person(ui, view.panel, commands);
        }
        if (parts.second()) {
            draw_parts(ui, view, edit, commands);
        }
    }
    if (!view.actions.empty()) {
        draw_bar(ui, view.actions, commands);
    }
    draw_sheet(ui, view.sheets, edit.sheet, commands);
}

} // namespace b2go::screens
