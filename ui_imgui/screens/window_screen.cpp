#include "ui_imgui/screens/window_screen.hpp"

#include <algorithm>

#include "ui_imgui/screens/about_screen.hpp"
#include "ui_imgui/screens/citizens_screen.hpp"
#include "ui_imgui/screens/draw_parts.hpp"
#include "ui_imgui/screens/edit_citizen_screen.hpp"
#include "ui_imgui/screens/follow_ups_screen.hpp"
#include "ui_imgui/screens/no_room_screen.hpp"
#include "ui_imgui/screens/promise_sheet_screen.hpp"
#include "ui_imgui/screens/register_screen.hpp"
#include "ui_imgui/screens/settings_screen.hpp"
#include "ui_imgui/screens/sync_screen.hpp"
#include "ui_imgui/screens/today_screen.hpp"

namespace b2go::screens {

namespace {

void draw_rail(kit::Ui& ui, const ShellView& shell, Commands& commands) {
    std::vector<kit::RailItem> items;
    for (const RailEntry& entry : shell.rail) {
        items.push_back({.key = entry.key,
                         .label = entry.label,
                         .icon = entry.icon,
                         .count = entry.count,
                         .at_bottom = entry.at_bottom});
    }
    const kit::RailPerson person{shell.person.mark, shell.person.name, shell.person.short_name,
                                 shell.person.lines};
    if (const auto tapped = kit::rail(ui, items, shell.current, &person)) {
        const auto at = std::ranges::find(shell.rail, *tapped, &RailEntry::key);
        if (at != shell.rail.end()) {
            commands.push(at->go);
        }
    }
}

void draw_top(kit::Ui& ui, const ShellView& shell, Commands& commands) {
    std::vector<kit::TopStatus> statuses;
    for (const StatusEntry& entry : shell.statuses) {
        statuses.push_back({.key = entry.key,
                            .pill = pill_text(entry.pill),
                            .action = entry.go.has_value(),
                            .brief = entry.brief});
    }
    const kit::TopBarEvent event = kit::top_bar(ui, {.title = shell.title,
                                                     .subtitle = shell.subtitle,
                                                     .statuses = statuses,
                                                     .clock = shell.clock,
                                                     .back = shell.back});
    if (event.back) {
        commands.push(Back{});
    }
    const auto at = std::ranges::find(shell.statuses, event.status, &StatusEntry::key);
    if (at != shell.statuses.end() && at->go) {
        commands.push(*at->go);
    }
}

/// The view as it was made for this revision; made now if it was not.
template <typename View, typename Make>
const View& made(std::optional<View>& view, const State& state, Make make) {
    if (!view) {
        view = make(state);
    }
    return *view;
}

/// A view that has its data is drawn, any other says that it waits.
template <typename View, typename Draw>
void draw_loaded(kit::Ui& ui, const ShellView& shell, const View& view, Draw draw_view) {
    if (view.is_loaded) {
        draw_view(view);
    } else {
        draw_waiting(ui, shell.loading);
    }
}

void draw_screen(kit::Ui& ui, const State& state, const ShellView& shell, WindowEdit& edit,
                 Commands& commands) {
    // Where one has scrolled to belongs to what one looks at, not to the next citizen's page.
    const kit::Scope about(ui, state.route.id.text() + state.route.other.text());
    MadeViews& views = edit.made;
    switch (state.route.screen) {
    case Screen::lock:
        return draw(ui, made(views.lock, state, make_lock_view), edit.lock, commands);
    case Screen::today:
        return draw_loaded(ui, shell, made(views.today, state, make_today_view),
                           [&](const auto& view) { draw(ui, view, commands); });
    case Screen::outing:
        return draw_loaded(ui, shell, made(views.outing, state, make_outing_view),
                           [&](const auto& view) { draw(ui, view, edit.outing, commands); });
    case Screen::visit:
        return draw_loaded(ui, shell, made(views.visit, state, make_visit_view),
                           [&](const auto& view) { draw(ui, view, edit.visit, commands); });
    case Screen::citizens:
        return draw(ui, made(views.citizens, state, make_citizens_view), commands);
    case Screen::citizen:
        return draw_loaded(ui, shell, made(views.citizen, state, make_citizen_view),
                           [&](const auto& view) { draw(ui, view, edit.citizen, commands); });
    case Screen::register_citizen:
        return draw(ui, made(views.register_citizen, state, make_register_view), commands);
    case Screen::edit_citizen:
        return draw_loaded(ui, shell, made(views.edit_citizen, state, make_edit_citizen_view),
                           [&](const auto& view) { draw(ui, view, commands); });
    case Screen::follow_ups:
        return draw_loaded(ui, shell, made(views.follow_ups, state, make_follow_ups_view),
                           [&](const auto& view) { draw(ui, view, commands); });
    case Screen::sync:
        return draw(ui, made(views.sync, state, make_sync_view), commands);
    case Screen::conflicts:
        return draw_loaded(ui, shell, made(views.conflicts, state, make_conflicts_view),
                           [&](const auto& view) { draw(ui, view, edit.conflicts, commands); });
    case Screen::settings:
        return draw(ui, made(views.settings, state, make_settings_view), commands);
    case Screen::about:
        return draw(ui, made(views.about, state, make_about_view), commands);
    }
}

void draw_said(kit::Ui& ui, const ShellView& shell, Commands& commands) {
    if (!shell.toast.empty()) {
        const kit::ToastEvent event = kit::toast_bar(ui, "toast", shell.toast, shell.toast_undo);
        if (event == kit::ToastEvent::action) {
            commands.push(Undo{});
        } else if (event == kit::ToastEvent::closed) {
            commands.push(CloseToast{});
        }
    }
    bool open = !shell.problem.empty();
    const bool was_open = open;
    kit::Sheet sheet(ui, "problem", {.title = shell.problem_title}, open);
    if (sheet) {
        kit::text(ui, shell.problem);
        if (!shell.problem_detail.empty()) {
            kit::text(ui, shell.problem_detail);
        }
        sheet.actions();
        if (kit::button(ui, "understood", shell.problem_close,
                        {.emphasis = kit::Emphasis::primary, .icon = kit::Icon::check})) {
            open = false;
        }
    }
    if (was_open && !open) {
        commands.push(CloseProblem{});
    }
}

} // namespace

kit::Look look_of(const Preferences& preferences, float scale) {
    return {.theme = preferences.dark ? kit::ThemeKind::dark : kit::ThemeKind::light,
            .language = preferences.language,
            .scale = scale,
            .text_percent = preferences.text_percent,
            .gloves = preferences.glove};
}

void draw_window(kit::Ui& ui, const State& state, WindowEdit& edit, Commands& commands) {
    if (edit.route != state.route) {
        WindowEdit fresh;
        fresh.route = state.route;
        if (state.route.screen == Screen::lock) {
            fresh.lock = std::move(edit.lock);
        }
        if (state.route.screen == Screen::citizen && !state.route.other.is_nil()) {
            fresh.citizen.sheet.open = state.route.other.text(); // come to read this very record
        }
        edit = std::move(fresh);
    }
    if (edit.made.revision != state.revision) {
        edit.made = MadeViews{};
        edit.made.revision = state.revision;
    }
    if (!ui.has_room()) {
        return draw(ui, make_no_room_view(state), commands);
    }
    const ShellView& shell = made(edit.made.shell, state, make_shell_view);
    if (!shell.is_locked) {
        draw_rail(ui, shell, commands);
        draw_top(ui, shell, commands);
    }
    draw_screen(ui, state, shell, edit, commands);
    draw(ui, made(edit.made.promise, state, make_promise_sheet_view), commands);
    draw_said(ui, shell, commands);
}

} // namespace b2go::screens
