#include "record/dot.hpp"

#include <limits>

#include <boost/test/unit_test.hpp>

using namespace b2go;
using record::Dot;
using record::Dots;

BOOST_AUTO_TEST_SUITE(dots)

BOOST_AUTO_TEST_CASE(a_dot_is_printed_and_read_the_same) {
    BOOST_TEST((Dot{100'001, 7, 0x9f3a1c22}.text()) == "100001:7:9f3a1c22");
    BOOST_TEST((Dot{1, 1, 0x0000000a}.text()) == "1:1:0000000a");
    for (const Dot& dot :
         {Dot{}, Dot{100'001, 7, 0x9f3a1c22},
          Dot{std::numeric_limits<std::uint32_t>::max(), record::kLastSeq, 0xffffffff}}) {
        BOOST_CHECK(Dot::parse(dot.text()) == dot);
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_dot_is_refused) {
    for (const char* wrong : {"",
                              "1",
                              "1:2",
                              "1:2:",
                              "1:2:3",
                              "1:2:0000000",
                              "1:2:000000000",
                              "1:2:0000000g",
                              "1:2:00000001 ",
                              " 1:2:00000001",
                              "1: 2:00000001",
                              "-1:2:00000001",
                              "+1:2:00000001",
                              "1:-2:00000001",
                              "1:2:-0000001",
                              "1:2:0x000001",
                              "4294967296:2:00000001",
                              "1:18446744073709551616:00000001",
                              "1:9223372036854775808:00000001",
                              "1:2:00000001:",
                              "a:2:00000001",
                              "1::00000001",
                              "::"}) {
        BOOST_TEST(!Dot::parse(wrong).has_value(), wrong);
    }
}

BOOST_AUTO_TEST_CASE(a_dot_has_one_spelling) {
    for (const char* wrong : {"01:2:00000001", "1:02:00000001", "1:2:0000000A"}) {
        BOOST_TEST(!Dot::parse(wrong).has_value(), wrong);
    }
}

BOOST_AUTO_TEST_CASE(dots_compare_whole) {
    BOOST_CHECK((Dot{1, 1, 1} != Dot{1, 1, 2}));
    BOOST_CHECK((Dot{1, 9, 9} < Dot{2, 1, 1}));
    BOOST_CHECK((Dot{1, 1, 9} < Dot{1, 2, 1}));
    BOOST_CHECK((Dot{1, 1, 1} < Dot{1, 1, 2}));
}

BOOST_AUTO_TEST_CASE(dots_are_kept_sorted_and_once_each) {
    Dots dots;
    for (const Dot& dot : {Dot{2, 1, 0}, Dot{1, 2, 0}, Dot{2, 1, 0}, Dot{1, 1, 5}, Dot{1, 1, 4}}) {
        record::insert(dots, dot);
    }
    BOOST_CHECK((dots == Dots{{1, 1, 4}, {1, 1, 5}, {1, 2, 0}, {2, 1, 0}}));
    BOOST_TEST(record::contains(dots, {1, 1, 5}));
    BOOST_TEST(!record::contains(dots, {1, 1, 6}));
    BOOST_TEST(!record::contains({}, {1, 1, 6}));
}

BOOST_AUTO_TEST_SUITE_END()
