// Every small history: three replicas, everything they can have seen, every order of arrival.
#include <algorithm>
#include <map>
#include <set>

#include <boost/test/unit_test.hpp>

#include "merge/effective.hpp"
#include "record/value.hpp"
#include "tests/merge/history.hpp"

using namespace b2go;
using namespace b2go::merge_test;
using record::Dots;
using record::RecordState;
using record::Rule;
using record::Value;

namespace {

constexpr std::size_t kReplicas = 3;

struct Counts {
    std::size_t histories = 0;
    std::size_t orders = 0;
    std::size_t states = 0;
};

void report(const char* what, const Counts& counts) {
    BOOST_TEST_MESSAGE(what << ": " << counts.histories << " histories, " << counts.orders
                            << " orders of arrival, " << counts.states << " states checked");
}

/// What must hold of any state a replica can be in, given what it has merged.
void check_state(const History& history, const RecordState& state,
                 const std::vector<std::size_t>& accepted, Counts& counts) {
    ++counts.states;
    bool right = true;
    for (const record::FieldNumber field : {record::kLifeField, kFirst, kSecond}) {
        right = right && versions_of(state, field) == oracle_live(history, accepted, field);
    }
    right = right && static_cast<int>(merge::life(state)) ==
                         static_cast<int>(oracle_life(history, accepted));
    const std::string bytes = record::encode(state);
    const auto again = record::decode_state(bytes);
    right = right && again == state; // decoding itself refuses what would not encode the same
    RecordState replayed = state;
    for (const std::size_t index : accepted) {
        right = right && merge::apply(replayed, history[index].change, history[index].dot) ==
                             merge::Applied::replay;
    }
    right = right && replayed == state;
    if (!right) { // one assertion per state would take most of the time
        BOOST_ERROR("a state is not what the oracle says, or does not survive a replay or codec");
    }
}

/// Orders written out one by one.
void check_every_order(const History& history, Counts& counts) {
    std::string expected;
    counts.orders += each_order(history, kReplicas, [&](const std::vector<std::size_t>& order) {
        const RecordState state = merged(history, order);
        const std::string bytes = record::encode(state);
        if (expected.empty()) {
            expected = bytes;
            check_state(history, state, order, counts);
        }
        if (bytes != expected) {
            BOOST_ERROR("two orders of arrival ended in different bytes");
        }
    });
}

/// All orders at once: a node is what has arrived of each device, an edge one more arrival. If all
/// edges into each node end in the same bytes, all orders do, and every state on the way is
/// checked.
void check_every_arrival(const History& history, Counts& counts) {
    const auto own = by_author(history, kReplicas);
    std::map<View, std::pair<RecordState, std::size_t>> reached; // state, number of orders to it
    View none(kReplicas, 0);
    reached[none] = {merged(history, {}), 1};
    std::set<View> ready{none};
    while (!ready.empty()) {
        const View at = ready.extract(ready.begin()).value();
        const auto [state, orders] = reached.at(at);
        std::vector<std::size_t> accepted;
        for (std::size_t author = 0; author < kReplicas; ++author) {
            accepted.insert(accepted.end(), own[author].begin(),
                            own[author].begin() + static_cast<std::ptrdiff_t>(at[author]));
        }
        check_state(history, state, accepted, counts);
        bool last = true;
        for (std::size_t author = 0; author < kReplicas; ++author) {
            if (at[author] == own[author].size()) {
                continue;
            }
            last = false;
            View next = at;
            const Made& made = history[own[author][next[author]++]];
            RecordState after = state;
            merge::apply(after, made.change, made.dot);
            const auto [place, fresh] = reached.try_emplace(next, after, std::size_t{0});
            if (!fresh && record::encode(place->second.first) != record::encode(after)) {
                BOOST_ERROR("two orders of arrival ended in different bytes");
            }
            place->second.second += orders;
            ready.insert(next);
        }
        counts.orders += last ? orders : 0;
    }
}

/// Every assignment of one of `choices` to each of `count` places.
template <typename Use> void each_assignment(std::size_t count, std::size_t choices, Use use) {
    std::vector<std::size_t> chosen(count, 0);
    while (true) {
        use(chosen);
        std::size_t place = 0;
        while (place < count && ++chosen[place] == choices) {
            chosen[place++] = 0;
        }
        if (place == count) {
            return;
        }
    }
}

std::string code(const char* text) { return record::encode(Value(std::string(text))); }
std::string day(std::int32_t days) { return record::encode(Value(base::Date{days})); }

/// A rule, values to try and, for each value, its place in the order of safety (−1: unranked).
struct Case {
    const char* name;
    Rule rule;
    std::vector<std::string> values;
    std::vector<int> ranks;
};

std::vector<Case> cases() {
    const std::vector<std::string> codes{"", code("a"), code("b"), code("c"), code("unlisted")};
    const std::vector<std::string> days{"", day(-3), day(0), day(9)};
    return {
        {"ask", Rule::ask(), {"", code("a"), code("")}, {}},
        {"latest", Rule::latest(), {"", code("a"), code("b")}, {}},
        {"strictest listed", Rule::strictest({{"a"}, {"b", "c"}}), codes, {-1, 0, 1, 1, -1}},
        {"strictest earlier", Rule::earliest(), days, {-1, 0, 1, 2}},
        {"strictest later", Rule::furthest(), days, {-1, 2, 1, 0}},
        {"add_wins",
         Rule::add_wins(),
         {record::encode(Value(true)), record::encode(Value(false)), ""},
         {}},
        {"once", Rule::once(), {"", code("a"), code("b")}, {}},
    };
}

struct Answer {
    std::string value;
    merge::Why why = merge::Why::absent;
    bool operator==(const Answer&) const = default;
};

/// The rules in the words of the specification, over the live changes alone.
Answer oracle_effective(const Case& tried, const History& history, const Dots& live) {
    std::vector<const Made*> voices;
    for (const Made& made : history) {
        if (std::ranges::find(live, made.dot) != live.end()) {
            voices.push_back(&made);
        }
    }
    const auto word = [](const Made* made) { return made->change.writes.front().value; };
    if (std::ranges::any_of(voices, [&](const Made* made) { return !word(made).empty(); })) {
        std::erase_if(voices, [&](const Made* made) { return word(made).empty(); });
    }
    const Made* latest = voices.front();
    std::set<std::string> words;
    for (const Made* made : voices) {
        words.insert(word(made));
        const bool later = made->change.time > latest->change.time ||
                           (made->change.time == latest->change.time && made->dot > latest->dot);
        latest = later ? made : latest;
    }
    if (voices.size() == 1) {
        return {word(latest), merge::Why::only};
    }
    if (words.size() == 1) {
        return {word(latest), merge::Why::equal};
    }
    if (tried.rule.kind == Rule::Kind::latest) {
        return {word(latest), merge::Why::rule};
    }
    if (tried.rule.kind == Rule::Kind::add_wins) {
        return {record::encode(Value(true)), merge::Why::rule};
    }
    if (tried.rule.kind == Rule::Kind::strictest) {
        std::map<int, std::set<std::string>> by_rank;
        for (const std::string& each : words) {
            const auto at = std::ranges::find(tried.values, each) - tried.values.begin();
            by_rank[tried.ranks[static_cast<std::size_t>(at)]].insert(each);
        }
        if (!by_rank.contains(-1) && by_rank.begin()->second.size() == 1) {
            return {*by_rank.begin()->second.begin(), merge::Why::rule};
        }
    }
    return {word(latest), merge::Why::undecided};
}

/// The same history with all orders of arrival under one rule.
void check_rule(const Case& tried, const History& history, Counts& counts) {
    ++counts.histories;
    std::optional<std::string> expected;
    counts.orders += each_order(history, kReplicas, [&](const std::vector<std::size_t>& order) {
        const RecordState state = merged(history, order);
        const merge::Effective shown = merge::effective(*state.find(kFirst), tried.rule);
        const Answer answer{shown.version->value, shown.why};
        ++counts.states;
        if (answer != oracle_effective(tried, history, oracle_live(history, order, kFirst))) {
            BOOST_ERROR("what is shown is not what the rule says: " << tried.name);
        }
        const std::string bytes = record::encode(state);
        if (bytes != expected.value_or(bytes)) {
            BOOST_ERROR("two orders of arrival ended in different bytes: " << tried.name);
        }
        expected = bytes;
    });
}

} // namespace

