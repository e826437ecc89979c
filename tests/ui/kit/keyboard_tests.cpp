#include <boost/test/unit_test.hpp>
#include <imgui.h>

#include "tests/support/ui/glass.hpp"
#include "tests/ui/kit/gallery.hpp"
#include "ui_imgui/kit/screen_keyboard.hpp"

namespace b2go::tests {

namespace {

struct Fields {
    GalleryState state;
    Glass glass{[this](kit::Ui& ui) { draw_gallery(ui, state); }};
    Fields() {
        state.page = "fields";
        glass.settle();
    }
    void tap_keys(const std::vector<std::string>& keys) {
        for (const std::string& key : keys) {
            glass.tap_key(key);
        }
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(keyboard_on_the_glass, Fields)

BOOST_AUTO_TEST_CASE(a_finger_on_a_field_opens_it_and_the_field_stays_in_view) {
    BOOST_TEST(!glass.ui().keyboard_open());
    glass.tap("CPR-nummer");
    BOOST_TEST(glass.ui().keyboard_open());
    const kit::Rect box = glass.node("CPR-nummer").visible;
    BOOST_TEST(box.height >= 59);
    BOOST_TEST(box.bottom() <= 800 - 352);
}

BOOST_AUTO_TEST_CASE(it_types_danish_letters_and_the_field_keeps_the_focus) {
    glass.tap("Navn");
    tap_keys({"Skift", "Å", "s", "e", "Mellemrum", "Skift", "Ø", "æ"});
    BOOST_TEST(state.name == "Åse Øæ");
    BOOST_TEST(glass.focused() == "Navn");
    tap_keys({"Slet", "Slet"});
    BOOST_TEST(state.name == "Åse ");
}

BOOST_AUTO_TEST_CASE(it_has_digits_symbols_and_accents) {
    glass.tap("Navn");
    tap_keys({"1", "&123", "%", "éüß", "ü", "Skift", "Ł", "abc", "a"});
    BOOST_TEST(state.name == "1%üŁa");
}

BOOST_AUTO_TEST_CASE(it_opens_on_digits_for_numbers) {
    glass.tap("CPR-nummer");
    BOOST_TEST(glass.ui().keyboard_key("q").empty());
    tap_keys({"6", "7", "-"});
    BOOST_TEST(state.cpr == "67-");
}

BOOST_AUTO_TEST_CASE(it_marks_copies_and_takes_back) {
    state.name = "Jens";
    glass.settle();
    glass.tap("Navn");
    tap_keys({"Redigér", "Markér alt", "Klip"});
    BOOST_TEST(state.name.empty());
    tap_keys({"Fortryd"});
    BOOST_TEST(state.name == "Jens");
    tap_keys({"Markér alt", "Kopiér", "Til højre", "Sæt ind"});
    BOOST_TEST(state.name == "JensJens");
}

BOOST_AUTO_TEST_CASE(a_held_delete_goes_on) {
    state.name = "slettes helt";
    glass.settle();
    glass.tap("Navn");
    glass.press(glass.ui().keyboard_key("Slet").centre());
    glass.frames(150);
    glass.lift();
    BOOST_TEST(state.name.empty());
}

BOOST_AUTO_TEST_CASE(done_closes_it_and_so_does_a_tap_on_nothing_or_a_hardware_key) {
    glass.tap("Navn");
    glass.tap_key("Færdig");
    BOOST_TEST(!glass.ui().keyboard_open());
    glass.tap("Navn");
    BOOST_TEST(glass.ui().keyboard_open());
    glass.type("x");
    BOOST_TEST(!glass.ui().keyboard_open());
    glass.tap("Navn");
    glass.tap_at({1240, 90});
    BOOST_TEST(!glass.ui().keyboard_open());
    BOOST_TEST(glass.focused().empty());
}

BOOST_AUTO_TEST_CASE(what_it_covers_cannot_be_touched_through_it) {
    glass.tap("Navn");
    const kit::Rect q = glass.ui().keyboard_key("q");
    glass.press({q.x - 3, q.y - 3});
    glass.lift();
    glass.settle();
    BOOST_TEST(state.log.empty());
    BOOST_TEST(glass.focused() == "Navn");
}

BOOST_AUTO_TEST_CASE(a_finger_that_leaves_its_key_types_nothing) {
    glass.tap("Navn");
    glass.press(glass.ui().keyboard_key("q").centre());
    glass.move(glass.ui().keyboard_key("p").centre());
    glass.lift();
    BOOST_TEST(state.name.empty());
}

BOOST_AUTO_TEST_CASE(its_keys_are_large_enough_at_every_size) {
    for (const kit::Size display : {kit::Size{1280, 800}, kit::Size{1920, 1200}}) {
        const float scale = display.width / 1280;
        kit::ScreenKeyboard keyboard;
        for (const bool digits : {false, true}) {
            keyboard.open(digits, true);
            keyboard.lay_out(display, scale, base::Language::danish);
            for (const char* key : {"1", "Slet", "Færdig"}) {
                BOOST_TEST(keyboard.find(key).width >= 48 * scale);
                BOOST_TEST(keyboard.find(key).height >= 48 * scale);
                BOOST_TEST(keyboard.find(key).right() <= display.width);
                BOOST_TEST(keyboard.find(key).bottom() <= display.height);
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace b2go::tests
