#include "platform/window/screenshot.hpp"

#include <algorithm>
#include <array>

#include <imgui.h>

#include "platform/window/described.hpp"
#include "platform/window/window_files.hpp"
#include "ui_imgui/kit/picture.hpp"

namespace b2go::platform {

using base::Outcome;
using screens::Route;
using screens::Screen;
using screens::State;

namespace {

struct Named {
    const char* name;
    Screen screen;
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
                              Named{"om", Screen::about}};

/// A screen that is still moving after ten seconds of frames is shown as it is.
constexpr int kMostFrames = 600;

const Named* named(const std::string& name) {
    const auto* const at = std::ranges::find(kScreens, name, &Named::name);
    return at == kScreens.end() ? nullptr : at;
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
    if (window.state().lock.problem) {
        return tl::unexpected(*window.state().lock.problem);
    }
    return base::refuse(
        base::Refusal::wrong_secret,
        {"Adgangssætningen passer ikke, eller der skal ventes efter flere forkerte.",
         "The passphrase does not fit, or there is a wait after several wrong ones."});
}

base::Rejection nothing_to_show() {
    return {base::Refusal::not_found,
            {"Der er intet på tabletten, som skærmen kan vise.",
             "There is nothing on this tablet that the screen can show."},
            {}};
}

/// The citizen of the first visit on the outing, or else the first citizen there is.
base::AnyId first_citizen(const State& state) {
    if (state.outing) {
        for (const screens::VisitRow& visit : state.outing->visits) {
            if (visit.citizen) {
                return visit.citizen->object.id;
            }
        }
    }
    return state.found.people.empty() ? base::AnyId{} : state.found.people.front().object.id;
}

/// The route a person would have come by; ids are the first there are.
Outcome<Route> find_route(TabletWindow& window, const WaitForAnswer& wait, Screen screen) {
    const auto go = [&](const Route& route) {
        window.give(screens::Go{route});
        settle(window, wait);
    };
    const bool is_about_an_outing = screen == Screen::outing || screen == Screen::visit;
    const bool is_about_a_citizen = screen == Screen::citizen || screen == Screen::edit_citizen ||
                                    screen == Screen::visit;
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
        route.id = first_citizen(window.state());
        if (route.id.is_nil()) {
            return tl::unexpected(nothing_to_show());
        }
        route.other = screen == Screen::visit ? outing : base::AnyId{};
    }
    return route;
}

Screenshot drawn(TabletWindow& window, const ScreenshotWish& wish) {
    kit::Look look = window.look(wish.scale);
    look.text_percent = wish.text_percent.value_or(look.text_percent);
    look.theme = wish.theme.value_or(look.theme);
    kit::Ui ui(font_files(), look);
    ImGuiIO& io = ImGui::GetIO();
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    io.DisplaySize = {wish.size.width, wish.size.height};
    int frames = 0;
    do {
        io.DeltaTime = 1.0F / 60;
        ui.begin_frame();
        window.draw(ui);
        ui.end_frame();
    } while (++frames < 2 || (ui.wants_frame() && frames < kMostFrames));
    return {kit::png_of(kit::draw_picture()), described(wish.screen, ui)};
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

Outcome<Screenshot> screenshot(TabletWindow& window, const WaitForAnswer& wait,
                               const std::string& passphrase, const ScreenshotWish& wish) {
    const Named* known = named(wish.screen);
    base::require(known != nullptr, "a screen that is shown has a known name");
    if (is_behind_the_lock(wish.screen)) {
        if (auto opened = unlock(window, wait, passphrase); !opened) {
            return tl::unexpected(opened.error());
        }
        const auto route = find_route(window, wait, known->screen);
        if (!route) {
            return tl::unexpected(route.error());
        }
        window.give(screens::Go{*route});
        settle(window, wait);
    }
    return drawn(window, wish);
}

} // namespace b2go::platform
