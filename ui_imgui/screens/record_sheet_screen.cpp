#include "ui_imgui/screens/record_sheet_screen.hpp"

#include <utility>

#include "ui_imgui/screens/draw_parts.hpp"

namespace b2go::screens {

namespace {

void draw_reading(kit::Ui& ui, const RecordSheet& sheet) {
    draw_pills(ui, sheet.pills);
    if (!sheet.text.empty()) {
        kit::text(ui, sheet.text);
    }
    draw_facts(ui, sheet.facts);
}

/// The ways on; true when one of them was taken.
bool draw_links(kit::Ui& ui, const RecordSheet& sheet, RecordSheetEdit& edit) {
    bool gone = false;
    for (const SheetLink& link : sheet.links) {
        if (kit::button(ui, "link " + link.id, link.label, {.icon = link.icon, .fill = true})) {
            edit.open = link.id;
            gone = true;
        }
    }
    return gone;
}

} // namespace

void draw_sheet(kit::Ui& ui, const std::vector<RecordSheet>& sheets, RecordSheetEdit& edit,
                Commands& commands) {
    const RecordSheet* record = find_sheet(sheets, edit.open);
    if (edit.shown != edit.open) {
        edit.shown = edit.open;
        edit.kept = false;
        // What was begun is gone on with.
        edit.writing = record != nullptr && record->form && record->form->is_begun;
    }
    const bool is_kept = record != nullptr && record->form && record->form->is_kept;
    const bool is_saved = std::exchange(edit.kept, is_kept) && edit.writing && !is_kept;
    bool open = record != nullptr && !is_saved;
    kit::Sheet sheet(ui, "record " + edit.open, {.title = open ? record->title : std::string()},
                     open);
    if (!sheet) {
        edit.open.clear();
        return;
    }
    Commands tapped;
    draw_reading(ui, *record);
    if (record->see_conflict) {
        draw_action(ui, *record->see_conflict, tapped, true);
    }
    const bool is_writing = record->form && edit.writing;
    if (is_writing) {
        kit::divider(ui);
        kit::heading(ui, record->form_heading, kit::Face::strong);
        kit::small_text(ui, record->form_explanation);
        draw_form(ui, *record->form, commands);
        draw_refusal(ui, *record->form, commands);
    }
    const bool is_gone = !is_writing && draw_links(ui, *record, edit);
    if (!record->question.empty()) {
        kit::text(ui, record->question, kit::Face::strong);
    }
    for (const Action& action : record->actions) {
        draw_action(ui, action, tapped, true);
    }
    if (record->form) {
        sheet.actions();
        if (is_writing) {
            draw_action(ui, record->save_form, commands); // it closes once it is saved
        } else if (kit::button(ui, "begin form", record->begin_form, {.icon = kit::Icon::pencil})) {
            edit.writing = true;
        }
    }
    while (auto command = tapped.take()) {
        commands.push(std::move(*command));
        open = false;
    }
    if (!open && !is_gone) {
        edit.open.clear();
    }
}

} // namespace b2go::screens
