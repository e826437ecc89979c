#include "platform/window/go_to_screen.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "domain/note.hpp"
#include "platform/tablet/tries.hpp"

namespace b2go::platform {

using base::Outcome;
using screens::Route;
using screens::Screen;
using screens::State;

namespace {

/// What is open over a screen.
enum class Sheet { none, referral, correction };

struct Named {
    const char* name = "";
    Screen screen = Screen::today;
    Sheet sheet = Sheet::none;
};
constexpr std::array kScreens{Named{"laas", Screen::lock},
                              Named{"idag", Screen::today},
                              Named{"tur", Screen::outing},
                              Named{"besoeg", Screen::visit},
                              Named{"borgere", Screen::citizens},
                              Named{"borger", Screen::citizen},
                              Named{"registrer", Screen::register_citizen},
                              Named{"ret", Screen::edit_citizen},
                              Named{"opfoelgninger", Screen::follow_ups},
                              Named{"synk", Screen::sync},
                              Named{"konflikter", Screen::conflicts},
                              Named{"indstillinger", Screen::settings},
                              Named{"om", Screen::about},
                              Named{"henvisning", Screen::follow_ups, Sheet::referral},
                              Named{"rettelse", Screen::citizen, Sheet::correction}};

const Named* named(const std::string& name) {
    const auto* const at = std::ranges::find(kScreens, name, &Named::name);
    return at == kScreens.end() ? nullptr : at;
}

base::Rejection nothing_to_show() {
    return {base::Refusal::not_found,
            {"Der er intet på tabletten, som skærmen kan vise.",
             "There is nothing on this tablet that the screen can show."},
            {}};
}

/// Nil if no visit on the outing is about anybody.
base::AnyId first_visited(const State& state) {
    if (state.outing) {
        for (const screens::VisitRow& visit : state.outing->visits) {
            if (visit.citizen) {
                return visit.citizen->object.id;
            }
        }
    }
    return {};
}

/// The first citizen that is listed, or found by a letter where there are too many to list; nil
/// if there is none.
base::AnyId first_listed(TabletWindow& window, const WaitForAnswer& wait) {
    const auto& found = window.state().found;
    for (char letter = 'a'; found.people.empty() && found.total > 0 && letter <= 'z'; ++letter) {
        window.give(screens::SearchFor{std::string(1, letter)});
        settle(window, wait);
    }
    return found.people.empty() ? base::AnyId{} : found.people.front().object.id;
}

/// The route a person would have come by; ids are the first there are.
Outcome<Route> find_route(TabletWindow& window, const WaitForAnswer& wait, Screen screen) {
    const auto go = [&](const Route& route) {
        window.give(screens::Go{route});
        settle(window, wait);
    };
    const bool is_about_an_outing = screen == Screen::outing || screen == Screen::visit;
    const bool is_about_a_citizen =
        screen == Screen::citizen || screen == Screen::edit_citizen || screen == Screen::visit;
    Route route{screen, {}, {}};
    base::AnyId outing;
    if (is_about_an_outing) {
        if (!window.state().day || window.state().day->outings.empty()) {
            return tl::unexpected(nothing_to_show());
        }
        outing = window.state().day->outings.front().outing.id;
        go({Screen::outing, outing, {}});
        route.id = outing;
    }
    if (is_about_a_citizen) {
        go({Screen::citizens, {}, {}});
        route.id = first_visited(window.state());
        if (route.id.is_nil()) {
            route.id = first_listed(window, wait);
        }
        if (route.id.is_nil()) {
            return tl::unexpected(nothing_to_show());
        }
        route.other = screen == Screen::visit ? outing : base::AnyId{};
    }
    return route;
}

/// Over Opfølgninger; false if no referral is open on the tablet.
bool open_referral(TabletWindow& window, const WaitForAnswer& wait) {
    const auto& promises = window.state().day->promises;
    const auto at = std::ranges::find_if(promises, &screens::PromiseRow::is_referral);
    if (at == promises.end()) {
        return false;
    }
    window.give(screens::OpenPromise{at->promise.id});
    settle(window, wait);
    return true;
}

/// The card of the first citizen with a corrected note, the correction open over it.
bool open_correction(TabletWindow& window, const WaitForAnswer& wait) {
    window.give(screens::Go{{Screen::citizens, {}, {}}});
    settle(window, wait);
    const std::vector<screens::Person> people = window.state().found.people;
    for (const screens::Person& person : people) {
        const base::AnyId citizen = person.object.id;
        window.give(screens::Go{{Screen::citizen, citizen, {}}});
        settle(window, wait);
        if (!window.state().citizen) {
            continue; // it went while one came
        }
        for (const registry::Object& note : window.state().citizen->notes) {
            if (note.has(domain::note().corrects.number)) {
                window.give(screens::Go{{Screen::citizen, citizen, note.id}});
                settle(window, wait);
                return true;
            }
        }
    }
    return false;
}

} // namespace

std::string screen_names() {
    std::string names;
    for (const Named& each : kScreens) {
        names += (names.empty() ? "" : ", ") + std::string(each.name);
    }
    return names;
}

bool is_screen(const std::string& name) { return named(name) != nullptr; }

std::string name_of(Screen screen) {
    return std::ranges::find(kScreens, screen, &Named::screen)->name;
}

bool is_behind_the_lock(const std::string& name) {
    const Named* known = named(name);
    return known == nullptr || known->screen != Screen::lock;
}

void settle(TabletWindow& window, const WaitForAnswer& wait) {
    window.carry_out();
    while (!window.is_at_rest()) {
        wait();
        window.carry_out();
    }
}

Outcome<void> unlock(TabletWindow& window, const WaitForAnswer& wait,
                     const std::string& passphrase) {
    window.give(screens::TryUnlock{passphrase});
    settle(window, wait);
    if (window.state().session) {
        return {};
    }
    if (const auto failure = window.failure()) {
        return tl::unexpected(failure->rejection);
    }
    // Nothing was tried.
    const State& state = window.state();
    return tl::unexpected(must_wait(store::wait_ms(state.lock.attempts, state.up)));
}

Outcome<void> go_to_screen(TabletWindow& window, const WaitForAnswer& wait,
                           const std::string& name) {
    const Named* known = named(name);
    base::require(known != nullptr, "a screen that is shown has a known name");
    if (known->sheet == Sheet::correction) {
        return open_correction(window, wait) ? Outcome<void>() : tl::unexpected(nothing_to_show());
    }
    const auto route = find_route(window, wait, known->screen);
    if (!route) {
        return tl::unexpected(route.error());
    }
    window.give(screens::Go{*route});
    settle(window, wait);
    if (known->sheet == Sheet::referral && !open_referral(window, wait)) {
        return tl::unexpected(nothing_to_show());
    }
    return {};
}

} // namespace b2go::platform
