#include "store/attempts.hpp"

#include <boost/test/unit_test.hpp>

namespace {

using namespace b2go;
using namespace b2go::store;

/// A day after the machine was started.
constexpr base::Uptime kNow{86'400'000};

BOOST_AUTO_TEST_SUITE(wrong_passphrases)

BOOST_AUTO_TEST_CASE(cost_nothing_at_first_and_then_twice_as_much_each_time) {
    BOOST_TEST(wait_ms({0, kNow}, kNow) == 0);
    BOOST_TEST(wait_ms({2, kNow}, kNow) == 0);
    BOOST_TEST(wait_ms({3, kNow}, kNow) == 30'000);
    BOOST_TEST(wait_ms({4, kNow}, kNow) == 60'000);
    BOOST_TEST(wait_ms({5, kNow}, kNow) == 120'000);
    BOOST_TEST(wait_ms({50, kNow}, kNow) == kLongestWaitMs);
}

BOOST_AUTO_TEST_CASE(are_waited_for_until_the_time_has_passed) {
    BOOST_TEST(wait_ms({3, kNow}, {kNow.ms + 10'000}) == 20'000);
    BOOST_TEST(wait_ms({3, kNow}, {kNow.ms + 30'000}) == 0);
}

BOOST_AUTO_TEST_CASE(are_not_forgiven_by_a_restart_of_the_machine_nor_punished_for_ever) {
    const base::Uptime started{5'000};
    BOOST_TEST(wait_ms({3, kNow}, {0}) == 30'000);
    BOOST_TEST(wait_ms({3, kNow}, started) == 25'000);
    const Attempts now_settled = settled({3, kNow}, started);
    BOOST_TEST(wait_ms(now_settled, {30'000}) == 0);
}

BOOST_AUTO_TEST_CASE(are_remembered_in_a_file) {
    const Attempts attempts{4, kNow};
    BOOST_TEST((decode_attempts(encode(attempts), kNow) == attempts));
    BOOST_TEST((decode_attempts("", kNow) == Attempts{}));
}

BOOST_AUTO_TEST_CASE(are_not_forgotten_when_the_file_is_damaged) {
    for (const char* text : {"wrong=", "wrong=-1 last=5", "nonsense", "wrong=1"}) {
        BOOST_TEST(wait_ms(decode_attempts(text, kNow), kNow) == kLongestWaitMs);
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
