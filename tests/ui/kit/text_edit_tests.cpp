#include <string>

#include <boost/test/unit_test.hpp>

#include "base/limits.hpp"
#include "ui_imgui/kit/text_edit.hpp"

namespace b2go::kit {

namespace {

constexpr std::size_t kRoom = 1000;

struct Editing {
    std::string text;
    TextEdit edit;

    explicit Editing(std::string start) : text(std::move(start)) { edit.begin(text); }
    void type(std::string_view letters) {
        for (const char c : letters) {
            edit.insert(text, std::string_view(&c, 1), kRoom);
        }
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(text_edit)

BOOST_AUTO_TEST_CASE(the_caret_steps_over_whole_characters) {
    Editing e("aæ€z");
    e.edit.left(e.text, false, false);
    e.edit.left(e.text, false, false);
    BOOST_TEST(e.edit.caret() == 3U);
    e.edit.left(e.text, false, false);
    BOOST_TEST(e.edit.caret() == 1U);
    e.edit.erase_forward(e.text, false);
    BOOST_TEST(e.text == "a€z");
    e.edit.right(e.text, false, false);
    e.edit.erase_back(e.text, false);
    BOOST_TEST(e.text == "az");
}

BOOST_AUTO_TEST_CASE(what_is_typed_replaces_what_is_marked) {
    Editing e("Åse bor her");
    e.edit.place(e.text, 0, false);
    e.edit.right(e.text, true, true);
    BOOST_TEST(e.edit.selected(e.text) == "Åse ");
    e.edit.insert(e.text, "Hun ", kRoom);
    BOOST_TEST(e.text == "Hun bor her");
    BOOST_TEST(!e.edit.has_selection());
}

BOOST_AUTO_TEST_CASE(an_arrow_without_shift_goes_to_the_end_of_what_is_marked) {
    Editing e("abcdef");
    e.edit.place(e.text, 1, false);
    e.edit.place(e.text, 4, true);
    e.edit.left(e.text, false, false);
    BOOST_TEST(e.edit.caret() == 1U);
    e.edit.place(e.text, 4, true);
    e.edit.right(e.text, false, false);
    BOOST_TEST(e.edit.caret() == 4U);
}

BOOST_AUTO_TEST_CASE(undo_takes_back_a_word_at_a_time_and_redo_brings_it_again) {
    Editing e("");
    e.type("hej med dig");
    BOOST_TEST(e.edit.undo(e.text));
    BOOST_TEST(e.text == "hej med ");
    BOOST_TEST(e.edit.undo(e.text));
    BOOST_TEST(e.text == "hej ");
    BOOST_TEST(e.edit.redo(e.text));
    BOOST_TEST(e.text == "hej med ");
    e.type("x");
    BOOST_TEST(!e.edit.redo(e.text));
}

BOOST_AUTO_TEST_CASE(undo_brings_back_what_was_erased) {
    Editing e("Kun dette");
    e.edit.select_all(e.text);
    e.edit.erase_back(e.text, false);
    BOOST_TEST(e.text.empty());
    e.edit.undo(e.text);
    BOOST_TEST(e.text == "Kun dette");
    BOOST_TEST(!e.edit.undo(e.text));
}

BOOST_AUTO_TEST_CASE(no_more_steps_are_remembered_than_the_limit) {
    Editing e("");
    for (std::size_t i = 0; i < limits::kUndoSteps + 50; ++i) {
        e.edit.insert(e.text, "a ", 100'000);
    }
    std::size_t steps = 0;
    while (e.edit.undo(e.text)) {
        ++steps;
    }
    BOOST_TEST(steps == limits::kUndoSteps);
}

BOOST_AUTO_TEST_CASE(text_beyond_the_limit_is_left_out_at_a_whole_character) {
    Editing e("1234");
    BOOST_TEST(e.edit.insert(e.text, "æøå", 9));
    BOOST_TEST(e.text == "1234æø");
    BOOST_TEST(!e.edit.insert(e.text, "å", 9));
    BOOST_TEST(e.edit.insert(e.text, "x", 9));
}

BOOST_AUTO_TEST_CASE(control_characters_are_not_taken_in) {
    Editing e("");
    e.edit.insert(e.text,
                  "a\x01\x1b"
                  "b\x7f\n",
                  kRoom);
    BOOST_TEST(e.text == "ab\n");
}

BOOST_AUTO_TEST_CASE(a_text_that_was_changed_elsewhere_does_not_leave_the_caret_outside) {
    Editing e("en lang tekst");
    e.text = "æ";
    e.edit.settle(e.text);
    BOOST_TEST(e.edit.caret() == 2U);
    e.edit.place(e.text, 1, false);
    BOOST_TEST(e.edit.caret() == 0U);
}

BOOST_AUTO_TEST_CASE(a_word_is_marked_from_any_place_in_it) {
    Editing e("Datteren Åse ringer");
    e.edit.select_word(e.text, 11);
    BOOST_TEST(e.edit.selected(e.text) == "Åse");
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_characters_never_come_in) {
    for (const char* bad : {"\xFF", "\xC3", "\x80", "\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80",
                            "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80"}) {
        Editing e("xy");
        e.edit.insert(e.text, std::string("a") + bad + "b", kRoom);
        BOOST_TEST(e.text == "xyab");
    }
    Editing e("");
    e.edit.insert(e.text, "æ€😀", kRoom);
    BOOST_TEST(e.text == "æ€😀");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace b2go::kit
