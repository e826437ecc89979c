#include <boost/test/unit_test.hpp>

#include <filesystem>

#include "tests/support/ui/audits.hpp"
#include "tests/ui/screens/windowed.hpp"

namespace {

using namespace b2go;
using namespace b2go::screens;
using namespace b2go::tests;

struct Place {
    const char* name;
    Route route;
};

struct Shown : Furnished {
    Windowed window{desk};

    std::vector<Place> places() const {
        return {{"idag", {Screen::today, {}, {}}},
                {"tur", {Screen::outing, outing, {}}},
                {"besoeg", {Screen::visit, town[0], outing}},
                {"besoeg_nyt", {Screen::visit, town[4], outing}},
                {"borgere", {Screen::citizens, {}, {}}},
                {"borger", {Screen::citizen, town[0], {}}},
                {"registrer", {Screen::register_citizen, {}, {}}},
                {"ret", {Screen::edit_citizen, town[0], {}}},
                {"opfoelgninger", {Screen::follow_ups, {}, {}}},
                {"synk", {Screen::sync, {}, {}}},
                {"konflikter", {Screen::conflicts, {}, {}}},
                {"indstillinger", {Screen::settings, {}, {}}},
                {"om", {Screen::about, {}, {}}}};
    }
    Glass glass(kit::Size display = {1280, 800}) { return window.glass(display); }
};

/// Where pictures are to be written, given after `--`; empty for nowhere.
std::string picture_folder() {
    const auto& suite = boost::unit_test::framework::master_test_suite();
    return suite.argc > 1 ? suite.argv[1] : std::string();
}

BOOST_FIXTURE_TEST_SUITE(every_screen_drawn, Shown)

BOOST_AUTO_TEST_CASE(is_sound_in_every_look) {
    const std::string folder = picture_folder();
    if (!folder.empty()) {
        std::filesystem::create_directories(folder);
    }
    for (const int percent : {100, 150, 200}) {
        for (const bool dark : {false, true}) {
            for (const auto language : {base::Language::danish, base::Language::english}) {
                Preferences wanted{language, percent, dark, false, false, 5};
                desk.give(SetPreferences{wanted});
                const bool english = language == base::Language::english;
                for (const Place& place : places()) {
                    desk.give(Go{place.route});
                    Glass shown = glass();
                    const std::string name = std::string(place.name) + (dark ? "_moerk" : "") +
                                             (english ? "_en" : "") + "_" + std::to_string(percent);
                    require_sound(shown.ui(), name);
                    if (!folder.empty() && !english) {
                        shown.save_picture(folder + "/" + name + ".png");
                        shown.resize({1280, 3000}); // everything that is scrolled away
                        shown.save_picture(folder + "/" + name + "_hel.png");
                    }
                }
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(is_sound_on_a_large_display_and_with_gloves) {
    for (const bool gloves : {false, true}) {
        desk.give(SetPreferences{{base::Language::danish, 150, false, gloves, false, 5}});
        window.scale = 1.5F;
        for (const Place& place : places()) {
            desk.give(Go{place.route});
            Glass shown = glass({1920, 1200});
            require_sound(shown.ui(), std::string(place.name) + (gloves ? " handsker" : " stor"));
        }
    }
}

BOOST_AUTO_TEST_CASE(is_locked_when_it_is_locked) {
    desk.give(LockNow{});
    for (int i = 0; i < 3; ++i) {
        desk.give(TryUnlock{"forkert"});
    }
    Glass shown = glass();
    require_sound(shown.ui(), "laas");
    BOOST_TEST(!shown.shows("Borgere"));
    if (!picture_folder().empty()) {
        shown.save_picture(picture_folder() + "/laas.png");
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
