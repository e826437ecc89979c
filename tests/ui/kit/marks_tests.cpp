#include <array>
#include <utility>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>
#include <imgui.h>

#include "tests/support/ui/audits.hpp"
#include "tests/support/ui/glass.hpp"
#include "tests/ui/kit/gallery.hpp"

namespace b2go::tests {

namespace {

constexpr const char* kBegin = "Markeringens begyndelse";
constexpr const char* kEnd = "Markeringens slutning";

struct Marks {
    GalleryState state;
    Glass glass{[this](kit::Ui& ui) { draw_gallery(ui, state); }};

    Marks() { ImGui::SetClipboardText("andet"); }

    void open(const std::string& page) {
        state.page = page;
        glass.settle();
    }
    [[nodiscard]] static std::string clipboard() { return ImGui::GetClipboardText(); }

    /// Scrolls the field into view and rests on it, so far right of its text's beginning and so
    /// far below its upper edge.
    void rest(const char* field, float right, float down) {
        glass.ui().reveal(glass.node(field).id);
        glass.settle();
        const kit::Rect box = glass.node(field).rect;
        glass.press({box.x + 16 + right, box.y + down});
        glass.frames(40);
        glass.lift();
        glass.settle();
    }
    void rest_on_line(const char* field, float right) {
        rest(field, right, glass.node(field).rect.height / 2);
    }
    /// Where the word begins and ends that lies so far right of the note's beginning: how wide
    /// words are is the font's matter.
    std::pair<float, float> word_at(float right) {
        rest("Notat", right, 28);
        return {glass.node(kBegin).rect.right(), glass.node(kEnd).rect.x};
    }
    void drag_handle(const char* handle, float right, float down) {
        const kit::Point from = glass.node(handle).visible.centre();
        glass.drag(from, {from.x + right, from.y + down});
        glass.settle();
    }
};

BOOST_FIXTURE_TEST_SUITE(text_marked_by_finger, Marks)

BOOST_AUTO_TEST_CASE(a_rest_marks_the_word_and_offers_what_can_be_done_with_it) {
    open("fields");
    state.name = "Åse, Prøvekjær.";
    rest_on_line("Navn", 70);
    BOOST_TEST(glass.focused() == "Navn");
    BOOST_TEST(glass.shows(kBegin));
    BOOST_TEST(glass.shows(kEnd));
    BOOST_TEST(glass.ui().keyboard_open());
    glass.tap("Kopiér");
    BOOST_TEST(clipboard() == "Prøvekjær");
    BOOST_TEST(!glass.shows("Kopiér"));
    BOOST_TEST(!glass.shows(kBegin));
    BOOST_TEST(glass.focused() == "Navn");
    BOOST_TEST(state.name == "Åse, Prøvekjær.");
}

BOOST_AUTO_TEST_CASE(both_ends_can_be_dragged_and_past_each_other) {
    state.note = "en to tre fire fem";
    const auto [third_begin, third_end] = word_at(55);
    const float fourth_end = word_at(92).second;
    rest("Notat", 55, 28);
    drag_handle(kEnd, fourth_end - third_end, 0);
    glass.tap("Kopiér");
    BOOST_TEST(clipboard() == "tre fire");
    rest("Notat", 55, 28);
    drag_handle(kBegin, -60, 0);
    glass.tap("Kopiér");
    BOOST_TEST(clipboard() == "en to tre");
    rest("Notat", 55, 28);
    drag_handle(kBegin, fourth_end - third_begin, 0);
    glass.tap("Klip");
    BOOST_TEST(clipboard() == " fire");
    BOOST_TEST(state.note == "en to tre fem");
}

BOOST_AUTO_TEST_CASE(what_is_marked_never_becomes_nothing_under_the_finger) {
    state.note = "en to";
    rest("Notat", 5, 28);
    const kit::Rect begin = glass.node(kBegin).rect;
    const kit::Rect end = glass.node(kEnd).rect;
    drag_handle(kEnd, begin.right() - end.x, 0);
    glass.tap("Kopiér");
    BOOST_TEST(!clipboard().empty());
    BOOST_TEST(clipboard() != "andet");
}

BOOST_AUTO_TEST_CASE(a_finger_goes_on_from_the_word_it_rested_on) {
    state.note = "en to tre";
    glass.ui().reveal(glass.node("Notat").id);
    glass.settle();
    const kit::Rect box = glass.node("Notat").rect;
    glass.press({box.x + 20, box.y + 28});
    glass.frames(40);
    for (int x = 0; x <= 200; x += 20) {
        glass.move({box.x + 20 + static_cast<float>(x), box.y + 28});
    }
    glass.lift();
    glass.settle();
    glass.tap("Kopiér");
    BOOST_TEST(clipboard() == "en to tre");
}

BOOST_AUTO_TEST_CASE(a_drag_to_the_edge_scrolls_what_lies_around) {
    state.note.clear();
    for (int i = 0; i < 60; ++i) {
        state.note += fmt::format("linje {}\n", i);
    }
    glass.settle();
    rest("Notat", 5, 28);
    const float top = glass.node("Notat").rect.y;
    const kit::Point from = glass.node(kEnd).visible.centre();
    glass.press(from);
    const float edge = glass.node("Det markerede").rect.y - 4;
    for (float y = from.y; y < edge; y += 20) {
        glass.move({from.x, y});
    }
    glass.frames(600);
    glass.lift();
    glass.settle();
    BOOST_TEST(glass.node("Notat").rect.y < top - 600);
    glass.tap("Kopiér");
    BOOST_TEST(clipboard().find("linje 40") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_drag_beyond_the_edge_of_a_line_goes_on_in_it) {
    open("fields");
    state.name = "Begyndelsen";
    for (int i = 0; i < 30; ++i) {
        state.name += fmt::format(" ord{}", i);
    }
    glass.settle();
    glass.tap("Navn");
    glass.key(ImGuiKey_Home);
    rest_on_line("Navn", 10);
    const kit::Point from = glass.node(kEnd).visible.centre();
    glass.press(from);
    const float edge = glass.node("Navn").rect.right() + 40;
    for (float x = from.x; x < edge; x += 20) {
        glass.move({x, from.y});
    }
    glass.move({edge, from.y});
    glass.frames(1200);
    glass.lift();
    glass.settle();
    glass.tap("Klip");
    BOOST_TEST(state.name.empty());
}

BOOST_AUTO_TEST_CASE(a_finger_means_what_it_sees_of_a_line_longer_than_its_field) {
    open("fields");
    state.name = "Begyndelsen";
    for (int i = 0; i < 30; ++i) {
        state.name += fmt::format(" ord{}", i);
    }
    glass.settle();
    rest_on_line("Navn", 10);
    glass.tap("Kopiér");
    BOOST_TEST(clipboard() == "Begyndelsen");
    glass.key(ImGuiKey_Escape);
    const kit::Rect box = glass.node("Navn").rect;
    glass.tap_at({box.x + 17, box.centre().y});
    glass.type("A");
    BOOST_TEST(state.name.substr(0, 4) == "ABeg");
}

BOOST_AUTO_TEST_CASE(a_tap_or_a_letter_ends_it) {
    state.note = "en to tre";
    rest("Notat", 5, 28);
    glass.type("A");
    BOOST_TEST(state.note == "A to tre");
    BOOST_TEST(!glass.shows("Kopiér"));
    rest("Notat", 40, 28);
    BOOST_TEST(glass.shows("Kopiér"));
    const kit::Rect box = glass.node("Notat").rect;
    glass.tap_at({box.x + 18, box.y + 28});
    BOOST_TEST(!glass.shows("Kopiér"));
    BOOST_TEST(!glass.shows(kEnd));
    glass.type("B");
    BOOST_TEST(state.note == "BA to tre");
}

BOOST_AUTO_TEST_CASE(an_empty_field_takes_what_is_on_the_clipboard) {
    open("fields");
    ImGui::SetClipboardText("Bo Fiktivgaard");
    rest_on_line("Navn", 10);
    BOOST_TEST(!glass.node("Kopiér").enabled);
    BOOST_TEST(!glass.node("Klip").enabled);
    BOOST_TEST(!glass.node("Markér alt").enabled);
    glass.tap("Sæt ind");
    BOOST_TEST(state.name == "Bo Fiktivgaard");
    BOOST_TEST(!glass.shows("Sæt ind"));
}

BOOST_AUTO_TEST_CASE(all_can_be_marked_in_the_bar_and_on_the_keyboard) {
    open("fields");
    state.name = "Åse Prøvekjær";
    rest_on_line("Navn", 10);
    glass.tap("Markér alt");
    glass.tap("Klip");
    BOOST_TEST(clipboard() == "Åse Prøvekjær");
    glass.tap("Navn");
    glass.type("Bo");
    glass.tap("Navn");
    glass.tap_key("Redigér");
    glass.tap_key("Markér alt");
    BOOST_TEST(glass.shows(kBegin));
    glass.tap("Kopiér");
    BOOST_TEST(clipboard() == "Bo");
}

BOOST_AUTO_TEST_CASE(a_number_or_a_passphrase_is_marked_but_not_copied) {
    open("fields");
    state.cpr = "678185-1234";
    state.passphrase = "fire små ord her";
    for (const char* field : {"CPR-nummer", "Adgangssætning"}) {
        rest_on_line(field, 20);
        for (const char* button : {"Kopiér", "Klip"}) {
            BOOST_TEST(!glass.node(button).enabled, field);
            BOOST_TEST(glass.node(button).description.find("kopieres ikke") != std::string::npos);
            glass.tap(button);
            glass.ui().activate(glass.node(button).id);
            glass.settle();
        }
        BOOST_TEST(clipboard() == "andet");
    }
    BOOST_TEST(state.cpr == "678185-1234");
    // Where the words of a passphrase begin is not to be seen: all of it is marked.
    glass.type("x");
    BOOST_TEST(state.passphrase == "x");
}

BOOST_AUTO_TEST_CASE(keys_reach_the_bar_and_leave_it) {
    open("fields");
    glass.tap("Navn");
    glass.type("Åse Prøvekjær");
    glass.key(ImGuiKey_F10, true);
    BOOST_TEST(glass.focused() == "Sæt ind"); // nothing is marked yet
    glass.key(ImGuiKey_RightArrow);
    BOOST_TEST(glass.focused() == "Markér alt");
    glass.key(ImGuiKey_Enter);
    glass.key(ImGuiKey_LeftArrow);
    glass.key(ImGuiKey_LeftArrow);
    BOOST_TEST(glass.focused() == "Klip");
    glass.key(ImGuiKey_LeftArrow);
    BOOST_TEST(glass.focused() == "Kopiér");
    glass.key(ImGuiKey_Enter);
    BOOST_TEST(clipboard() == "Åse Prøvekjær");
    BOOST_TEST(glass.focused() == "Navn");
    glass.key(ImGuiKey_Menu);
    BOOST_TEST(glass.focused() == "Kopiér");
    glass.key(ImGuiKey_Tab, true);
    BOOST_TEST(glass.focused() == "Navn");
    glass.key(ImGuiKey_Tab);
    BOOST_TEST(glass.focused() == "Kopiér");
    glass.key(ImGuiKey_Escape);
    BOOST_TEST(glass.focused() == "Navn");
    BOOST_TEST(!glass.shows("Kopiér"));
    glass.key(ImGuiKey_Delete);
    BOOST_TEST(state.name.empty());
}

BOOST_AUTO_TEST_CASE(the_bridge_reaches_it) {
    open("fields");
    state.name = "Åse";
    glass.ui().open_marks(glass.node("Navn").id);
    glass.settle();
    glass.ui().activate(glass.node("Markér alt").id);
    glass.settle();
    glass.ui().activate(glass.node("Kopiér").id);
    glass.settle();
    BOOST_TEST(clipboard() == "Åse");
    BOOST_TEST(glass.focused() == "Navn");
}

BOOST_AUTO_TEST_CASE(a_field_in_a_sheet_keeps_its_sheet) {
    open("fields");
    glass.tap("Emne");
    glass.tap("Søg");
    glass.type("bolig");
    glass.key(ImGuiKey_F10, true);
    BOOST_TEST(glass.focused() == "Sæt ind");
    glass.key(ImGuiKey_Escape);
    BOOST_TEST(glass.tree().top_layer == 1);
    BOOST_TEST(glass.focused() == "Søg");
}

BOOST_AUTO_TEST_CASE(handles_and_bar_are_whole_and_large_enough_in_every_look) {
    open("fields");
    for (const kit::Size display : {kit::Size{1280, 800}, kit::Size{600, 1024}}) {
        glass.resize(display);
        for (const int percent : {100, 150, 200}) {
            for (const bool gloves : {false, true}) {
                kit::Look look;
                look.text_percent = percent;
                look.gloves = gloves;
                glass.set_look(look);
                if (!glass.ui().has_room()) {
                    continue;
                }
                const std::string where = fmt::format("{} %, {} wide{}", percent, display.width,
                                                      gloves ? ", gloves" : "");
                open("fields");
                state.name = "Å og alt det, der følger, så langt det nu er";
                rest_on_line("Navn", 4); // a short word at the field's very edge
                for (const char* handle : {kBegin, kEnd}) {
                    const kit::Rect rect = glass.node(handle).rect;
                    const float least = gloves ? 60 : 48;
                    BOOST_TEST(rect.width >= least, where);
                    BOOST_TEST(rect.height >= least, where);
                    BOOST_TEST(glass.node(handle).visible.width == rect.width, where);
                    BOOST_TEST(glass.node(handle).visible.height == rect.height, where);
                }
                const kit::Rect bar = glass.node("Det markerede").rect;
                const kit::Rect key = glass.ui().keyboard_key("q");
                BOOST_TEST((key.empty() || bar.bottom() <= key.y), where);
                require_sound(glass.ui(), where);
                glass.key(ImGuiKey_Escape);
                glass.key(ImGuiKey_Escape);
                open("visit");
                state.part = "second";
                state.note = "Første linje\nsidste";
                glass.settle();
                rest("Notat", 4, 28 + glass.ui().px(26)); // the last line, right above the bar
                require_sound(glass.ui(), where + ", note");
                glass.key(ImGuiKey_Escape);
                glass.key(ImGuiKey_Escape);
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(a_marked_text_above_a_button)

BOOST_AUTO_TEST_CASE(has_its_handles_before_the_button) {
    bool tapped = false;
    std::string text = "kort";
    Glass glass([&](kit::Ui& ui) {
        kit::text_field(ui, "text", {.label = "Tekst"}, text);
        tapped = kit::button(ui, "below", "Herunder", {.fill = true}) || tapped;
    });
    const kit::Rect field = glass.node("Tekst").rect;
    glass.press({field.x + 25, field.centre().y});
    glass.frames(40);
    glass.lift();
    glass.settle();
    const kit::Rect below = glass.node("Herunder").rect;
    const kit::Rect common = glass.node(kEnd).rect.intersection(below);
    BOOST_REQUIRE(!common.empty());
    glass.tap_at(common.centre());
    BOOST_TEST(!tapped);
    BOOST_TEST(glass.shows(kEnd));
    glass.tap_at({below.right() - 30, below.centre().y});
    BOOST_TEST(tapped);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace

} // namespace b2go::tests
