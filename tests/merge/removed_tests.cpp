#include "merge/removed.hpp"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "merge/apply.hpp"
#include "record/value.hpp"

using namespace b2go;
using record::Change;
using record::Dot;
using record::RecordState;
using record::Rule;

namespace {

constexpr record::FieldNumber kElements = 20;
constexpr record::FieldNumber kOther = 30;
constexpr base::Instant kThen{1'000};
constexpr base::Instant kLater{2'000};

const Rule& rule_of(record::FieldNumber field) {
    static const Rule elements = Rule::add_wins();
    static const Rule other = Rule::ask();
    return field == kElements ? elements : other;
}

Change change_of(record::DeviceNumber device, record::Seq seq, std::string key, bool is_there,
                 record::Dots seen = {}) {
    Change change;
    change.device = device;
    change.seq = seq;
    change.time = kThen;
    change.writes.push_back({kElements, std::move(key), record::encode(record::Value(is_there)),
                             std::move(seen), std::nullopt});
    return change;
}

Change deletion_of(record::DeviceNumber device, const record::Dots& seen) {
    Change change = change_of(device, 1, {}, false);
    change.writes.front() = {
        record::kLifeField, {}, record::encode(record::Value(seen)), {}, std::nullopt};
    return change;
}

void apply(RecordState& state, const Change& change) {
    merge::apply(state, change, {change.device, change.seq, 0});
}

/// Element `toilet` was put in and taken out again by device 1, `net` was put in.
RecordState with_removed() {
    RecordState state;
    apply(state, change_of(1, 1, "toilet", true));
    apply(state, change_of(1, 2, "toilet", false, {{1, 1, 0}}));
    apply(state, change_of(1, 3, "net", true));
    return state;
}

bool forgets(RecordState& state) { return merge::forget_removed(state, kLater, rule_of); }

bool shows(const RecordState& state, std::string_view key) {
    const record::Register* item = state.find(kElements, key);
    const auto shown =
        item != nullptr ? merge::effective(*item, rule_of(kElements)) : merge::Effective{};
    return shown.version != nullptr &&
           record::decode_value(shown.version->value) == record::Value(true);
}

} // namespace

BOOST_AUTO_TEST_SUITE(elements_long_removed)

BOOST_AUTO_TEST_CASE(are_forgotten_and_nothing_else) {
    RecordState state = with_removed();
    const auto applied = state.applied;
    BOOST_TEST(forgets(state));
    BOOST_TEST(state.find(kElements, "toilet") == nullptr);
    BOOST_TEST(shows(state, "net"));
    BOOST_CHECK(state.applied == applied);
    BOOST_TEST(!forgets(state));
}

BOOST_AUTO_TEST_CASE(stay_while_they_are_young) {
    RecordState state = with_removed();
    BOOST_TEST(!merge::forget_removed(state, kThen, rule_of));
    BOOST_CHECK(state == with_removed());
}

BOOST_AUTO_TEST_CASE(stay_while_two_people_differ_or_agree) {
    for (const bool other : {false, true}) {
        RecordState state = with_removed();
        apply(state, change_of(2, 1, "toilet", other));
        BOOST_TEST(!forgets(state));
    }
}

BOOST_AUTO_TEST_CASE(stay_while_a_word_is_awaited) {
    RecordState state = with_removed();
    apply(state, change_of(2, 1, "toilet", false, {{1, 2, 0}, {3, 1, 0}}));
    BOOST_REQUIRE(state.find(kElements, "toilet")->versions.size() == 1);
    BOOST_TEST(!forgets(state));
}

BOOST_AUTO_TEST_CASE(are_elements_of_sets_only) {
    RecordState state;
    Change change = change_of(1, 1, {}, false);
    change.writes.front().field = kOther;
    apply(state, change);
    BOOST_TEST(!forgets(state));
}

BOOST_AUTO_TEST_CASE(stay_where_somebody_deleted_the_record_without_having_seen_them) {
    RecordState state = with_removed();
    apply(state, deletion_of(2, {{1, 3, 0}}));
    BOOST_REQUIRE(merge::life(state) == merge::Life::disputed);
    BOOST_TEST(!forgets(state));
    BOOST_CHECK(merge::life(state) == merge::Life::disputed);
}

/// Whoever comes late, having seen the removal or not, ends where they would have.
BOOST_AUTO_TEST_CASE(change_nothing_for_what_comes_later) {
    for (const record::Dots& seen :
         {record::Dots{}, record::Dots{{1, 1, 0}}, record::Dots{{1, 2, 0}}}) {
        for (const bool is_there : {false, true}) {
            RecordState kept = with_removed();
            RecordState forgotten = with_removed();
            BOOST_REQUIRE(forgets(forgotten));
            for (RecordState* each : {&kept, &forgotten}) {
                apply(*each, change_of(2, 1, "toilet", is_there, seen));
                apply(*each, change_of(1, 2, "toilet", false, {{1, 1, 0}})); // once more
            }
            BOOST_TEST(shows(forgotten, "toilet") == shows(kept, "toilet"));
            BOOST_TEST(shows(forgotten, "toilet") == is_there);
            BOOST_CHECK(forgotten.applied == kept.applied);
            BOOST_CHECK(forgotten.find(kElements, "toilet")->awaited.empty());
        }
    }
    RecordState forgotten = with_removed();
    BOOST_REQUIRE(forgets(forgotten));
    apply(forgotten, deletion_of(2, {{1, 2, 0}, {1, 3, 0}}));
    BOOST_CHECK(merge::life(forgotten) == merge::Life::deleted);
}

BOOST_AUTO_TEST_CASE(are_not_missed_when_a_record_is_made_again_from_its_changes) {
    for (const bool was_put_in_again : {false, true}) {
        RecordState whole = with_removed();
        RecordState kept = with_removed();
        BOOST_REQUIRE(forgets(kept));
        for (RecordState* each : {&whole, &kept}) {
            if (was_put_in_again) {
                apply(*each, change_of(2, 1, "toilet", true)); // by somebody who had not seen it
            }
        }
        BOOST_CHECK(whole != kept);
        merge::forget_alike(whole, kept, rule_of);
        BOOST_CHECK(whole == kept);
    }
}

BOOST_AUTO_TEST_CASE(are_all_that_may_be_missed) {
    RecordState whole = with_removed();
    Change other = change_of(1, 4, {}, false);
    other.writes.front().field = kOther;
    apply(whole, other);
    RecordState kept = with_removed();
    std::erase_if(kept.registers, [](const auto& item) { return item.key == "net"; });
    merge::forget_alike(whole, kept, rule_of);
    BOOST_TEST(shows(whole, "net"));
    BOOST_TEST(whole.find(kOther) != nullptr);
    BOOST_TEST(whole.find(kElements, "toilet") != nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
