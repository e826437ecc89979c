#include <boost/test/unit_test.hpp>
#include <imgui.h>

#include "base/outcome.hpp"
#include "tests/support/ui/glass.hpp"
#include "tests/support/ui/installed_fonts.hpp"
#include "tests/ui/kit/gallery.hpp"
#include "ui_imgui/kit/engine.hpp"

namespace b2go::tests {

namespace {

struct Gallery {
    GalleryState state;
    Glass glass{[this](kit::Ui& ui) { draw_gallery(ui, state); }};
    void open(const std::string& page) {
        state.page = page;
        glass.settle();
    }
    [[nodiscard]] std::string last() const { return state.log.empty() ? "" : state.log.back(); }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(widgets, Gallery)

BOOST_AUTO_TEST_CASE(no_line_of_words_begins_with_a_mark) {
    const std::string address = "Demovej 12, 1. tv., 2700 Brønshøj; spørg efter Åse (st.), tak.";
    const kit::Painter& painter = glass.ui().engine().painter;
    for (float width = 60; width < 500; ++width) {
        float tall = 0;
        for (const kit::TextLine& line : painter.wrapped(kit::Face::body, address, width)) {
            BOOST_REQUIRE(line.begin < address.size());
            BOOST_TEST(std::string(".,;)").find(address[line.begin]) == std::string::npos,
                       "at " << width << " px: " << address.substr(line.begin));
            tall += painter.line_height(kit::Face::body);
        }
        BOOST_TEST(painter.measure(kit::Face::body, address, width).height == tall);
    }
}

BOOST_AUTO_TEST_CASE(a_button_answers_to_a_tap_once) {
    glass.tap("Gem og luk");
    BOOST_TEST(state.log.size() == 1U);
    BOOST_TEST(last() == "gem");
}

BOOST_AUTO_TEST_CASE(a_finger_that_leaves_the_button_before_it_lifts_has_not_tapped) {
    const kit::Point at = glass.node("Gem og luk").rect.centre();
    glass.press(at);
    glass.move({at.x - 8, at.y});
    glass.move({at.x, at.y - 300});
    glass.lift();
    glass.settle();
    BOOST_TEST(state.log.empty());
}

BOOST_AUTO_TEST_CASE(a_finger_that_trembles_still_taps) {
    const kit::Point at = glass.node("Gem og luk").rect.centre();
    glass.press(at);
    glass.move({at.x + 9, at.y - 6});
    glass.lift();
    BOOST_TEST(last() == "gem");
}

BOOST_AUTO_TEST_CASE(segments_are_radio_buttons_of_which_one_is_on) {
    BOOST_TEST(glass.node("Pop-up").on);
    glass.tap("Telefon");
    BOOST_TEST(state.channel == "phone");
    BOOST_TEST(glass.node("Telefon").on);
    BOOST_TEST(!glass.node("Pop-up").on);
    BOOST_TEST((glass.node("Telefon").role == kit::Role::radio));
}

BOOST_AUTO_TEST_CASE(a_toggle_turns_by_a_tap_anywhere_in_its_row) {
    const kit::Node before = glass.node("Vi må tale med datteren Åse");
    BOOST_TEST(!before.on);
    glass.tap("Vi må tale med datteren Åse");
    BOOST_TEST(state.may_talk);
    BOOST_TEST(glass.node("Vi må tale med datteren Åse").on);
}

BOOST_AUTO_TEST_CASE(a_stepper_stops_at_its_ends) {
    glass.tap("Varighed: Mere");
    BOOST_TEST(state.minutes == 30);
    state.minutes = 5;
    glass.settle();
    BOOST_TEST(!glass.node("Varighed: Mindre").enabled);
    glass.tap("Varighed: Mindre");
    BOOST_TEST(state.minutes == 5);
}

BOOST_AUTO_TEST_CASE(rows_and_the_button_of_a_card_lead_on) {
    glass.tap("Digital Post – fritagelse");
    BOOST_TEST(last() == "post");
    BOOST_TEST(glass.node("Digital Post – fritagelse").value == "Mangler");
    glass.tap("Tilføj sag");
    BOOST_TEST(last() == "tilføj");
}

BOOST_AUTO_TEST_CASE(a_person_s_number_shows_only_while_it_is_held) {
    const kit::Point at = glass.node("CPR-nummer").rect.centre();
    BOOST_TEST(glass.node("CPR-nummer").secret);
    glass.press(at);
    glass.frames(2);
    BOOST_TEST(last() == "cpr vist");
    BOOST_TEST(glass.node("CPR-nummer").on);
    BOOST_TEST(glass.node("CPR-nummer").value == "678147-••••");
    glass.lift();
    glass.settle();
    BOOST_TEST(!glass.node("CPR-nummer").on);
    BOOST_TEST(state.log.size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_bridge_holds_a_number_until_it_lets_go_or_moves_on) {
    const kit::NodeId number = glass.node("CPR-nummer").id;
    glass.ui().focus(number);
    glass.settle();
    glass.ui().activate(number);
    glass.settle();
    BOOST_TEST(glass.node("CPR-nummer").on);
    glass.ui().activate(number);
    glass.settle();
    BOOST_TEST(!glass.node("CPR-nummer").on);
    glass.ui().activate(number);
    glass.settle();
    glass.key(ImGuiKey_Tab);
    BOOST_TEST(!glass.node("CPR-nummer").on);
    BOOST_TEST(state.log.size() == 2U);
}

BOOST_AUTO_TEST_CASE(chips_go_on_and_off_one_by_one) {
    open("fields");
    glass.tap("Tastefejl");
    BOOST_TEST(state.chips.size() == 2U);
    glass.tap("Nyeste oplysning");
    BOOST_TEST(state.chips == std::vector<std::string>{"typo"});
}

BOOST_AUTO_TEST_CASE(the_rail_and_a_status_of_the_top_bar_can_be_tapped) {
    glass.tap("Synk.");
    BOOST_TEST(state.page == "conflicts");
    BOOST_TEST(glass.node("Synk.").value == "6");
    glass.tap("Offline · 3 ændringer venter");
    BOOST_TEST(last() == "unsent");
}

BOOST_AUTO_TEST_CASE(a_toast_stays_until_it_is_answered) {
    open("states");
    glass.frames(60 * 60);
    BOOST_TEST(glass.shows("Opfølgning slettet"));
    glass.tap("Fortryd");
    BOOST_TEST(last() == "fortryd");
    BOOST_TEST(!glass.shows("Opfølgning slettet"));
}

BOOST_AUTO_TEST_CASE(progress_says_how_far_and_can_be_stopped) {
    open("states");
    const kit::Node& progress = *glass.tree().find_key("sync");
    BOOST_TEST(progress.value == "28 %");
    BOOST_TEST(progress.description == "34 af 120 · ca. 20 sek. tilbage");
    glass.tap("Stop");
    BOOST_TEST(last() == "stop");
}

BOOST_AUTO_TEST_CASE(empty_and_error_states_say_what_to_do_next) {
    open("states");
    glass.tap("Opret opfølgning");
    BOOST_TEST(last() == "opret");
    BOOST_TEST((glass.node("Centralen svarede ikke").role == kit::Role::alert));
    glass.tap("Prøv igen");
    BOOST_TEST(last() == "igen");
}

BOOST_AUTO_TEST_CASE(an_option_of_a_conflict_is_spoken_with_field_and_side) {
    open("conflicts");
    glass.tap("Adresse, central: Demovej 14, 1. th.");
    BOOST_TEST(state.address == "theirs");
    BOOST_TEST(glass.node("Adresse, central: Demovej 14, 1. th.").description ==
               "Ændret · Jens · i går 15:40");
}

BOOST_AUTO_TEST_CASE(a_signature_is_drawn_with_the_finger_and_wiped_off) {
    open("fields");
    glass.ui().reveal(glass.node("Underskrift").id);
    glass.settle();
    const kit::Rect pad = glass.node("Underskrift").visible;
    glass.drag({pad.x + 40, pad.y + 30}, {pad.x + 200, pad.y + 90});
    glass.settle();
    BOOST_TEST(state.signature.strokes.size() == 1U);
    BOOST_TEST(state.signature.strokes[0].size() > 5U);
    BOOST_TEST(glass.node("Underskrift").value == "Underskrevet");
    glass.tap("Visk ud");
    BOOST_TEST(state.signature.empty());
}

BOOST_AUTO_TEST_CASE(the_bridge_can_activate_what_a_finger_can) {
    glass.ui().activate(glass.node("Gem og luk").id);
    glass.settle();
    BOOST_TEST(last() == "gem");
    state.minutes = 5;
    glass.settle();
    glass.ui().activate(glass.node("Varighed: Mindre").id);
    glass.settle();
    BOOST_TEST(state.minutes == 5);
}

BOOST_AUTO_TEST_CASE(asking_for_what_is_not_there_keeps_nobody_awake) {
    glass.ui().reveal(12345);
    glass.ui().activate(12345);
    glass.ui().set_text(12345, "ingen");
    glass.settle();
    BOOST_TEST(!glass.ui().wants_frame());
    BOOST_TEST(!glass.ui().focus_key("findes ikke"));
}

BOOST_AUTO_TEST_CASE(a_frame_follows_the_one_in_which_a_finger_lifts) {
    glass.press(glass.node("Gem og luk").rect.centre());
    glass.settle();
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    glass.frames();
    BOOST_TEST(last() == "gem");
    BOOST_TEST(glass.ui().wants_frame());
    glass.frames();
    BOOST_TEST(!glass.ui().wants_frame());
}

BOOST_AUTO_TEST_CASE(a_screen_that_nobody_touches_comes_to_rest) {
    for (const std::string& page : gallery_pages()) {
        open(page);
        BOOST_TEST(!glass.ui().wants_frame(), page);
        BOOST_TEST(glass.ui().wake_in_s() > 3600.0, page);
    }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(long_presses)

BOOST_AUTO_TEST_CASE(a_long_press_is_told_once_and_is_no_tap) {
    int taps = 0;
    int rests = 0;
    Glass glass([&](kit::Ui& ui) {
        taps += kit::list_row(ui, "row", {.title = "Åse Demosen"}) ? 1 : 0;
        rests += kit::long_pressed(ui) ? 1 : 0;
    });
    glass.press(glass.node("Åse Demosen").rect.centre());
    BOOST_TEST(glass.ui().wake_in_s() > 0.3);
    BOOST_TEST(glass.ui().wake_in_s() <= 0.5);
    glass.frames(60);
    glass.lift();
    glass.settle();
    BOOST_TEST(rests == 1);
    BOOST_TEST(taps == 0);
    glass.tap("Åse Demosen");
    BOOST_TEST(taps == 1);
    BOOST_TEST(rests == 1);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(starting)

BOOST_AUTO_TEST_CASE(a_missing_font_is_named) {
    for (std::string kit::FontFiles::*file : {&kit::FontFiles::bold, &kit::FontFiles::icons}) {
        kit::FontFiles files = installed_fonts();
        files.*file = "/nowhere/Mangler.otf";
        BOOST_CHECK_EXCEPTION(kit::Ui(files, {}), base::Fault, [](const base::Fault& fault) {
            return fault.code() == base::FaultCode::environment &&
                   std::string(fault.what()).find("/nowhere/Mangler.otf") != std::string::npos;
        });
    }
}

BOOST_AUTO_TEST_CASE(a_file_that_is_no_font_is_refused) {
    kit::FontFiles files = installed_fonts();
    files.regular = __FILE__;
    BOOST_CHECK_THROW(kit::Ui(files, {}), base::Fault);
}

BOOST_AUTO_TEST_CASE(another_text_size_loads_the_fonts_again_and_another_theme_does_not) {
    GalleryState state;
    Glass glass([&](kit::Ui& ui) { draw_gallery(ui, state); });
    const unsigned first = glass.ui().font_generation();
    glass.set_look({.theme = kit::ThemeKind::dark});
    BOOST_TEST(glass.ui().font_generation() == first);
    glass.set_look({.text_percent = 150});
    BOOST_TEST(glass.ui().font_generation() == first + 1);
    BOOST_TEST(glass.ui().narrow());
}

BOOST_AUTO_TEST_CASE(the_font_texture_is_never_larger_than_graphics_chips_take) {
    GalleryState state;
    Glass glass([&](kit::Ui& ui) { draw_gallery(ui, state); }, {.scale = 1.5F, .text_percent = 200},
                {1920, 1200});
    const ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    BOOST_TEST_MESSAGE("texture " << atlas.TexWidth << " x " << atlas.TexHeight);
    BOOST_TEST(atlas.TexWidth <= 8192);
    BOOST_TEST(atlas.TexHeight <= 8192);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace b2go::tests
