#include <boost/test/unit_test.hpp>

#include "ui_imgui/kit/row_heights.hpp"

namespace b2go::kit {

BOOST_AUTO_TEST_SUITE(row_heights)

BOOST_AUTO_TEST_CASE(rows_never_drawn_are_taken_to_be_as_high_as_the_guess) {
    RowHeights rows;
    rows.resize(100'000, 70);
    BOOST_TEST(rows.offset(0) == 0);
    BOOST_TEST(rows.offset(100'000) == 7'000'000);
    BOOST_TEST(rows.row_at(-5) == 0U);
    BOOST_TEST(rows.row_at(69.9) == 0U);
    BOOST_TEST(rows.row_at(70) == 1U);
    BOOST_TEST(rows.row_at(1e9) == 99'999U);
}

BOOST_AUTO_TEST_CASE(a_row_that_was_drawn_moves_those_below_it) {
    RowHeights rows;
    rows.resize(1000, 10);
    rows.set(300, 110);
    BOOST_TEST(rows.offset(300) == 3000);
    BOOST_TEST(rows.offset(301) == 3110);
    BOOST_TEST(rows.row_at(3100) == 300U);
    BOOST_TEST(rows.row_at(3110) == 301U);
    rows.set(300, 20);
    BOOST_TEST(rows.offset(1000) == 10'010);
}

BOOST_AUTO_TEST_CASE(every_row_is_found_again_by_its_own_offset) {
    RowHeights rows;
    rows.resize(2000, 33);
    for (std::size_t row = 0; row < 2000; row += 7) {
        rows.set(row, static_cast<float>(20 + row % 90));
    }
    for (std::size_t row = 0; row < 2000; ++row) {
        BOOST_REQUIRE_EQUAL(rows.row_at(rows.offset(row)), row);
    }
}

BOOST_AUTO_TEST_CASE(a_list_that_grows_or_shrinks_keeps_what_it_knows) {
    RowHeights rows;
    rows.resize(600, 10);
    rows.set(5, 50);
    rows.resize(700, 10);
    BOOST_TEST(rows.offset(700) == 7040);
    rows.resize(3, 10);
    BOOST_TEST(rows.offset(3) == 30);
    rows.resize(0, 10);
    BOOST_TEST(rows.row_at(100) == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace b2go::kit
