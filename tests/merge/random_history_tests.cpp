// Longer histories than can be enumerated: three replicas with three changes each, drawn at random
// from a printed seed, merged in random orders.
#include <algorithm>
#include <random>

#include <boost/test/unit_test.hpp>

#include "merge/effective.hpp"
#include "tests/merge/history.hpp"

using namespace b2go;
using namespace b2go::merge_test;

namespace {

constexpr std::size_t kReplicas = 3;
constexpr std::size_t kChanges = 9;

/// A shuffle of whose turn it is; each replica has three.
std::vector<std::size_t> turns(std::mt19937& random) {
    std::vector<std::size_t> turns{0, 0, 0, 1, 1, 1, 2, 2, 2};
    std::ranges::shuffle(turns, random);
    return turns;
}

History random_history(std::mt19937& random) {
    std::vector<Plan> plans;
    View written(kReplicas, 0);
    for (const std::size_t author : turns(random)) {
        View view;
        for (const std::size_t most : written) {
            view.push_back(random() % (most + 1));
        }
        plans.push_back({author, view, static_cast<Act>(random() % 5), {}, 0});
        ++written[author];
    }
    return make_history(plans, kReplicas);
}

std::vector<std::size_t> random_order(const History& history, std::mt19937& random) {
    const auto own = by_author(history, kReplicas);
    View taken(kReplicas, 0);
    std::vector<std::size_t> order;
    for (const std::size_t author : turns(random)) {
        order.push_back(own[author][taken[author]++]);
    }
    return order;
}

} // namespace

BOOST_AUTO_TEST_SUITE(random_histories)

BOOST_AUTO_TEST_CASE(nine_changes_of_three_replicas_end_as_the_oracle_says) {
    constexpr unsigned kSeed = 20260512;
    std::mt19937 random(kSeed);
    constexpr int kHistories = 3000;
    for (int i = 0; i < kHistories; ++i) {
        const History history = random_history(random);
        std::string expected;
        for (int round = 0; round < 4; ++round) {
            const auto order = random_order(history, random);
            BOOST_REQUIRE_EQUAL(order.size(), kChanges);
            const auto state = merged(history, order);
            const std::string bytes = record::encode(state);
            BOOST_REQUIRE_MESSAGE(expected.empty() || bytes == expected,
                                  "orders differ; seed " << kSeed << ", history " << i);
            expected = bytes;
            for (const auto field : {record::kLifeField, kFirst, kSecond}) {
                BOOST_REQUIRE_MESSAGE(versions_of(state, field) ==
                                          oracle_live(history, order, field),
                                      "live versions; seed " << kSeed << ", history " << i);
            }
            BOOST_REQUIRE(static_cast<int>(merge::life(state)) ==
                          static_cast<int>(oracle_life(history, order)));
            BOOST_REQUIRE(std::ranges::all_of(
                state.registers, [](const auto& item) { return item.awaited.empty(); }));
        }
    }
    BOOST_TEST_MESSAGE("nine changes: " << kHistories << " histories, 4 orders each, seed "
                                        << kSeed);
}

BOOST_AUTO_TEST_SUITE_END()
