#include "merge/apply.hpp"

#include <boost/test/unit_test.hpp>

#include "merge/effective.hpp"
#include "record/value.hpp"

using namespace b2go;
using merge::Applied;
using record::Change;
using record::Dot;
using record::Dots;
using record::RecordState;
using record::Write;

namespace {

constexpr record::FieldNumber kName = 10;
constexpr record::FieldNumber kNeeds = 11;

base::AnyId record_id() {
    base::AnyId id;
    id.value[0] = std::byte{1};
    return id;
}

std::string text(const char* words) { return record::encode(record::Value(std::string(words))); }

Change change_of(const Dot& dot, std::vector<Write> writes) {
    Change change;
    change.device = dot.device;
    change.seq = dot.seq;
    change.id = record_id();
    change.type = 3;
    change.scope = record::Scope::reference();
    change.schema = 1;
    change.time = base::Instant{static_cast<std::int64_t>(dot.seq)};
    change.writes = std::move(writes);
    return change;
}

Write write_of(record::FieldNumber field, const char* words, Dots seen = {}) {
    return {field, {}, text(words), std::move(seen), std::nullopt};
}

/// A record and the changes merged into it.
struct Replica {
    RecordState state;
    Replica() {
        state.id = record_id();
        state.type = 3;
        state.scope = record::Scope::reference();
    }
    Applied merge(const Dot& dot, std::vector<Write> writes) {
        return merge::apply(state, change_of(dot, std::move(writes)), dot);
    }
    [[nodiscard]] Dots versions(record::FieldNumber field = kName) const {
        Dots dots;
        if (const record::Register* item = state.find(field)) {
            for (const record::Version& version : item->versions) {
                dots.push_back(version.dot);
            }
        }
        return dots;
    }
    [[nodiscard]] std::size_t awaited() const {
        std::size_t count = 0;
        for (const record::Register& item : state.registers) {
            count += item.awaited.size();
        }
        return count;
    }
};

const Dot kAnna1{100'001, 1, 0xa1};
const Dot kAnna2{100'001, 2, 0xa2};
const Dot kBo1{100'002, 1, 0xb1};
const Dot kCarl1{100'003, 1, 0xc1};

} // namespace

BOOST_AUTO_TEST_SUITE(applying)

BOOST_AUTO_TEST_CASE(a_first_change_makes_the_record) {
    Replica replica;
    BOOST_CHECK(replica.merge(kAnna1, {write_of(kName, "Testholm")}) == Applied::alone);
    BOOST_CHECK(replica.versions() == Dots{kAnna1});
    BOOST_TEST(replica.state.applied_of(100'001) == 1U);
    const record::Version& version = replica.state.find(kName)->versions.front();
    BOOST_TEST(version.value == text("Testholm"));
    BOOST_TEST(version.time.ms == 1);
}

BOOST_AUTO_TEST_CASE(an_empty_record_takes_its_names_from_the_change) {
    Change change = change_of(kAnna1, {});
    change.schema = 4;
    const RecordState state = merge::empty_record(change);
    BOOST_CHECK(state.id == record_id());
    BOOST_TEST(state.type == 3U);
    BOOST_CHECK(state.scope == record::Scope::reference());
    BOOST_TEST(state.schema == 4U);
    BOOST_TEST(state.registers.empty());
    BOOST_TEST(state.applied.empty());
}

BOOST_AUTO_TEST_CASE(a_replayed_change_does_nothing) {
    Replica replica;
    replica.merge(kAnna1, {write_of(kName, "Testholm")});
    replica.merge(kAnna2, {write_of(kName, "Demosen", {kAnna1})});
    const RecordState before = replica.state;
    BOOST_CHECK(replica.merge(kAnna1, {write_of(kName, "Testholm")}) == Applied::replay);
    BOOST_CHECK(replica.merge(kAnna2, {write_of(kName, "Demosen", {kAnna1})}) == Applied::replay);
    BOOST_CHECK(replica.state == before);
}

BOOST_AUTO_TEST_CASE(a_write_that_had_seen_a_version_replaces_it) {
    Replica replica;
    replica.merge(kAnna1, {write_of(kName, "Testholm")});
    BOOST_CHECK(replica.merge(kBo1, {write_of(kName, "Demosen", {kAnna1})}) == Applied::alone);
    BOOST_CHECK(replica.versions() == Dots{kBo1});
}

BOOST_AUTO_TEST_CASE(two_people_who_had_not_seen_each_other_are_both_kept) {
    Replica replica;
    replica.merge(kAnna1, {write_of(kName, "Testholm")});
    BOOST_CHECK(replica.merge(kBo1, {write_of(kName, "Demosen")}) == Applied::concurrent);
    BOOST_CHECK((replica.versions() == Dots{kAnna1, kBo1}));
}

BOOST_AUTO_TEST_CASE(the_same_device_keeps_both_words_if_its_second_form_was_opened_earlier) {
    Replica replica;
    replica.merge(kAnna1, {write_of(kName, "Testholm")});
    BOOST_CHECK(replica.merge(kAnna2, {write_of(kName, "Demosen")}) == Applied::concurrent);
    BOOST_CHECK((replica.versions() == Dots{kAnna1, kAnna2}));
}

BOOST_AUTO_TEST_CASE(a_decision_that_saw_every_version_leaves_one) {
    Replica replica;
    replica.merge(kAnna1, {write_of(kName, "Testholm")});
    replica.merge(kBo1, {write_of(kName, "Demosen")});
    BOOST_CHECK(replica.merge(kCarl1, {write_of(kName, "Demosen", {kAnna1, kBo1})}) ==
                Applied::alone);
    BOOST_CHECK(replica.versions() == Dots{kCarl1});
}

BOOST_AUTO_TEST_CASE(a_version_that_a_decision_had_not_seen_reopens_it) {
    Replica replica;
    replica.merge(kAnna1, {write_of(kName, "Testholm")});
    replica.merge(kCarl1, {write_of(kName, "Demosen", {kAnna1})});
    BOOST_CHECK(replica.merge(kBo1, {write_of(kName, "Fiktivgaard", {kAnna1})}) ==
                Applied::concurrent);
    BOOST_CHECK((replica.versions() == Dots{kBo1, kCarl1}));
}

BOOST_AUTO_TEST_CASE(a_version_whose_replacement_came_first_is_never_shown) {
    Replica replica;
    replica.merge(kBo1, {write_of(kName, "Demosen", {kAnna1})});
    BOOST_TEST(replica.awaited() == 1U);
    BOOST_CHECK(replica.merge(kAnna1, {write_of(kName, "Testholm")}) == Applied::alone);
    BOOST_CHECK(replica.versions() == Dots{kBo1});
    BOOST_TEST(replica.awaited() == 0U);
}

BOOST_AUTO_TEST_CASE(an_awaited_version_takes_nothing_but_its_own_register_along) {
    Replica replica;
    replica.merge(kBo1, {write_of(kName, "Demosen", {kAnna1})});
    replica.merge(kAnna1, {write_of(kName, "Testholm"), write_of(kNeeds, "bolig")});
    BOOST_CHECK(replica.versions(kName) == Dots{kBo1});
    BOOST_CHECK(replica.versions(kNeeds) == Dots{kAnna1});
}

BOOST_AUTO_TEST_CASE(an_awaited_version_that_had_itself_replaced_another_still_does) {
    // Carl saw Bo's word, Bo had seen Anna's; they arrive last first.
    Replica replica;
    replica.merge(kCarl1, {write_of(kName, "Fiktivgaard", {kBo1})});
    replica.merge(kBo1, {write_of(kName, "Demosen", {kAnna1})});
    BOOST_CHECK(replica.versions() == Dots{kCarl1});
    replica.merge(kAnna1, {write_of(kName, "Testholm")});
    BOOST_CHECK(replica.versions() == Dots{kCarl1});
    BOOST_TEST(replica.awaited() == 0U);
}

BOOST_AUTO_TEST_CASE(a_seen_version_that_was_replaced_long_ago_is_not_awaited) {
    Replica replica;
    replica.merge(kAnna1, {write_of(kName, "Testholm")});
    replica.merge(kAnna2, {write_of(kName, "Demosen", {kAnna1})});
    BOOST_CHECK(replica.merge(kBo1, {write_of(kName, "Fiktivgaard", {kAnna1})}) ==
                Applied::concurrent);
    BOOST_CHECK((replica.versions() == Dots{kAnna2, kBo1}));
    BOOST_TEST(replica.awaited() == 0U);
}

BOOST_AUTO_TEST_CASE(what_can_no_longer_arrive_is_no_longer_awaited) {
    // Bo saw Anna's first word; of her device only a later change arrives (the first was
    // quarantined), so there is nothing to wait for any more.
    Replica replica;
    replica.merge(kBo1, {write_of(kName, "Demosen", {kAnna1})});
    replica.merge(kAnna2, {write_of(kNeeds, "bolig")});
    BOOST_TEST(replica.awaited() == 0U);
    BOOST_CHECK(replica.versions(kName) == Dots{kBo1});
}

BOOST_AUTO_TEST_CASE(a_forged_write_that_says_it_had_seen_itself_leaves_no_empty_register) {
    Replica replica;
    replica.merge(kAnna1, {write_of(kName, "Testholm", {kAnna1})});
    BOOST_TEST(replica.state.registers.empty());
    BOOST_TEST(replica.state.applied_of(100'001) == 1U);
    BOOST_CHECK(record::decode_state(record::encode(replica.state)) == replica.state);
}

BOOST_AUTO_TEST_CASE(a_change_writes_several_registers_each_with_its_own_seen) {
    Replica replica;
    replica.merge(kAnna1, {write_of(kName, "Testholm"), write_of(kNeeds, "bolig")});
    BOOST_CHECK(replica.merge(kBo1, {write_of(kName, "Demosen", {kAnna1}),
                                     write_of(kNeeds, "gæld")}) == Applied::concurrent);
    BOOST_CHECK(replica.versions(kName) == Dots{kBo1});
    BOOST_CHECK((replica.versions(kNeeds) == Dots{kAnna1, kBo1}));
}

BOOST_AUTO_TEST_CASE(elements_of_a_set_are_registers_of_their_own) {
    Replica replica;
    replica.merge(kAnna1, {{kNeeds, "bolig", "x", {}, std::nullopt}});
    replica.merge(kBo1, {{kNeeds, "gæld", "x", {}, std::nullopt}});
    BOOST_TEST(replica.state.registers.size() == 2U);
    BOOST_TEST(replica.state.find(kNeeds, "bolig")->versions.size() == 1U);
    BOOST_TEST(replica.state.find(kNeeds, "gæld")->versions.size() == 1U);
    BOOST_CHECK(replica.state.find(kNeeds) == nullptr);
}

BOOST_AUTO_TEST_CASE(a_copied_tablets_word_is_not_taken_for_the_other_copys) {
    // Two copies of one tablet wrote different second changes. Bo had seen one copy's.
    const Dot one{100'001, 2, 0x11111111};
    const Dot other{100'001, 2, 0x22222222};
    Replica arrived_before;
    arrived_before.merge(one, {write_of(kName, "Testholm")});
    arrived_before.merge(kBo1, {write_of(kName, "Demosen", {other})});
    BOOST_CHECK((arrived_before.versions() == Dots{one, kBo1}));

    Replica arrived_after;
    arrived_after.merge(kBo1, {write_of(kName, "Demosen", {other})});
    arrived_after.merge(one, {write_of(kName, "Testholm")});
    BOOST_CHECK((arrived_after.versions() == Dots{one, kBo1}));
    BOOST_TEST(record::encode(arrived_before.state) == record::encode(arrived_after.state));
}

BOOST_AUTO_TEST_CASE(a_copied_tablet_under_its_new_number_merges_as_another_device) {
    // After the fork the copy re-stamps its change: new number, new tag, the same seen.
    const Dot restamped{100'077, 1, 0x33333333};
    Replica forwards;
    forwards.merge(kAnna1, {write_of(kName, "Testholm")});
    forwards.merge(kAnna2, {write_of(kName, "Demosen", {kAnna1})});
    forwards.merge(restamped, {write_of(kName, "Fiktivgaard", {kAnna1})});
    Replica backwards;
    backwards.merge(restamped, {write_of(kName, "Fiktivgaard", {kAnna1})});
    backwards.merge(kAnna1, {write_of(kName, "Testholm")});
    backwards.merge(kAnna2, {write_of(kName, "Demosen", {kAnna1})});
    BOOST_CHECK((forwards.versions() == Dots{kAnna2, restamped}));
    BOOST_TEST(record::encode(forwards.state) == record::encode(backwards.state));
}

BOOST_AUTO_TEST_CASE(unknown_registers_and_values_are_merged_byte_for_byte) {
    const std::string from_a_newer_program("\xfa\x3f\x01\x00", 4);
    Replica replica;
    replica.merge(kAnna1, {{9'999, "key", from_a_newer_program, {}, "was"}});
    const record::Version& version = replica.state.find(9'999, "key")->versions.front();
    BOOST_TEST(version.value == from_a_newer_program);
    BOOST_TEST(version.was.value() == "was");
    BOOST_CHECK(record::decode_state(record::encode(replica.state)) == replica.state);
}

BOOST_AUTO_TEST_CASE(the_highest_schema_stays_whatever_the_order) {
    Change newer = change_of(kAnna1, {write_of(kName, "Testholm")});
    newer.schema = 5;
    const Change older = change_of(kBo1, {write_of(kNeeds, "bolig")});
    RecordState one = merge::empty_record(newer);
    merge::apply(one, newer, kAnna1);
    merge::apply(one, older, kBo1);
    RecordState other = merge::empty_record(older);
    merge::apply(other, older, kBo1);
    merge::apply(other, newer, kAnna1);
    BOOST_TEST(one.schema == 5U);
    BOOST_TEST(record::encode(one) == record::encode(other));
}

BOOST_AUTO_TEST_SUITE_END()
