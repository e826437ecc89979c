#include "ui_imgui/screens/outing_screen.hpp"

#include <algorithm>

#include "ui_imgui/screens/draw_parts.hpp"

namespace b2go::screens {

namespace {

void draw_counters(kit::Ui& ui, const OutingView& view, Commands& commands) {
    const kit::Card card(ui, "counter", {.title = view.counter_heading});
    constexpr float kLeastCounterDp = 180;
    kit::Columns columns(ui, 3, kLeastCounterDp);
    for (const Counter& counter : view.counters) {
        columns.next();
        const kit::Scope scope(ui, counter.kind);
        {
            const kit::Flow flow(ui);
            kit::text(ui, std::to_string(counter.count), kit::Face::display);
            if (kit::icon_button(ui, counter.take_off.id, counter.take_off.icon,
                                 counter.take_off.label, {.enabled = counter.take_off.enabled})) {
                commands.push(counter.take_off.command);
            }
        }
        draw_action(ui, counter.add, commands, true);
    }
}

void draw_place(kit::Ui& ui, const OutingView& view) {
    const kit::Card card(ui, "place", {.title = view.place_heading});
    draw_pill(ui, view.status);
    if (!view.safety.empty()) {
        kit::banner(ui, "safety", kit::Tone::warn, view.safety);
    }
    draw_fact_rows(ui, view.facts);
}

void draw_visits(kit::Ui& ui, const OutingView& view, Commands& commands) {
    const kit::Card card(ui, "visits", {.title = view.visits_heading});
    draw_actions(ui, view.meet, commands);
    if (view.visits.empty()) {
        draw_nothing(ui, view.no_visits);
    }
    draw_rows(ui, view.visits, commands);
}

void draw_foot(kit::Ui& ui, const OutingView& view, Commands& commands) {
    if (view.actions.empty() && !view.to_settle) {
        return; // it is over: the room is the page's
    }
    kit::ActionBar bar(ui);
    if (!bar.visible()) {
        return;
    }
    if (view.to_settle) {
        draw_pill(ui, *view.to_settle);
    }
    bar.actions();
    for (const Action& action : view.actions) {
        draw_action(ui, action, commands);
    }
}

} // namespace

void draw(kit::Ui& ui, const OutingView& view, OutingEdit& edit, Commands& commands) {
    {
        const kit::Body body(ui, "outing");
        if (view.can_count) {
            draw_counters(ui, view, commands);
            draw_visits(ui, view, commands);
        }
        if (!view.loose_ends.empty()) {
            const kit::Card card(ui, "loose ends",
                                 {.title = view.loose_heading, .tone = kit::Tone::warn});
            draw_rows(ui, view.loose_ends, commands);
        }
        draw_place(ui, view);
        if (!view.can_count) {
            draw_visits(ui, view, commands);
        }
        if (!view.promises.empty()) {
            const kit::Card card(ui, "promises", {.title = view.promises_heading});
            draw_rows(ui, view.promises, commands);
        }
    }
    const Action* close = find_action(view.actions, "close");
    // Closing is asked about first, so its tap is caught before it becomes a command.
    Commands tapped;
    draw_foot(ui, view, tapped);
    while (auto command = tapped.take()) {
        if (std::holds_alternative<EndOuting>(*command)) {
            edit.asks_to_close = true;
        } else {
            commands.push(std::move(*command));
        }
    }
    if (close != nullptr) {
        const auto answer = kit::decision(ui, "close outing",
                                          {.title = view.close_question,
                                           .body = view.close_body,
                                           .yes = close->label,
                                           .no = view.close_no},
                                          edit.asks_to_close);
        if (answer && *answer) {
            commands.push(close->command);
        }
    }
}

} // namespace b2go::screens
