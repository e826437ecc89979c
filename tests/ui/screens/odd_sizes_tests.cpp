#include <array>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>
#include <imgui.h>

#include "tests/support/ui/audits.hpp"
#include "tests/ui/screens/windowed.hpp"

namespace {

using namespace b2go;
using namespace b2go::screens;
using namespace b2go::tests;

/// A window nobody designed for.
struct Odd {
    kit::Size size;
    float scale;
    int percent;
};

struct OddWindow : Furnished {
    Windowed window{desk};

    void prefer(int percent, bool gloves = false) {
        desk.give(SetPreferences{{base::Language::danish, percent, false, gloves, false,
                                  desk.state().preferences.idle_lock_minutes}});
    }
    [[nodiscard]] std::vector<Route> screens() const {
        return {{Screen::today, {}, {}},
                {Screen::outing, outing, {}},
                {Screen::visit, town[0], outing},
                {Screen::citizens, {}, {}},
                {Screen::citizen, town[0], {}},
                {Screen::register_citizen, {}, {}},
                {Screen::edit_citizen, town[0], {}},
                {Screen::follow_ups, {}, {}},
                {Screen::sync, {}, {}},
                {Screen::conflicts, {}, {}},
                {Screen::settings, {}, {}},
                {Screen::about, {}, {}}};
    }
    /// Everything that can be tapped can be brought into view, as scrolling does.
    static void require_reachable(Glass& glass, const std::string& where) {
        std::vector<kit::NodeId> all;
        for (const kit::Node& node : glass.tree().nodes) {
            if (node.focusable && node.layer == glass.tree().top_layer) {
                all.push_back(node.id);
            }
        }
        for (const kit::NodeId id : all) {
            glass.ui().reveal(id);
            glass.settle();
            const kit::Node* node = glass.tree().find(id);
            if (node == nullptr) {
                continue; // a list draws only what is near
            }
            const kit::Rect seen = node->visible.intersection(
                {0, 0, ImGui::GetIO().DisplaySize.x, ImGui::GetIO().DisplaySize.y});
            const float enough = std::min(node->rect.height, glass.ui().px(44));
            BOOST_CHECK_MESSAGE(seen.height >= enough && seen.width >= node->rect.width - 1,
                                where << ": \"" << node->label << "\" cannot be reached");
        }
    }
    static std::string named(const Odd& odd, const Route& route) {
        return fmt::format("{:.0f}x{:.0f} at scale {}, {} %, screen {}", odd.size.width,
                           odd.size.height, odd.scale, odd.percent, static_cast<int>(route.screen));
    }
    void see_all(const Odd& odd) {
        window.scale = odd.scale;
        prefer(odd.percent);
        Glass glass = window.glass(odd.size);
        BOOST_TEST(glass.ui().has_room());
        for (const Route& route : screens()) {
            desk.give(Go{route});
            glass.settle();
            require_sound(glass.ui(), named(odd, route));
            require_reachable(glass, named(odd, route));
        }
        desk.give(LockNow{});
        glass.settle();
        require_sound(glass.ui(), "the lock");
        require_reachable(glass, "the lock");
        desk.unlock();
    }
};

BOOST_FIXTURE_TEST_SUITE(odd_windows, OddWindow)

BOOST_AUTO_TEST_CASE(portrait_has_everything) {
    for (const int percent : {100, 150, 200}) {
        see_all({{600, 1024}, 1, percent});
    }
}

BOOST_AUTO_TEST_CASE(low_and_wide_has_everything) {
    see_all({{1024, 600}, 1, 100});
    see_all({{1024, 600}, 1, 150});
    see_all({{2560, 400}, 1, 100});
}

BOOST_AUTO_TEST_CASE(a_very_fine_display_has_everything) {
    see_all({{3840, 2160}, 3, 100});
    see_all({{3840, 2160}, 3, 200});
}

BOOST_AUTO_TEST_CASE(what_one_types_into_is_seen_above_the_keyboard) {
    for (const Odd& odd : {Odd{{600, 1024}, 1, 200}, Odd{{1024, 600}, 1, 150}}) {
        window.scale = odd.scale;
        prefer(odd.percent);
        Glass glass = window.glass(odd.size);
        const Route route{Screen::citizens, {}, {}};
        desk.give(Go{route});
        glass.settle();
        glass.tap("Søg på navn, adresse, telefon, kontaktkode eller CPR");
        BOOST_TEST(glass.ui().keyboard_open());
        const kit::Node& field = glass.node("Søg på navn, adresse, telefon, kontaktkode eller CPR");
        BOOST_TEST(field.visible.height >= std::min(field.rect.height, 40.0F), named(odd, route));
        BOOST_TEST(field.visible.bottom() <= glass.ui().keyboard_key("q").y, named(odd, route));
    }
}

BOOST_AUTO_TEST_CASE(a_smaller_one_says_so_and_keeps_what_was_typed) {
    Glass glass = window.glass();
    desk.give(Go{{Screen::citizens, {}, {}}});
    glass.settle();
    glass.tap("Søg på navn, adresse, telefon, kontaktkode eller CPR");
    glass.type("demo");
    for (const kit::Size size : {kit::Size{480, 400}, kit::Size{320, 240}, kit::Size{200, 200},
                                 kit::Size{200, 2000}, kit::Size{2000, 200}}) {
        glass.resize(size);
        BOOST_TEST(glass.shows("Vinduet er for lille"));
        BOOST_TEST(!glass.node("Vinduet er for lille").visible.empty());
        BOOST_TEST(!glass.shows("Borgere"));
        require_sound(glass.ui(), fmt::format("{:.0f}x{:.0f}", size.width, size.height));
        require_reachable(glass, "the message");
    }
    for (const kit::Size size : {kit::Size{1, 1}, kit::Size{0, 0}, kit::Size{9999, 1}}) {
        glass.resize(size);
        glass.frames(3);
    }
    glass.resize({1280, 800});
    BOOST_TEST(desk.state().search_text == "demo");
    BOOST_TEST(glass.shows("Borgere"));
}

BOOST_AUTO_TEST_CASE(one_that_is_too_small_for_large_text_offers_smaller_text) {
    prefer(200, true);
    Glass glass = window.glass({620, 640});
    BOOST_TEST(glass.shows("Vinduet er for lille"));
    require_sound(glass.ui(), "large text in a small window");
    glass.tap("Vis mindre tekst");
    BOOST_TEST(desk.state().preferences.text_percent == 100);
    BOOST_TEST(!glass.shows("Vinduet er for lille"));
    BOOST_TEST(glass.shows("I dag"));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
