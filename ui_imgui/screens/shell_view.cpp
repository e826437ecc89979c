#include "ui_imgui/screens/shell_view.hpp"

#include <algorithm>
#include <array>

#include "ui_imgui/screens/catalogue.hpp"
#include "ui_imgui/screens/dates.hpp"
#include "ui_imgui/screens/outing_view.hpp"
#include "ui_imgui/screens/unsaved.hpp"
#include "ui_imgui/screens/wording.hpp"

namespace b2go::screens {

using base::Language;
using kit::Icon;
using kit::Tone;
using registry::Roles;

namespace {

struct Place {
    const char* key;
    Screen screen;
    Word label;
    Icon icon;
    unsigned roles;
    bool at_bottom;
};

constexpr unsigned kField = Roles::staff | Roles::coordinator;
constexpr unsigned kEverybody = kField | Roles::sync_admin | Roles::partner_staff;

/// A partner's staff counts whom it meets and sends on: no citizen is shown to it.
constexpr std::array<Place, 7> kPlaces{
    {{"today", Screen::today, Word::today, Icon::home, kField | Roles::partner_staff, false},
     {"citizens", Screen::citizens, Word::citizens, Icon::account_group, kField | Roles::sync_admin,
      false},
     {"follow_ups", Screen::follow_ups, Word::follow_ups, Icon::calendar_clock,
      kField | Roles::sync_admin, false},
     {"sync", Screen::sync, Word::sync, Icon::sync, kEverybody, false},
     {"conflicts", Screen::conflicts, Word::conflicts, Icon::compare,
      Roles::coordinator | Roles::sync_admin, false},
     {"settings", Screen::settings, Word::settings, Icon::settings, kEverybody, true},
     {"about", Screen::about, Word::about_short, Icon::information, kEverybody, true}}};

std::string place_of(Screen screen) {
    switch (screen) {
    case Screen::outing:
    case Screen::visit:
        return "today";
    case Screen::citizen:
    case Screen::register_citizen:
    case Screen::edit_citizen:
        return "citizens";
    default:
        break;
    }
    const auto at = std::ranges::find(kPlaces, screen, &Place::screen);
    return at == kPlaces.end() ? std::string() : at->key;
}

int count_on(Screen screen, const State& state) {
    const base::Date today = base::copenhagen_date(state.now);
    switch (screen) {
    case Screen::follow_ups:
        return state.day ? static_cast<int>(std::ranges::count_if(
                               state.day->promises,
                               [&](const PromiseRow& row) {
                                   return row.is_open && (!row.due || *row.due <= today);
                               }))
                         : 0;
    case Screen::sync:
        return static_cast<int>(state.standing.counts.unsent);
    case Screen::conflicts:
        return static_cast<int>(state.standing.counts.conflicts);
    default:
        return 0;
    }
}

/// `Bo Fiktivgaard` → `Bo F.`: a rail is slim.
std::string short_name(const std::string& name) {
    const std::size_t last = name.rfind(' ');
    if (last == std::string::npos) {
        return name;
    }
    const std::string family = name.substr(last + 1);
    return name.substr(0, name.find(' ')) + ' ' + initials_of(family.substr(0, family.find('-'))) +
           '.';
}

PersonEntry person_of(const Session& session, Language language) {
    PersonEntry person{initials_of(session.staff_name),
                       session.staff_name,
                       short_name(session.staff_name),
                       {role_text(session.role, language)}};
    if (!session.team_name.empty()) {
        person.lines.push_back(session.team_name);
    }
    return person;
}

void fill_rail(const State& state, ShellView& view) {
    view.person = person_of(*state.session, state.preferences.language);
    const auto language = state.preferences.language;
    for (const Place& place : kPlaces) {
        if ((place.roles & state.session->role) != 0) {
            view.rail.push_back({place.key, text(place.label, language), place.icon,
                                 count_on(place.screen, state), place.at_bottom,
                                 Go{{place.screen, {}, {}}}});
        }
    }
    view.rail.push_back({"lock", text(Word::lock_now, language), Icon::lock, 0, true, LockNow{}});
    view.current = place_of(state.route.screen);
    if (std::ranges::find(view.rail, view.current, &RailEntry::key) == view.rail.end()) {
        view.current = "sync"; // whoever decides a conflict without the item came from there
    }
}

Pill link_pill(const State& state) {
    const auto language = state.preferences.language;
    const auto unsent = state.standing.counts.unsent;
    // What is begun and not saved will not be sent: all is not well while there is any.
    const std::size_t unsaved = count_unsaved(state);
    const bool is_calm = unsent == 0 && unsaved == 0;
    std::string waiting;
    if (unsent > 0) {
        waiting = counted(Word::one_change_waits, Word::changes_wait, unsent, language);
    }
    if (unsaved > 0) {
        waiting += (waiting.empty() ? "" : " · ") +
                   counted(Word::one_draft_unsaved, Word::drafts_unsaved, unsaved, language);
    }
    if (is_calm) {
        waiting = text(Word::nothing_waits, language);
    }
    if (state.sync.is_running) {
        return {text(Word::syncing, language), Tone::info, Icon::sync};
    }
    if (state.link == Link::offline) {
        return {text(Word::offline, language) + " · " + waiting,
                is_calm ? Tone::neutral : Tone::warn, Icon::wifi_off};
    }
    if (is_calm) {
        return {waiting, Tone::ok, Icon::cloud_check};
    }
    return {waiting, Tone::warn, Icon::sync_alert};
}

std::string link_in_brief(const State& state) {
    const auto language = state.preferences.language;
    const auto unsent = state.standing.counts.unsent;
    const std::size_t unsaved = count_unsaved(state);
    if (state.sync.is_running || (unsent == 0 && unsaved == 0)) {
        return {};
    }
    std::string waiting =
        unsent == 0 ? "" : filled(text(Word::brief_waiting, language), {std::to_string(unsent)});
    if (unsaved > 0) {
        waiting += (waiting.empty() ? "" : " · ") +
                   counted(Word::brief_draft, Word::brief_drafts, unsaved, language);
    }
    return waiting;
}

std::string promises_in_brief(const State& state) {
    const app::PromiseCounts& promises = state.standing.promises;
    return promises.unowned > 0 ? std::string()
                                : counted(Word::brief_promise, Word::brief_promises, promises.open,
                                          state.preferences.language);
}

Pill promises_pill(const State& state) {
    const auto language = state.preferences.language;
    const app::PromiseCounts& promises = state.standing.promises;
    if (promises.unowned > 0) {
        return {counted(Word::one_unowned, Word::many_unowned, promises.unowned, language),
                Tone::error, Icon::alert_circle};
    }
    return {counted(Word::one_open_promise, Word::open_promises, promises.open, language),
            Tone::neutral, Icon::calendar_check};
}

void fill_bar(const State& state, ShellView& view) {
    const auto language = state.preferences.language;
    view.statuses.push_back(
        {"link", link_pill(state), Go{{Screen::sync, {}, {}}}, link_in_brief(state)});
    view.statuses.push_back({"promises", promises_pill(state), Go{{Screen::follow_ups, {}, {}}},
                             promises_in_brief(state)});
    if (state.battery_percent) {
        const bool low = *state.battery_percent <= 20;
        view.statuses.push_back({"battery",
                                 {std::to_string(*state.battery_percent) + " %",
                                  low ? Tone::error : Tone::neutral, Icon::battery},
                                 std::nullopt});
    }
    if (state.session->demo) {
        view.statuses.push_back(
            {"demo", {text(Word::demo, language), Tone::info, Icon::information}, std::nullopt});
    }
    view.clock = clock_text(state.now);
    view.back = state.back.empty() ? std::string() : text(Word::back, language);
}

void fill_title(const State& state, ShellView& view) {
    const auto language = state.preferences.language;
    const base::Date today = base::copenhagen_date(state.now);
    switch (state.route.screen) {
    case Screen::today:
        view.title = text(Word::today, language);
        view.subtitle =
            capitalised(weekday_text(today, today, language)) + " · " + state.session->staff_name;
        return;
    case Screen::outing: {
        const OutingView outing = make_outing_view(state);
        view.title = outing.is_loaded ? outing.title : text(Word::outing, language);
        view.subtitle = outing.subtitle;
        return;
    }
    case Screen::visit:
        view.title = text(Word::visit, language);
        if (state.visit) {
            view.title += " · " + person_title(state.visit->citizen.person, language);
            view.subtitle = state.visit->place;
        }
        return;
    case Screen::citizens:
        view.title = text(Word::citizens, language);
        view.subtitle = text(
            state.route.other.is_nil() ? Word::search_is_local : Word::whom_do_you_meet, language);
        return;
    case Screen::citizen:
        view.title = text(Word::citizen_card, language);
        if (state.citizen) {
            view.title = person_title(state.citizen->person, language);
            view.subtitle = person_detail(state.citizen->person, today, language);
        }
        return;
    case Screen::edit_citizen:
        view.title = text(Word::edit_citizen, language);
        if (state.citizen) {
            view.subtitle = person_title(state.citizen->person, language);
        }
        return;
    case Screen::register_citizen:
        view.title = text(Word::register_citizen, language);
        view.subtitle = text(Word::register_subtitle, language);
        return;
    case Screen::follow_ups:
        view.title = text(Word::follow_ups, language);
        view.subtitle = counted(Word::one_open_promise, Word::open_promises,
                                state.standing.promises.open, language);
        return;
    case Screen::sync:
        view.title = text(Word::synchronisation, language);
        if (state.sync.last_at) {
            view.subtitle = filled(text(Word::last_synced, language),
                                   {moment_text(*state.sync.last_at, state.now, language)});
        } else if (state.sync.receipt) {
            view.subtitle = filled(text(Word::last_synced, language),
                                   {moment_text(state.sync.receipt->time, state.now, language)});
        } else {
            view.subtitle = text(Word::never_synced, language);
        }
        return;
    case Screen::conflicts:
        view.title = text(Word::conflicts, language);
        view.subtitle = counted(Word::one_record_in_conflict, Word::records_in_conflict,
                                state.standing.counts.conflicts, language);
        return;
    case Screen::settings:
        view.title = text(Word::settings, language);
        return;
    case Screen::about:
        view.title = text(Word::about, language);
        return;
    case Screen::lock:
        view.title = text(Word::product, language);
        return;
    }
}

} // namespace

const std::string& role_text(Roles::Bit role, Language language) {
    switch (role) {
    case Roles::staff:
        return text(Word::role_staff, language);
    case Roles::coordinator:
        return text(Word::role_coordinator, language);
    case Roles::sync_admin:
        return text(Word::role_sync_admin, language);
    case Roles::partner_staff:
        break;
    }
    return text(Word::role_partner_staff, language);
}

ShellView make_shell_view(const State& state) {
    const auto language = state.preferences.language;
    ShellView view;
    view.is_locked = !state.session.has_value();
    view.loading = text(Word::loading, language);
    view.problem_title = text(Word::could_not, language);
    view.problem_close = text(Word::understood, language);
    if (state.problem) {
        view.problem = state.problem->message.in(language);
        for (const base::FieldError& error : state.problem->fields) {
            view.problem_detail +=
                (view.problem_detail.empty() ? "" : "\n") + error.message.in(language);
        }
    }
    if (view.is_locked) {
        view.title = text(Word::product, language);
        return view;
    }
    fill_rail(state, view);
    fill_bar(state, view);
    fill_title(state, view);
    if (state.toast) {
        view.toast = state.toast->text.in(language);
        view.toast_undo = state.toast->can_undo() ? text(Word::undo, language) : std::string();
    }
    return view;
}

} // namespace b2go::screens
