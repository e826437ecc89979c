#include <boost/test/unit_test.hpp>
#include <imgui.h>

#include "tests/support/ui/glass.hpp"
#include "tests/ui/kit/gallery.hpp"

namespace b2go::tests {

namespace {

struct Gallery {
    GalleryState state;
    Glass glass{[this](kit::Ui& ui) { draw_gallery(ui, state); }};
    [[nodiscard]] float consent_y() const { return glass.node("Samtykke").rect.y; }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(scrolling, Gallery)

BOOST_AUTO_TEST_CASE(dragging_moves_the_content_with_the_finger_and_cancels_the_tap) {
    const kit::Point at = glass.node("MitID – genaktivering").rect.centre();
    const float before = consent_y();
    glass.press(at);
    for (int i = 1; i <= 12; ++i) {
        glass.move({at.x, at.y - static_cast<float>(i) * 10});
    }
    // 120 px less the slop that told a drag from a tap.
    glass.frames(20);
    BOOST_TEST(before - consent_y() >= 95.0F);
    BOOST_TEST(before - consent_y() <= 120.0F);
    glass.lift();
    glass.settle();
    BOOST_TEST(state.log.empty());
}

BOOST_AUTO_TEST_CASE(less_than_the_slop_does_not_scroll) {
    const kit::Point at = glass.node("Vi må kontakte Udbetaling Danmark").rect.centre();
    const float before = consent_y();
    glass.press({at.x, 500});
    glass.move({at.x, 490});
    glass.lift();
    glass.settle();
    BOOST_TEST(consent_y() == before);
}

BOOST_AUTO_TEST_CASE(a_throw_glides_on_and_stops_by_itself) {
    const float before = consent_y();
    glass.drag({900, 600}, {900, 480}, 5);
    const float released = consent_y();
    BOOST_TEST(glass.ui().wants_frame());
    glass.settle();
    BOOST_TEST(consent_y() < released - 30);
    BOOST_TEST(released < before);
}

BOOST_AUTO_TEST_CASE(a_finger_stops_what_glides) {
    glass.drag({900, 600}, {900, 480}, 5);
    glass.frames(3);
    glass.press({900, 300});
    const float held = consent_y();
    glass.frames(30);
    BOOST_TEST(consent_y() == held);
    glass.lift();
}

BOOST_AUTO_TEST_CASE(a_drag_that_stands_still_at_the_end_is_no_throw) {
    glass.press({900, 600});
    for (int i = 1; i <= 10; ++i) {
        glass.move({900, 600 - static_cast<float>(i) * 10});
    }
    glass.frames(20);
    glass.lift();
    const float released = consent_y();
    glass.settle();
    BOOST_TEST(consent_y() == released);
}

BOOST_AUTO_TEST_CASE(a_finger_that_rests_keeps_nobody_awake) {
    glass.press({900, 600});
    for (int i = 1; i <= 10; ++i) {
        glass.move({900, 600 - static_cast<float>(i) * 10});
    }
    BOOST_TEST(glass.ui().wants_frame());
    glass.settle(); // the finger is still down
    BOOST_TEST(!glass.ui().wants_frame());
    glass.lift();
}

BOOST_AUTO_TEST_CASE(a_finger_faster_than_the_frames_takes_the_content_along) {
    const float before = consent_y();
    glass.press({900, 600});
    glass.move({900, 500});
    glass.settle();
    BOOST_TEST(before - consent_y() >= 80.0F);
    BOOST_TEST(before - consent_y() <= 100.0F);
    const float held = consent_y();
    glass.lift();
    glass.settle();
    BOOST_TEST(consent_y() == held);
}

BOOST_AUTO_TEST_CASE(nothing_scrolls_beyond_its_ends) {
    const float top = glass.node("Pop-up").rect.y;
    glass.drag({900, 300}, {900, 690}, 4);
    glass.settle();
    BOOST_TEST(glass.node("Pop-up").rect.y == top);
    for (int i = 0; i < 8; ++i) {
        glass.drag({900, 690}, {900, 120}, 4);
        glass.settle();
    }
    // The end of the last card, above the action bar and its own margin.
    BOOST_TEST(glass.node("Notat").rect.bottom() > 600);
}

BOOST_AUTO_TEST_CASE(the_two_parts_scroll_by_themselves) {
    glass.resize({1280, 560});
    const float left = glass.node("Adresse").rect.y;
    glass.wheel({900, 300}, -3);
    BOOST_TEST(glass.node("Adresse").rect.y == left);
    glass.wheel({200, 300}, -1);
    BOOST_TEST(glass.node("Adresse").rect.y < left);
}

BOOST_AUTO_TEST_CASE(a_sideways_drag_does_not_scroll) {
    const float before = consent_y();
    glass.drag({700, 400}, {1000, 420});
    glass.settle();
    BOOST_TEST(consent_y() == before);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace b2go::tests
