#include "tests/ui/screens/onlooker.hpp"

#include <array>
#include <cmath>
#include <filesystem>
#include <utility>

#include <boost/test/unit_test.hpp>

#include "tests/support/ui/audits.hpp"

namespace b2go::tests {

using namespace screens;

namespace {

/// What fits these fits every other.
constexpr std::array kDisplays{Display{"", {1280, 800}, 1},
                               Display{"_stor", {1920, 1200}, 1},    // a desk's
                               Display{"_fin", {1920, 1200}, 1.5F}}; // a tablet's of 10"
constexpr std::array kPercents{100, 150, 175, 200};

std::string picture_folder() {
    const auto& suite = boost::unit_test::framework::master_test_suite();
    return suite.argc > 1 ? suite.argv[1] : std::string();
}

/// Between the usual sizes only gloves are looked at: there they decide most of the layout.
bool is_for_gloves(int percent) { return percent == 175; }

} // namespace

void Onlooker::prefer(int percent, bool dark, bool gloves, base::Language language) const {
    desk_.give(SetPreferences{{language, percent, dark, gloves, false, 5}});
}

/// Fonts are loaded once for each size of text: everything else changes while it stands.
void Onlooker::see(const std::vector<Moment>& moments) {
    for (const Display& display : kDisplays) {
        see_on(display, moments);
    }
}

void Onlooker::see_on_the_smallest(const std::vector<Moment>& moments) {
    see_on(kDisplays.front(), moments);
}

void Onlooker::see_on(const Display& display, const std::vector<Moment>& moments) {
    window_.scale = display.scale;
    Glass glass = window_.glass(display.size);
    for (const int percent : kPercents) {
        for (const Moment& moment : moments) {
            prefer(percent, false, is_for_gloves(percent), base::Language::danish);
            moment.prepare(glass);
            if (is_for_gloves(percent)) {
                glass.settle();
                look(glass, moment.name + display.name + "_handsker_175", display, false);
                if (!moment.moves) {
                    require_still(glass, moment.name);
                }
            } else {
                see_in_every_look(glass, moment, display, percent);
            }
        }
    }
}

void Onlooker::see_in_every_look(Glass& glass, const Moment& moment, const Display& display,
                                 int percent) {
    for (const bool gloves : {false, true}) {
        for (const bool dark : {false, true}) {
            for (const auto language : {base::Language::english, base::Language::danish}) {
                const bool english = language == base::Language::english;
                prefer(percent, dark, gloves, language);
                glass.settle();
                const std::string name = moment.name + display.name + (dark ? "_moerk" : "") +
                                         (gloves ? "_handsker" : "") + (english ? "_en" : "") +
                                         "_" + std::to_string(percent);
                look(glass, name, display, !english && display.size.width < 1900);
            }
        }
    }
}

void Onlooker::look(Glass& glass, const std::string& name, const Display& display,
                    bool is_kept) const {
    require_sound(glass.ui(), name);
    const std::string folder = picture_folder();
    if (!is_kept || folder.empty()) {
        return;
    }
    std::filesystem::create_directories(folder);
    glass.save_picture(folder + "/" + name + ".png");
    constexpr float kEverything = 3000; // also what is scrolled away
    glass.resize({display.size.width, kEverything});
    glass.save_picture(folder + "/" + name + "_hel.png");
    glass.resize(display.size);
}

/// Left alone, it asks for nothing and is not drawn again before somebody comes or a minute turns.
void Onlooker::require_still(Glass& glass, const std::string& name) const {
    const std::uint64_t revision = desk_.state().revision;
    glass.frames();
    BOOST_TEST(!glass.ui().wants_frame(), name << " is drawn again and again");
    BOOST_TEST(std::isinf(glass.ui().wake_in_s()), name << " wakes the window");
    BOOST_TEST(desk_.state().revision == revision, name << " gives commands of its own");
}

Moment Onlooker::place(std::string name, Route route) const {
    return {std::move(name), [this, route](Glass& glass) {
                desk_.give(Go{route});
                glass.settle();
            }};
}

Moment Onlooker::tapped(std::string name, Route route, std::vector<std::string> labels) const {
    return {std::move(name), [this, route, labels = std::move(labels)](Glass& glass) {
                desk_.give(Go{{Screen::about, {}, {}}}); // what was open there is closed
                glass.settle();
                desk_.give(Go{route});
                glass.settle();
                for (const std::string& label : labels) {
                    glass.tap(label);
                }
            }};
}

Moment Onlooker::told(std::string name, Route route, Command command) const {
    return {std::move(name), [this, route, command = std::move(command)](Glass& glass) {
                desk_.give(CloseProblem{});
                desk_.give(CloseToast{});
                desk_.give(Go{route});
                desk_.give(command);
                glass.settle();
            }};
}

} // namespace b2go::tests