BOOST_AUTO_TEST_SUITE(enumeration)

BOOST_AUTO_TEST_CASE(every_rule_shows_one_result_in_every_order_of_up_to_three_changes) {
    // Times of the three changes: as written, against it, all the same.
    const std::vector<std::vector<std::int64_t>> clocks{{1, 2, 3}, {3, 2, 1}, {5, 5, 5}};
    for (const Case& tried : cases()) {
        Counts counts;
        for (std::size_t count = 1; count <= 3; ++count) {
            each_shape(count, kReplicas, [&](const std::vector<Plan>& shape) {
                each_assignment(count, tried.values.size(), [&](const auto& chosen) {
                    for (const auto& clock : clocks) {
                        std::vector<Plan> plans = shape;
                        for (std::size_t i = 0; i < count; ++i) {
                            plans[i].value = tried.values[chosen[i]];
                            plans[i].time_ms = clock[i];
                        }
                        check_rule(tried, make_history(plans, kReplicas), counts);
                    }
                });
            });
        }
        report(tried.name, counts);
        BOOST_TEST(counts.orders > 2000U);
    }
}

BOOST_AUTO_TEST_CASE(edits_deletes_and_restores_of_up_to_three_changes_converge) {
    Counts counts;
    for (std::size_t count = 1; count <= 3; ++count) {
        each_shape(count, kReplicas, [&](const std::vector<Plan>& shape) {
            each_assignment(count, 5, [&](const auto& chosen) {
                std::vector<Plan> plans = shape;
                for (std::size_t i = 0; i < count; ++i) {
                    plans[i].act = static_cast<Act>(chosen[i]);
                    plans[i].value = code("a");
                }
                ++counts.histories;
                const History history = make_history(plans, kReplicas);
                check_every_order(history, counts);
                check_every_arrival(history, counts);
            });
        });
    }
    report("all acts, three changes", counts);
    BOOST_TEST(counts.histories > 4000U);
}

BOOST_AUTO_TEST_CASE(edits_deletes_and_restores_of_four_changes_converge) {
    constexpr std::array<Act, 3> kActs{Act::edit_first, Act::remove, Act::restore};
    Counts counts;
    each_shape(4, kReplicas, [&](const std::vector<Plan>& shape) {
        each_assignment(4, kActs.size(), [&](const auto& chosen) {
            std::vector<Plan> plans = shape;
            for (std::size_t i = 0; i < 4; ++i) {
                plans[i].act = kActs[chosen[i]];
            }
            ++counts.histories;
            check_every_arrival(make_history(plans, kReplicas), counts);
        });
    });
    report("edit, delete, restore, four changes", counts);
    BOOST_TEST(counts.histories > 10'000U);
}

BOOST_AUTO_TEST_CASE(one_register_written_five_times_converges_in_every_order) {
    Counts counts;
    each_shape(5, kReplicas, [&](const std::vector<Plan>& shape) {
        ++counts.histories;
        check_every_arrival(make_history(shape, kReplicas), counts);
    });
    report("one register, five changes", counts);
    BOOST_TEST(counts.histories > 10'000U);
}

BOOST_AUTO_TEST_SUITE_END()
