#include <boost/test/unit_test.hpp>
#include <imgui.h>

#include "tests/support/ui/audits.hpp"
#include "tests/support/ui/glass.hpp"
#include "tests/ui/kit/gallery.hpp"

namespace b2go::tests {

namespace {

struct Gallery {
    GalleryState state;
    Glass glass{[this](kit::Ui& ui) { draw_gallery(ui, state); }};
    void open(const std::string& page) {
        state.page = page;
        glass.settle();
    }
};

base::Date day(unsigned month, unsigned number) {
    return *base::Date::from_civil(2026, month, number);
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(pickers, Gallery)

BOOST_AUTO_TEST_CASE(a_day_is_chosen_by_two_taps) {
    BOOST_TEST(glass.shows("Vælg en dato, før besøget afsluttes"));
    glass.tap("Dato for opfølgning");
    BOOST_TEST(glass.shows("maj 2026"));
    require_sound(glass.ui(), "date picker");
    glass.tap("tirsdag 19. maj 2026");
    BOOST_TEST((state.due == day(5, 19)));
    BOOST_TEST(glass.node("Dato for opfølgning").value == "19. maj 2026");
    BOOST_TEST(!glass.shows("Vælg en dato, før besøget afsluttes"));
}

BOOST_AUTO_TEST_CASE(a_sheet_goes_with_the_screen_it_was_opened_on) {
    glass.tap("Dato for opfølgning");
    open("fields");
    open("visit");
    BOOST_TEST(!glass.shows("maj 2026"));
    BOOST_TEST(glass.tree().top_layer == 0);
}

BOOST_AUTO_TEST_CASE(days_outside_the_limits_cannot_be_chosen) {
    glass.tap("Dato for opfølgning");
    BOOST_TEST(!glass.node("mandag 11. maj 2026").enabled);
    glass.tap("mandag 11. maj 2026");
    BOOST_TEST(!state.due.has_value());
    BOOST_TEST(glass.shows("maj 2026"));
}

BOOST_AUTO_TEST_CASE(months_turn_over_the_end_of_the_year) {
    state.due = day(12, 31);
    glass.settle();
    glass.tap("Dato for opfølgning");
    BOOST_TEST(glass.node("torsdag 31. december 2026").on);
    glass.tap("Næste måned");
    BOOST_TEST(glass.shows("januar 2027"));
    glass.tap("Forrige måned");
    BOOST_TEST(glass.shows("december 2026"));
    glass.tap("Ingen dato");
    BOOST_TEST(!state.due.has_value());
}

BOOST_AUTO_TEST_CASE(the_month_is_walked_with_arrows) {
    state.due = day(5, 19);
    glass.settle();
    while (glass.focused() != "Dato for opfølgning") {
        glass.key(ImGuiKey_Tab);
    }
    glass.key(ImGuiKey_Enter);
    while (glass.focused() != "tirsdag 19. maj 2026") {
        glass.key(ImGuiKey_Tab);
    }
    glass.key(ImGuiKey_DownArrow);
    BOOST_TEST(glass.focused() == "tirsdag 26. maj 2026");
    glass.key(ImGuiKey_RightArrow);
    glass.key(ImGuiKey_Space);
    BOOST_TEST((state.due == day(5, 27)));
    BOOST_TEST(glass.focused() == "Dato for opfølgning");
}

BOOST_AUTO_TEST_CASE(escape_leaves_everything_as_it_was) {
    glass.tap("Dato for opfølgning");
    glass.key(ImGuiKey_Escape);
    BOOST_TEST(!glass.shows("maj 2026"));
    BOOST_TEST(!state.due.has_value());
}

BOOST_AUTO_TEST_CASE(a_time_goes_round_in_steps_of_five) {
    open("fields");
    glass.tap("Klokkeslæt");
    require_sound(glass.ui(), "time picker");
    glass.tap("Time: Mere");
    for (int i = 0; i < 7; ++i) {
        glass.tap("Minut: Mindre");
    }
    glass.tap("Vælg");
    BOOST_TEST(*state.time == 11 * 60 + 55);
    glass.tap("Klokkeslæt");
    glass.tap("Time: Mindre");
    glass.tap("Annullér");
    BOOST_TEST(*state.time == 11 * 60 + 55);
}

BOOST_AUTO_TEST_CASE(one_of_many_is_found_by_typing) {
    open("fields");
    glass.tap("Emne");
    require_sound(glass.ui(), "pick sheet");
    glass.tap("Søg");
    glass.type("syge");
    BOOST_TEST(!glass.shows("Flytning"));
    glass.tap("Sygedagpenge");
    BOOST_TEST(state.subject == "Sygedagpenge");
    BOOST_TEST(glass.node("Emne").value == "Sygedagpenge");
}

BOOST_AUTO_TEST_CASE(a_search_without_a_match_says_what_to_do) {
    open("fields");
    glass.tap("Emne");
    glass.tap("Søg");
    glass.type("xyz");
    BOOST_TEST(glass.shows("Intet passer på søgningen. Prøv med færre bogstaver."));
}

BOOST_AUTO_TEST_CASE(several_are_chosen_before_the_sheet_is_left) {
    open("fields");
    glass.tap("Hensyn");
    glass.tap("Psykisk ro");
    glass.tap("Tolk");
    BOOST_TEST(state.needs == std::vector<std::string>{"ro"});
    glass.tap("Synsnedsættelse");
    glass.tap("Færdig");
    BOOST_TEST(glass.node("Hensyn").value == "Synsnedsættelse, Psykisk ro");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace b2go::tests
