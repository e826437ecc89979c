#include "ui_imgui/screens/follow_ups_screen.hpp"

#include "ui_imgui/screens/draw_parts.hpp"

namespace b2go::screens {

namespace {

void draw_mover(kit::Ui& ui, const FollowUpsView& view, const PromiseChoices& choices,
                Commands& commands) {
    const base::AnyId id = base::AnyId::parse(choices.id).value_or(base::AnyId{});
    kit::Columns columns(ui, 2, 240);
    columns.next();
    auto due = choices.due;
    if (kit::date_field(ui, "due", {.label = choices.move_label}, due,
                        {.today = view.today, .first = view.today}) &&
        due) {
        commands.push(MovePromise{id, due, std::nullopt});
    }
    columns.next();
    std::vector<kit::Choice> staff;
    for (const FormOption& option : view.staff) {
        staff.push_back({.key = option.code, .label = option.label});
    }
    std::string owner = choices.owner;
    if (kit::pick_field(ui, "owner", {.label = choices.owner_label}, staff, owner)) {
        if (const auto chosen = base::AnyId::parse(owner)) {
            commands.push(MovePromise{id, std::nullopt, *chosen});
        }
    }
}

void draw_choices(kit::Ui& ui, const FollowUpsView& view, FollowUpsEdit& edit, Commands& commands) {
    const PromiseChoices* choices = view.choices_of(edit.open);
    bool open = choices != nullptr;
    const kit::Sheet sheet(ui, "promise", {.title = open ? choices->title : std::string()}, open);
    if (sheet) {
        kit::small_text(ui, choices->detail);
        draw_mover(ui, view, *choices, commands);
        Commands tapped;
        for (const Action& action : choices->actions) {
            draw_action(ui, action, tapped, true);
        }
        while (auto command = tapped.take()) {
            commands.push(std::move(*command));
            open = false;
        }
    }
    if (!open) {
        edit.open.clear();
    }
}

} // namespace

void draw(kit::Ui& ui, const FollowUpsView& view, FollowUpsEdit& edit, Commands& commands) {
    {
        const kit::Body body(ui, "follow ups");
        if (view.groups.empty()) {
            draw_empty(ui, "none", view.none, commands);
        }
        for (const PromiseGroup& group : view.groups) {
            const kit::Card card(ui, group.heading, {.title = group.heading, .tone = group.tone});
            if (const auto tapped = draw_rows(ui, group.rows, commands)) {
                edit.open = *tapped;
            }
        }
    }
    draw_choices(ui, view, edit, commands);
}

} // namespace b2go::screens
