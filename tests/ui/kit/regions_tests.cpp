#include <boost/test/unit_test.hpp>

#include "ui_imgui/kit/regions.hpp"

namespace b2go::kit {

BOOST_AUTO_TEST_SUITE(regions)

BOOST_AUTO_TEST_CASE(widgets_lie_below_each_other_with_a_gap_between) {
    Regions regions;
    regions.begin_frame({10, 20, 300, 400}, 12);
    const Rect first = regions.place({100, 50});
    const Rect second = regions.place({100, 50});
    BOOST_TEST(first.y == 20);
    BOOST_TEST(second.y == 82);
    regions.gap_before_next(3);
    BOOST_TEST(regions.place({1, 1}).y == 135);
    BOOST_TEST(regions.place({1, 1}).y == 148);
}

BOOST_AUTO_TEST_CASE(a_flow_goes_on_below_when_its_line_is_full) {
    Regions regions;
    regions.begin_frame({0, 0, 300, 400}, 10);
    regions.push_flow(1, false);
    BOOST_TEST(regions.place({140, 40}).x == 0);
    BOOST_TEST(regions.place({140, 60}).x == 150);
    const Rect third = regions.place({140, 40});
    BOOST_TEST(third.x == 0);
    BOOST_TEST(third.y == 70);
    regions.pop_flow();
    BOOST_TEST(regions.place({10, 10}).y == 120);
}

BOOST_AUTO_TEST_CASE(a_flow_is_right_aligned_and_centred_once_it_has_been_drawn) {
    Regions regions;
    const auto draw = [&] {
        regions.begin_frame({0, 0, 300, 400}, 10);
        regions.push_flow(1, true);
        const Rect low = regions.place({50, 20});
        const Rect high = regions.place({60, 60});
        regions.pop_flow();
        BOOST_TEST(high.width == 60);
        return low;
    };
    draw();
    BOOST_TEST(regions.unsettled());
    const Rect low = draw();
    BOOST_TEST(!regions.unsettled());
    BOOST_TEST(low.x == 180);
    BOOST_TEST(low.y == 20);
}

BOOST_AUTO_TEST_CASE(columns_start_a_new_line_below_the_lowest_cell) {
    Regions regions;
    regions.begin_frame({0, 0, 210, 400}, 10);
    regions.push_columns({100, 100}, 10);
    regions.next_column();
    regions.place({100, 30});
    regions.next_column();
    BOOST_TEST(regions.x() == 110);
    regions.place({100, 70});
    regions.next_column();
    const Rect third = regions.place({100, 30});
    BOOST_TEST(third.x == 0);
    BOOST_TEST(third.y == 80);
    regions.pop_columns();
    BOOST_TEST(regions.place({1, 1}).y == 120);
}

BOOST_AUTO_TEST_CASE(an_empty_flow_takes_no_place) {
    Regions regions;
    regions.begin_frame({0, 0, 210, 400}, 10);
    regions.place({10, 10});
    regions.push_flow(1, false);
    regions.pop_flow();
    BOOST_TEST(regions.place({10, 10}).y == 20);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace b2go::kit
