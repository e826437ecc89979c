#include <boost/test/unit_test.hpp>
#include <imgui.h>

#include "base/limits.hpp"
#include "tests/support/ui/glass.hpp"
#include "tests/ui/kit/gallery.hpp"

namespace b2go::tests {

namespace {

struct Fields {
    GalleryState state;
    Glass glass{[this](kit::Ui& ui) { draw_gallery(ui, state); }};
    void open(const std::string& page) {
        state.page = page;
        glass.settle();
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(typing, Fields)

BOOST_AUTO_TEST_CASE(letters_go_into_the_field_that_has_the_focus) {
    open("fields");
    glass.tap("Navn");
    glass.type("Åse Prøvekjær");
    BOOST_TEST(state.name == "Åse Prøvekjær");
    BOOST_TEST(glass.node("Navn").value == "Åse Prøvekjær");
    BOOST_TEST(!glass.ui().keyboard_open());
}

BOOST_AUTO_TEST_CASE(letters_and_keys_of_one_moment_keep_their_order) {
    open("fields");
    glass.tap("Navn");
    ImGuiIO& io = ImGui::GetIO();
    io.AddInputCharactersUTF8("ab");
    io.AddKeyEvent(ImGuiKey_Backspace, true);
    io.AddKeyEvent(ImGuiKey_Backspace, false);
    io.AddInputCharactersUTF8("cd");
    glass.frames(8);
    BOOST_TEST(state.name == "acd");
}

BOOST_AUTO_TEST_CASE(a_chord_that_is_let_go_of_within_a_frame_is_still_one) {
    open("fields");
    glass.tap("Navn");
    glass.type("Åse");
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiMod_Ctrl, true);
    glass.frames();
    io.AddKeyEvent(ImGuiKey_A, true);
    io.AddKeyEvent(ImGuiMod_Ctrl, false);
    io.AddKeyEvent(ImGuiKey_A, false);
    io.AddInputCharactersUTF8("Bo");
    glass.settle();
    BOOST_TEST(state.name == "Bo");
}

BOOST_AUTO_TEST_CASE(a_letter_after_a_chord_is_a_letter) {
    open("fields");
    glass.tap("Navn");
    glass.type("Åse");
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiMod_Ctrl, true);
    glass.frames();
    io.AddKeyEvent(ImGuiMod_Ctrl, false);
    io.AddKeyEvent(ImGuiKey_A, true);
    io.AddInputCharactersUTF8("a");
    io.AddKeyEvent(ImGuiKey_A, false);
    glass.settle();
    BOOST_TEST(state.name == "Åsea");
}

BOOST_AUTO_TEST_CASE(nothing_rests_while_typing_faster_than_frames_still_waits) {
    open("fields");
    glass.tap("Navn");
    ImGuiIO& io = ImGui::GetIO();
    for (int i = 0; i < 12; ++i) {
        io.AddKeyEvent(ImGuiKey_B, true);
        io.AddInputCharacter('b');
        io.AddKeyEvent(ImGuiKey_B, false);
    }
    const kit::Point at = glass.node("Navn").rect.centre();
    io.AddMousePosEvent(at.x, at.y);
    io.AddMouseButtonEvent(0, true);
    glass.settle();
    BOOST_TEST(state.name == "bbbbbbbbbbbb");
    BOOST_TEST(ImGui::IsMouseDown(ImGuiMouseButton_Left));
    glass.lift();
}

BOOST_AUTO_TEST_CASE(a_secret_is_neither_in_the_tree_nor_on_the_clipboard) {
    open("fields");
    ImGui::SetClipboardText("andet");
    glass.tap("Adgangssætning");
    glass.type("fire små ord her");
    BOOST_TEST(state.passphrase == "fire små ord her");
    glass.key(ImGuiKey_A, false, true);
    glass.key(ImGuiKey_C, false, true);
    BOOST_TEST(std::string(ImGui::GetClipboardText()) == "andet");
    for (const kit::Node& node : glass.tree().nodes) {
        BOOST_TEST(node.value.find("fire") == std::string::npos);
    }
    BOOST_TEST(glass.node("Adgangssætning").secret);
}

BOOST_AUTO_TEST_CASE(a_person_s_number_takes_digits_and_the_hyphen_only) {
    open("fields");
    glass.tap("CPR-nummer");
    glass.type("a67b8185-x12");
    BOOST_TEST(state.cpr == "678185-12");
    // Any program can read the clipboard, also when the tablet has been locked since.
    ImGui::SetClipboardText("andet");
    glass.key(ImGuiKey_A, false, true);
    glass.key(ImGuiKey_X, false, true);
    BOOST_TEST(std::string(ImGui::GetClipboardText()) == "andet");
    BOOST_TEST(state.cpr == "678185-12");
}

BOOST_AUTO_TEST_CASE(copy_cut_paste_and_undo_work_as_everywhere) {
    open("fields");
    glass.tap("Navn");
    glass.type("Jens");
    glass.key(ImGuiKey_A, false, true);
    glass.key(ImGuiKey_X, false, true);
    BOOST_TEST(state.name.empty());
    glass.key(ImGuiKey_V, false, true);
    glass.key(ImGuiKey_V, false, true);
    BOOST_TEST(state.name == "JensJens");
    glass.key(ImGuiKey_Z, false, true);
    BOOST_TEST(state.name == "Jens");
    glass.key(ImGuiKey_Y, false, true);
    BOOST_TEST(state.name == "JensJens");
}

BOOST_AUTO_TEST_CASE(a_line_takes_no_more_than_its_limit) {
    open("fields");
    glass.tap("Navn");
    glass.type(std::string(limits::kLineBytes + 100, 'x'));
    BOOST_TEST(state.name.size() == limits::kLineBytes);
    BOOST_TEST(glass.node("Navn").description.find("slutningen kom ikke med") != std::string::npos);
    glass.key(ImGuiKey_Backspace);
    BOOST_TEST(glass.node("Navn").description.find("slutningen kom ikke med") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_text_area_breaks_lines_and_grows) {
    state.note.clear();
    glass.settle();
    glass.tap("Notat");
    const float empty = glass.node("Notat").rect.height;
    glass.type("En lang sætning, som ikke kan stå på en linje, selv om tabletten er bred, og som "
               "derfor brydes mellem ordene uden at nogen skal gøre noget. ");
    glass.key(ImGuiKey_Enter);
    glass.key(ImGuiKey_Enter);
    glass.type("Og en til.");
    BOOST_TEST(state.note.find("\n\nOg en til.") != std::string::npos);
    BOOST_TEST(glass.node("Notat").rect.height > empty);
}

BOOST_AUTO_TEST_CASE(up_down_home_and_end_follow_the_broken_lines) {
    state.note = "første\nanden linje\ntredje";
    glass.settle();
    glass.tap("Notat");
    glass.key(ImGuiKey_UpArrow);
    glass.key(ImGuiKey_UpArrow);
    glass.key(ImGuiKey_UpArrow);
    glass.type("A");
    BOOST_TEST(state.note == "Aførste\nanden linje\ntredje");
    glass.key(ImGuiKey_DownArrow);
    glass.key(ImGuiKey_End);
    glass.type("B");
    BOOST_TEST(state.note == "Aførste\nanden linjeB\ntredje");
    glass.key(ImGuiKey_Home);
    glass.type("C");
    BOOST_TEST(state.note == "Aførste\nCanden linjeB\ntredje");
}

BOOST_AUTO_TEST_CASE(shift_marks_and_typing_replaces) {
    state.note = "slet dette ord";
    glass.settle();
    glass.tap("Notat");
    glass.key(ImGuiKey_End);
    glass.key(ImGuiKey_LeftArrow, true, true);
    glass.type("her");
    BOOST_TEST(state.note == "slet dette her");
}

BOOST_AUTO_TEST_CASE(a_rest_on_a_word_marks_it) {
    state.note = "Datteren";
    glass.settle();
    glass.tap("Notat");
    const kit::Rect box = glass.node("Notat").visible;
    glass.press({box.x + 40, box.y + 26});
    glass.frames(45);
    glass.lift();
    glass.settle();
    glass.type("Sønnen");
    BOOST_TEST(state.note == "Sønnen");
}

BOOST_AUTO_TEST_CASE(the_search_field_can_be_emptied) {
    open("citizens");
    glass.tap("Søg på navn");
    glass.type("Åse");
    BOOST_TEST(state.search == "Åse");
    glass.tap("Tøm feltet");
    BOOST_TEST(state.search.empty());
    glass.type("B");
    BOOST_TEST(state.search == "B");
}

BOOST_AUTO_TEST_CASE(the_bridge_can_replace_a_text) {
    glass.ui().set_text(glass.node("Notat").id, "Fra skærmlæseren\x01");
    glass.settle();
    BOOST_TEST(state.note == "Fra skærmlæseren");
}

BOOST_AUTO_TEST_CASE(a_tap_sets_the_caret_where_the_finger_was) {
    open("fields");
    state.name = "iiiiiiiiiiiiiiiiiiii";
    glass.settle();
    const kit::Rect box = glass.node("Navn").rect;
    glass.tap_at({box.x + 17, box.centre().y});
    glass.type("A");
    BOOST_TEST(state.name.substr(0, 2) == "Ai");
    glass.tap_at({box.right() - 20, box.centre().y});
    glass.type("Z");
    BOOST_TEST(state.name.back() == 'Z');
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace b2go::tests
