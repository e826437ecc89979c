#include <boost/test/unit_test.hpp>

#include "ui_imgui/kit/colour.hpp"

namespace b2go::kit {

BOOST_AUTO_TEST_SUITE(colour)

BOOST_AUTO_TEST_CASE(contrast_runs_from_one_to_twenty_one_whichever_comes_first) {
    const Colour black = Colour::from_rgb(0x000000);
    const Colour white = Colour::from_rgb(0xFFFFFF);
    BOOST_TEST(contrast(black, white) == 21.0, boost::test_tools::tolerance(0.001));
    BOOST_TEST(contrast(white, black) == 21.0, boost::test_tools::tolerance(0.001));
    BOOST_TEST(contrast(white, white) == 1.0, boost::test_tools::tolerance(0.001));
    // A pair whose value WCAG's own examples give.
    BOOST_TEST(contrast(Colour::from_rgb(0x767676), white) == 4.54,
               boost::test_tools::tolerance(0.01));
}

BOOST_AUTO_TEST_CASE(packing_puts_red_lowest_and_alpha_highest) {
    BOOST_TEST(Colour::from_rgb(0x0A4F78).packed() == 0xFF784F0AU);
    BOOST_TEST(Colour::from_rgb(0x0A4F78).with_alpha(0).packed() == 0x00784F0AU);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace b2go::kit
