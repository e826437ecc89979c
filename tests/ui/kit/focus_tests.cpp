#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <imgui.h>

#include "tests/support/ui/glass.hpp"
#include "tests/ui/kit/gallery.hpp"
#include "ui_imgui/kit/metrics.hpp"

namespace b2go::tests {

namespace {

constexpr float kRing = kit::metrics::kFocusRing + kit::metrics::kFocusEdge;

/// Where a ring lies above and below, but for its corners.
kit::Rect above(const kit::Rect& rect) {
    return {rect.x + 12, std::floor(rect.y) - kRing, rect.width - 24, kRing};
}
kit::Rect below(const kit::Rect& rect) {
    return {rect.x + 12, std::ceil(rect.bottom()), rect.width - 24, kRing};
}

/// All of it looks alike: nothing is drawn there.
bool is_ground(const kit::Picture& picture, const kit::Rect& rect) {
    const auto pixel = [&](int x, int y) {
        return &picture.rgba[4 * (static_cast<std::size_t>(y) *
                                      static_cast<std::size_t>(picture.width) +
                                  static_cast<std::size_t>(x))];
    };
    const int right = std::min(static_cast<int>(rect.right()), picture.width);
    const int bottom = std::min(static_cast<int>(rect.bottom()), picture.height);
    for (int y = static_cast<int>(rect.y); y < bottom; ++y) {
        for (int x = static_cast<int>(rect.x); x < right; ++x) {
            if (!std::equal(pixel(x, y), pixel(x, y) + 3,
                            pixel(static_cast<int>(rect.x), static_cast<int>(rect.y)))) {
                return false;
            }
        }
    }
    return true;
}

struct Gallery {
    GalleryState state;
    Glass glass{[this](kit::Ui& ui) { draw_gallery(ui, state); }};
    void tab_to(const std::string& label) {
        for (int i = 0; i < 60 && glass.focused() != label; ++i) {
            glass.key(ImGuiKey_Tab);
        }
        BOOST_REQUIRE_EQUAL(glass.focused(), label);
    }
    /// Looks where the ring of everything on the page but rows and tabs would lie; how many those
    /// were.
    int require_ground_around_fields(int percent) {
        const kit::Picture picture = glass.picture();
        int looked_at = 0;
        for (const kit::Node& node : glass.tree().nodes) {
            if (!node.focusable || node.role == kit::Role::row || node.role == kit::Role::tab) {
                continue;
            }
            ++looked_at;
            BOOST_TEST(is_ground(picture, above(node.rect)),
                       node.label << " has words above it at " << percent << " %");
            BOOST_TEST(is_ground(picture, below(node.rect)),
                       node.label << " has words below it at " << percent << " %");
        }
        return looked_at;
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

BOOST_AUTO_TEST_CASE(what_has_the_focus_stays_in_view_when_all_is_laid_out_anew) {
    const std::string asked = "Vi må tale med datteren Åse";
    tab_to(asked);
    const auto is_whole = [&] {
        const kit::Node& node = glass.node(asked);
        return !node.visible.empty() && node.visible.height > node.rect.height - 1;
    };
    BOOST_TEST(is_whole());
    glass.set_look({.text_percent = 200});
    BOOST_TEST(is_whole());
    glass.set_look({.text_percent = 200, .gloves = true});
    BOOST_TEST(is_whole());
    glass.resize({800, 1280});
    BOOST_TEST(is_whole());
    glass.set_look({});
    BOOST_TEST(is_whole());
}

BOOST_AUTO_TEST_CASE(what_was_scrolled_away_is_not_brought_back_by_another_look) {
    tab_to("Notat");
    for (int i = 0; i < 20; ++i) {
        glass.wheel({800, 400}, 10);
    }
    BOOST_REQUIRE(glass.node("Notat").visible.empty());
    glass.set_look({.theme = kit::ThemeKind::dark});
    glass.set_look({.text_percent = 150});
    BOOST_TEST(glass.node("Notat").visible.empty());
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

BOOST_AUTO_TEST_CASE(the_ring_lies_on_no_word_of_a_field) {
    glass.resize({1280, 4000}); // nothing scrolls, and no edge is shaded
    for (const int percent : {100, 200}) {
        glass.set_look({.text_percent = percent});
        int looked_at = 0;
        for (const char* page : {"visit", "fields"}) {
            state.page = page;
            glass.settle();
            looked_at += require_ground_around_fields(percent);
        }
        BOOST_TEST(looked_at > 15);
    }
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
