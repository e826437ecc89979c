#include <boost/test/unit_test.hpp>
#include <imgui.h>

#include "tests/support/ui/audits.hpp"
#include "tests/support/ui/glass.hpp"
#include "tests/ui/kit/gallery.hpp"

namespace b2go::tests {

namespace {

struct Conflicts {
    GalleryState state;
    Glass glass{[this](kit::Ui& ui) {
        state.page = "conflicts";
        draw_gallery(ui, state);
    }};
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(sheets, Conflicts)

BOOST_AUTO_TEST_CASE(a_decision_is_answered_once) {
    glass.tap("Gem løsning (2 af 2)");
    BOOST_TEST(glass.shows("Gem løsningen?"));
    require_sound(glass.ui(), "decision");
    glass.tap("Gem løsning");
    BOOST_TEST((state.answer == true));
    BOOST_TEST(!state.asks);
    BOOST_TEST(!glass.shows("Gem løsningen?"));
}

BOOST_AUTO_TEST_CASE(the_page_below_does_not_answer) {
    const kit::Point below = glass.node("Gem og luk").rect.centre();
    glass.tap("Gem løsning (2 af 2)");
    glass.tap_at(below);
    BOOST_TEST(state.log.back() == "afslut");
    BOOST_TEST(glass.shows("Gem løsningen?"));
    glass.ui().activate(glass.node("Gem og luk").id);
    glass.settle();
    BOOST_TEST(state.log.back() == "afslut");
}

BOOST_AUTO_TEST_CASE(tab_stays_inside_and_escape_is_the_safe_answer) {
    while (glass.focused() != "Gem løsning (2 af 2)") {
        glass.key(ImGuiKey_Tab);
    }
    glass.key(ImGuiKey_Enter);
    for (int i = 0; i < 5; ++i) {
        const kit::Node* node = glass.tree().focused();
        BOOST_REQUIRE(node != nullptr);
        BOOST_TEST(node->layer == 1);
        glass.key(ImGuiKey_Tab);
    }
    glass.key(ImGuiKey_Escape);
    BOOST_TEST((state.answer == false));
    BOOST_TEST(glass.focused() == "Gem løsning (2 af 2)");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_CASE(a_sheet_longer_than_the_screen_scrolls_and_keeps_its_buttons) {
    bool open = true;
    int tapped = 0;
    Glass glass([&](kit::Ui& ui) {
        kit::Sheet sheet(ui, "long", {.title = "Hjælp"}, open);
        if (sheet) {
            for (int i = 0; i < 60; ++i) {
                kit::text(ui, "Linje " + std::to_string(i));
            }
            sheet.actions();
            if (kit::button(ui, "ok", "Forstået", {.emphasis = kit::Emphasis::primary})) {
                ++tapped;
                open = false;
            }
        }
    });
    require_sound(glass.ui(), "long sheet");
    const kit::Node button = glass.node("Forstået");
    BOOST_TEST(button.visible.height == button.rect.height);
    BOOST_TEST(button.rect.bottom() <= 800);
    BOOST_TEST(glass.node("Linje 59").visible.empty());
    glass.tap("Forstået");
    BOOST_TEST(tapped == 1);
}

} // namespace b2go::tests
