#include <set>

#include <boost/test/unit_test.hpp>
#include <imgui.h>

#include "tests/support/ui/glass.hpp"
#include "tests/ui/kit/gallery.hpp"

namespace b2go::tests {

namespace {

struct Gallery {
    GalleryState state;
    Glass glass{[this](kit::Ui& ui) { draw_gallery(ui, state); }};
    void tab_to(const std::string& label) {
        for (int i = 0; i < 60 && glass.focused() != label; ++i) {
            glass.key(ImGuiKey_Tab);
        }
        BOOST_REQUIRE_EQUAL(glass.focused(), label);
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(keyboard_alone, Gallery)

BOOST_AUTO_TEST_CASE(tab_reaches_everything_and_comes_round) {
    for (const std::string& page : gallery_pages()) {
        state.page = page;
        glass.settle();
        std::set<kit::NodeId> reached;
        std::set<kit::NodeId> groups;
        for (int i = 0; i < 80; ++i) {
            glass.key(ImGuiKey_Tab);
            if (const kit::Node* node = glass.tree().focused()) {
                reached.insert(node->id);
                groups.insert(node->group);
                BOOST_TEST(!node->visible.empty(), page << ": " << node->label << " is hidden");
            }
        }
        for (const kit::Node& node : glass.tree().nodes) {
            if (node.focusable) {
                BOOST_TEST(
                    (reached.contains(node.id) || (node.group != 0 && groups.contains(node.group))),
                    page << ": the keyboard never reaches " << node.label);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(shift_tab_goes_back) {
    glass.key(ImGuiKey_Tab);
    const std::string first = glass.focused();
    glass.key(ImGuiKey_Tab);
    BOOST_TEST(glass.focused() != first);
    glass.key(ImGuiKey_Tab, true);
    BOOST_TEST(glass.focused() == first);
}

BOOST_AUTO_TEST_CASE(space_and_enter_do_what_a_tap_does) {
    tab_to("Vi må kontakte Udbetaling Danmark");
    glass.key(ImGuiKey_Space);
    BOOST_TEST(!state.may_contact);
    glass.key(ImGuiKey_Enter);
    BOOST_TEST(state.may_contact);
}

BOOST_AUTO_TEST_CASE(arrows_move_inside_a_group_and_tab_leaves_it) {
    tab_to("Pop-up");
    glass.key(ImGuiKey_RightArrow);
    BOOST_TEST(glass.focused() == "Hjemmebesøg");
    glass.key(ImGuiKey_RightArrow);
    glass.key(ImGuiKey_RightArrow);
    BOOST_TEST(glass.focused() == "Telefon");
    glass.key(ImGuiKey_Space);
    BOOST_TEST(state.channel == "phone");
    glass.key(ImGuiKey_Tab);
    BOOST_TEST(glass.focused() == "Varighed: Mindre");
}

BOOST_AUTO_TEST_CASE(the_ring_is_for_the_keyboard_only) {
    const kit::Picture before = glass.picture();
    glass.key(ImGuiKey_Tab);
    const kit::Picture ringed = glass.picture();
    BOOST_TEST(kit::difference(before, ringed, 16) > 0.0005);
    glass.tap_at({640, 780});
    BOOST_TEST(kit::difference(before, glass.picture(), 16) == 0.0);
}

BOOST_AUTO_TEST_CASE(what_gets_the_focus_is_scrolled_into_view) {
    tab_to("Notat");
    const kit::Node& note = glass.node("Notat");
    BOOST_TEST(!note.visible.empty());
    BOOST_TEST(note.visible.height > 50);
}

BOOST_AUTO_TEST_CASE(a_missing_field_can_be_given_the_focus_by_the_screen) {
    glass.tap("Afslut besøg");
    BOOST_TEST(glass.focused() == "Dato for opfølgning");
    BOOST_TEST(glass.node("Dato for opfølgning").visible.height >= 59);
}

BOOST_AUTO_TEST_CASE(a_number_is_held_by_the_space_bar) {
    tab_to("CPR-nummer");
    ImGui::GetIO().AddKeyEvent(ImGuiKey_Space, true);
    glass.frames(3);
    BOOST_TEST(glass.node("CPR-nummer").on);
    ImGui::GetIO().AddKeyEvent(ImGuiKey_Space, false);
    glass.settle();
    BOOST_TEST(!glass.node("CPR-nummer").on);
    BOOST_TEST(state.log.size() == 1U);
}

BOOST_AUTO_TEST_CASE(page_keys_scroll) {
    const float before = glass.node("Samtykke").rect.y;
    glass.key(ImGuiKey_PageDown);
    BOOST_TEST(glass.node("Samtykke").rect.y < before - 200);
    glass.key(ImGuiKey_PageUp);
    BOOST_TEST(glass.node("Samtykke").rect.y == before);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace b2go::tests
