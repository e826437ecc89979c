#include "ui_imgui/screens/promise_sheet_screen.hpp"

#include <utility>
#include <variant>
#include <vector>

#include "ui_imgui/screens/draw_parts.hpp"

namespace b2go::screens {

namespace {

/// Another day or another owner: the sheet stays open, the facts above show what became of it.
void draw_mover(kit::Ui& ui, const PromiseSheetView& view, Commands& commands) {
    constexpr float kLeastMoverDp = 240;
    const base::AnyId id = base::AnyId::parse(view.id).value_or(base::AnyId{});
    kit::Columns columns(ui, 2, kLeastMoverDp);
    columns.next();
    auto due = view.due;
    if (kit::date_field(ui, "due", {.label = view.move_label}, due,
                        {.today = view.today, .first = view.today}) &&
        due) {
        commands.push(MovePromise{id, due, std::nullopt});
    }
    columns.next();
    std::vector<kit::Choice> staff;
    for (const FormOption& option : view.staff) {
        staff.push_back({.key = option.code, .label = option.label});
    }
    std::string owner = view.owner;
    if (kit::pick_field(ui, "owner", {.label = view.owner_label}, staff, owner)) {
        if (const auto chosen = base::AnyId::parse(owner)) {
            commands.push(MovePromise{id, std::nullopt, *chosen});
        }
    }
}

void draw_choices(kit::Ui& ui, const std::string& heading, const std::vector<Action>& actions,
                  Commands& tapped) {
    if (actions.empty()) {
        return;
    }
    kit::heading(ui, heading, kit::Face::strong);
    draw_actions(ui, actions, tapped);
}

} // namespace

void draw(kit::Ui& ui, const PromiseSheetView& view, Commands& commands) {
    bool open = view.is_open;
    kit::Sheet sheet(ui, "promise", {.title = view.title, .width_dp = 720}, open);
    Commands tapped;
    if (sheet && view.is_loaded) {
        draw_pills(ui, view.pills);
        if (!view.content.empty()) {
            kit::small_text(ui, view.content_label);
            kit::gap(ui, 2);
            kit::text(ui, view.content);
        }
        if (view.see_conflict) {
            draw_action(ui, *view.see_conflict, tapped);
        }
        draw_fact_rows(ui, view.facts);
        if (view.can_change) {
            kit::divider(ui);
            draw_mover(ui, view, commands);
        }
        draw_choices(ui, view.steps_heading, view.steps, tapped);
        draw_choices(ui, view.closings_heading, view.closings, tapped);
        sheet.actions();
        for (const Action& action : view.foot) {
            draw_action(ui, action, tapped);
        }
    }
    while (auto command = tapped.take()) {
        // What a try adds is seen at once; everything else ends the matter for now.
        open = open && std::holds_alternative<NoteAttempt>(*command);
        commands.push(std::move(*command));
    }
    if (view.is_open && !open) {
        commands.push(ClosePromise{});
    }
}

} // namespace b2go::screens
