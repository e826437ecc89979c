#include <boost/test/unit_test.hpp>
#include <imgui.h>

#include "tests/support/ui/glass.hpp"
#include "tests/ui/kit/gallery.hpp"

namespace b2go::tests {

namespace {

struct Citizens {
    GalleryState state;
    Glass glass{[this](kit::Ui& ui) {
        state.page = "citizens";
        draw_gallery(ui, state);
    }};
    [[nodiscard]] int rows() const {
        int count = 0;
        for (const kit::Node& node : glass.tree().nodes) {
            count += node.role == kit::Role::row ? 1 : 0;
        }
        return count;
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(virtual_lists, Citizens)

BOOST_AUTO_TEST_CASE(only_what_can_be_seen_is_drawn) {
    BOOST_TEST(rows() >= 6);
    BOOST_TEST(rows() <= 12);
}

BOOST_AUTO_TEST_CASE(the_last_of_a_hundred_thousand_rows_can_be_reached_and_tapped) {
    for (int i = 0; i < 60; ++i) {
        glass.wheel({700, 500}, -40'000);
    }
    BOOST_TEST(glass.shows("nr. 100000"));
    BOOST_TEST(rows() <= 12);
    glass.tap("nr. 100000");
    BOOST_TEST(state.log.back().find("nr. 100000") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(rows_keep_their_place_when_a_long_one_wraps) {
    glass.set_look({.text_percent = 200});
    glass.wheel({700, 500}, -30);
    const kit::Node* first = nullptr;
    for (const kit::Node& node : glass.tree().nodes) {
        if (node.role != kit::Role::row) {
            continue;
        }
        if (first != nullptr) {
            BOOST_TEST(node.rect.y >= first->rect.bottom());
            BOOST_TEST(node.rect.y < first->rect.bottom() + 20);
        }
        first = &node;
    }
    BOOST_TEST(first != nullptr);
}

BOOST_AUTO_TEST_CASE(arrows_walk_down_the_list_beyond_the_window) {
    while (glass.focused().find("nr. 1") == std::string::npos) {
        glass.key(ImGuiKey_Tab);
    }
    for (int i = 0; i < 25; ++i) {
        glass.key(ImGuiKey_DownArrow);
    }
    BOOST_TEST(glass.focused().find("nr. 26") != std::string::npos);
    BOOST_TEST(glass.tree().focused()->visible.height >= 60);
    glass.key(ImGuiKey_Enter);
    BOOST_TEST(state.log.back().find("nr. 26") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_list_that_becomes_short_shows_all_of_it) {
    for (int i = 0; i < 5; ++i) {
        glass.wheel({700, 500}, -4000);
    }
    state.rows = 3;
    glass.settle();
    BOOST_TEST(rows() == 3);
    BOOST_TEST(!glass.node("nr. 1").visible.empty());
    state.rows = 0;
    glass.settle();
    BOOST_TEST(rows() == 0);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace b2go::tests
