#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "tests/simulation/shrink.hpp"
#include "tests/simulation/simulation.hpp"

using namespace b2go::simulation;

BOOST_AUTO_TEST_SUITE(simulator)

BOOST_AUTO_TEST_CASE(the_same_seed_played_twice_leaves_the_same_trace) {
    for (const std::uint64_t seed : {3U, 7U, 60U, 135U, 2031U}) {
        BOOST_TEST_CONTEXT("seed " << seed) {
            const Result first = play(seed, make_schedule(seed));
            const Result second = play(seed, make_schedule(seed));
            BOOST_TEST(first.trace == second.trace);
            BOOST_TEST(first.words == second.words);
            BOOST_TEST((first.counts == second.counts));
            BOOST_TEST(first.findings.empty());
        }
    }
    BOOST_TEST(play(3, make_schedule(3)).trace != play(4, make_schedule(4)).trace);
}

BOOST_AUTO_TEST_CASE(a_schedule_is_shrunk_to_the_steps_that_are_enough) {
    std::size_t tries = 0;
    const auto kept = shrink(40, [&](const std::vector<std::size_t>& some) {
        ++tries;
        const auto has = [&](std::size_t step) {
            return std::ranges::find(some, step) != some.end();
        };
        return has(3) && has(17) && has(39);
    });
    BOOST_TEST((kept == std::vector<std::size_t>{3, 17, 39}));
    BOOST_TEST(tries < 120U);
}

BOOST_AUTO_TEST_CASE(seeds_meet_every_act_and_every_fault) {
    std::vector<int> acts(static_cast<std::size_t>(Act::end), 0);
    std::vector<int> faults(static_cast<std::size_t>(Fault::end), 0);
    for (std::uint64_t seed = 1; seed <= 500; ++seed) {
        for (const Step& step : make_schedule(seed)) {
            ++acts[static_cast<std::size_t>(step.act)];
            if (step.act == Act::fault) {
                ++faults[step.a % faults.size()];
            }
        }
    }
    BOOST_TEST(std::ranges::min(acts) > 50);
    BOOST_TEST(std::ranges::min(faults) > 100);
}

/// Seeds that once failed; what each found is told by its scenario test.
BOOST_AUTO_TEST_CASE(seeds_that_once_failed_hold) {
    for (const std::uint64_t seed : {60U, 406U, 459U, 584U, 959U, 1708U, 1839U, 2031U, 3170U}) {
        BOOST_TEST_CONTEXT("seed " << seed) {
            const Result result = play(seed, make_schedule(seed));
            for (const std::string& each : result.findings) {
                BOOST_ERROR(each);
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
