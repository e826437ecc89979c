#include <boost/test/unit_test.hpp>

#include <random>

#include "base/limits.hpp"
#include "tests/store/store_fixture.hpp"

namespace {

using namespace b2go;
using namespace b2go::tests;
using store::Answered;
using store::ServerRecord;
using store::Verdict;

const std::vector<Answered> kApplied{{Verdict::applied, {}}};

/// As many slices with a citizen each, whose cursors are "after 1", "after 2" and so on.
std::vector<store::ServerSlice> slices_of_one(std::size_t count) {
    Tablet one;
    MiniCentral central;
    std::vector<store::ServerSlice> slices;
    for (unsigned i = 1; i <= count; ++i) {
        const auto id = one.put(citizen_named(i, "Demosen"));
        central.push(one);
        store::ServerSlice& slice = slices.emplace_back();
        slice.records.push_back(
            {id, ServerRecord::Content::state, record::encode(central.records.at(id))});
        slice.cursor = "after " + std::to_string(i);
    }
    return slices;
}

BOOST_AUTO_TEST_SUITE(dealings_with_the_central)

BOOST_AUTO_TEST_CASE(what_one_tablet_saves_another_sees_byte_for_byte) {
    Tablet one;
    Tablet two(100'002);
    MiniCentral central;
    const auto id = one.put(citizen_named(1, "Åse Demosen"));
    central.sync(one);
    central.sync(two);
    BOOST_TEST((two.store->find(id) == one.store->find(id)));
    BOOST_TEST((two.found("aase") == std::vector{id}));
    B2GO_CHECK_WELL(one);
    B2GO_CHECK_WELL(two);
}

BOOST_AUTO_TEST_CASE(concurrent_edits_of_one_field_are_a_conflict_on_both_until_resolved) {
    Tablet one;
    Tablet two(100'002);
    MiniCentral central;
    const auto id = one.put(citizen_named(1, "Demosen"));
    central.sync(one);
    central.sync(two);
    one.edit(id, name_edit("Testholm"));
    two.edit(id, name_edit("Fiktivgaard"));
    central.sync(one);
    central.sync(two);
    central.sync(one);
    for (Tablet* tablet : {&one, &two}) {
        BOOST_TEST(tablet->store->counts().conflicts == 1U);
        const auto waiting = tablet->store->in_conflict(10);
        BOOST_TEST_REQUIRE(waiting.size() == 1U);
        BOOST_TEST(waiting[0].find(domain::citizen().name.number)->versions.size() == 2U);
        B2GO_CHECK_WELL(*tablet);
    }
    one.edit(id, name_edit("Testholm"));
    BOOST_TEST(one.store->in_conflict(10).empty());
    central.sync(one);
    central.sync(two);
    BOOST_TEST(two.store->counts().conflicts == 0U);
    BOOST_TEST(two.name_of(id) == "Testholm");
    B2GO_CHECK_WELL(two);
}

BOOST_AUTO_TEST_CASE(an_edit_of_a_record_another_deleted_leaves_it_visible_and_disputed) {
    Tablet one;
    Tablet two(100'002);
    MiniCentral central;
    const auto id = one.put(citizen_named(1, "Demosen"));
    central.sync(one);
    central.sync(two);
    one.erase(id);
    two.edit(id, name_edit("Testholm"));
    central.sync(one);
    BOOST_TEST(one.found("demosen").empty());
    central.sync(two);
    central.sync(one);
    for (Tablet* tablet : {&one, &two}) {
        BOOST_TEST((tablet->found("testholm") == std::vector{id}));
        BOOST_TEST(tablet->store->counts().records == 1U);
        BOOST_TEST((Tablet::ids(tablet->store->in_conflict(10)) == std::vector{id}));
        B2GO_CHECK_WELL(*tablet);
    }
}

BOOST_AUTO_TEST_CASE(own_unsent_edits_survive_the_central_s_pages) {
    Tablet one;
    Tablet two(100'002);
    MiniCentral central;
    const auto id = one.put(citizen_named(1, "Demosen"));
    central.sync(one);
    central.sync(two);
    registry::Fields language;
    language.plain[domain::citizen().language.number] = std::string("en");
    two.edit(id, language);
    central.sync(two);
    one.edit(id, name_edit("Testholm"));
    const auto unsent_before = one.store->unsent(0, 10, 1 << 20).back().change;
    central.pull(one);
    BOOST_TEST(one.name_of(id) == "Testholm");
    BOOST_TEST((one.object(id).get(domain::citizen().language) == registry::Choice{"en"}));
    BOOST_TEST(one.store->unsent(0, 10, 1 << 20).back().change == unsent_before);
    B2GO_CHECK_WELL(one);
    one.reopen();
    central.sync(one);
    BOOST_TEST((record::encode(*one.store->find(id)) == record::encode(central.records.at(id))));
    B2GO_CHECK_WELL(one);
}

BOOST_AUTO_TEST_CASE(an_acknowledgement_alone_changes_nothing_that_is_seen) {
    Tablet tablet;
    MiniCentral central;
    const auto id = tablet.put(citizen_named(1, "Demosen"));
    central.sync(tablet);
    const auto old = central.records.at(id);
    tablet.edit(id, name_edit("Testholm"));
    const auto before = tablet.store->find(id);
    central.push(tablet);
    BOOST_TEST((tablet.store->find(id) == before));
    BOOST_TEST(tablet.store->counts().unsent == 0U);
    BOOST_TEST(tablet.store->sync_point().accepted_seq == 2U);
    BOOST_TEST((tablet.store->sync_point().accepted_chain == tablet.store->sync_point().chain));
    BOOST_TEST(tablet.store->receipt() == "receipt");
    // An older page, from before the push, does not take the acknowledged edit away.
    BOOST_TEST(apply_slice(*tablet.store, tablet.store->sync_point().cursor,
                           {{id, ServerRecord::Content::state, record::encode(old)}}, "later"));
    BOOST_TEST(tablet.name_of(id) == "Testholm");
    B2GO_CHECK_WELL(tablet);
}

BOOST_AUTO_TEST_CASE(a_quarantined_edit_is_taken_off_and_later_ones_stay) {
    Tablet tablet;
    MiniCentral central;
    const auto id = tablet.put(citizen_named(1, "Demosen"));
    central.sync(tablet);
    const auto seq = tablet.edit(id, name_edit("Testholm"));
    registry::Fields language;
    language.plain[domain::citizen().language.number] = std::string("en");
    tablet.edit(id, language);
    tablet.store->take_verdicts(seq, {{{Verdict::quarantined, {"Ikke tilladt", "Not allowed"}}}},
                                "");
    BOOST_TEST(tablet.name_of(id) == "Demosen");
    BOOST_TEST((tablet.found("demosen") == std::vector{id}));
    BOOST_TEST(tablet.found("testholm").empty());
    BOOST_TEST((tablet.object(id).get(domain::citizen().language) == registry::Choice{"en"}));
    BOOST_TEST(tablet.store->counts().quarantined == 1U);
    BOOST_TEST(tablet.store->counts().unsent == 1U);
    // Its words are still there.
    BOOST_TEST(tablet.store->unsent(seq - 1, 1, 1 << 20).front().change.find("Testholm") !=
               std::string::npos);
    B2GO_CHECK_WELL(tablet);
}

BOOST_AUTO_TEST_CASE(the_only_edit_taken_off_leaves_the_central_s_bytes) {
    Tablet tablet;
    MiniCentral central;
    const auto id = tablet.put(citizen_named(1, "Demosen"));
    central.sync(tablet);
    const auto before = tablet.store->find(id);
    const auto seq = tablet.edit(id, name_edit("Testholm"));
    tablet.store->take_verdicts(seq, {{{Verdict::gone, {}}}}, "");
    BOOST_TEST((tablet.store->find(id) == before));
    B2GO_CHECK_WELL(tablet);
}

BOOST_AUTO_TEST_CASE(a_record_that_exists_in_quarantine_only_goes_out_of_view) {
    Tablet tablet;
    const auto id = tablet.put(citizen_named(1, "Demosen"));
    tablet.store->take_verdicts(1, {{{Verdict::quarantined, {"Nej", "No"}}}}, "");
    BOOST_TEST(!tablet.store->find(id).has_value());
    BOOST_TEST(tablet.found("demosen").empty());
    BOOST_TEST(tablet.store->counts().records == 0U);
    BOOST_TEST(tablet.store->unsent(0, 10, 1 << 20).size() == 1U);
    B2GO_CHECK_WELL(tablet);
}

BOOST_AUTO_TEST_CASE(the_first_of_two_edits_of_a_new_record_taken_off_leaves_the_second) {
    Tablet tablet;
    const auto id = tablet.put(citizen_named(1, "Demosen"));
    registry::Fields language;
    language.plain[domain::citizen().language.number] = std::string("en");
    tablet.edit(id, language);
    tablet.store->take_verdicts(1, {{{Verdict::quarantined, {"Nej", "No"}}}}, "");
    BOOST_TEST(tablet.name_of(id) == "");
    BOOST_TEST((tablet.object(id).get(domain::citizen().language) == registry::Choice{"en"}));
    B2GO_CHECK_WELL(tablet);
}

BOOST_AUTO_TEST_CASE(a_slice_that_does_not_continue_the_cursor_changes_nothing) {
    Tablet one;
    Tablet two(100'002);
    MiniCentral central;
    const auto id = one.put(citizen_named(1, "Demosen"));
    central.sync(one);
    const std::vector<ServerRecord> page{
        {id, ServerRecord::Content::state, record::encode(central.records.at(id))}};
    BOOST_TEST(!apply_slice(*two.store, "another", page, "next"));
    BOOST_TEST(!two.store->find(id).has_value());
    BOOST_TEST(two.store->sync_point().cursor == "");
    BOOST_TEST(apply_slice(*two.store, "", page, "next"));
    BOOST_TEST(!apply_slice(*two.store, "", page, "next"));
    BOOST_TEST(two.store->sync_point().cursor == "next");
    BOOST_TEST(two.store->find(id).has_value());
}

BOOST_AUTO_TEST_CASE(more_slices_than_somebody_who_waits_can_be_asked_to_wait_for_are_put_off) {
    Tablet two(100'002);
    const auto slices = slices_of_one(limits::kSlicesKept + 2);
    std::size_t asked = 0;
    const auto waits = [&] { return ++asked > limits::kSlicesKept; };
    const auto put_off = two.store->apply_slices("", slices, 1, waits);
    BOOST_TEST(put_off.was_put_off);
    BOOST_TEST(put_off.slices == 0U);
    BOOST_TEST(two.store->sync_point().cursor.empty());
    BOOST_TEST(two.store->counts().records == 0U);
    B2GO_CHECK_WELL(two);
    BOOST_TEST(two.store->apply_slices("", slices, 1).slices == slices.size());
    BOOST_TEST(two.store->counts().records == slices.size());
    B2GO_CHECK_WELL(two);
}

BOOST_AUTO_TEST_CASE(slices_applied_together_end_after_the_one_where_somebody_waits) {
    Tablet two(100'002);
    const auto slices = slices_of_one(3);
    int asked = 0;
    const auto waits = [&] { return ++asked == 2; };
    BOOST_TEST(two.store->apply_slices("", slices, 1, waits).slices == 2U);
    BOOST_TEST(two.store->sync_point().cursor == "after 2");
    BOOST_TEST(two.store->counts().records == 2U);
    BOOST_TEST(two.store->apply_slices("after 1", slices, 1).slices == 0U);
    BOOST_TEST(two.store->apply_slices("after 2", std::span(slices).last(1), 1).slices == 1U);
    BOOST_TEST(two.store->sync_point().cursor == "after 3");
    BOOST_TEST(two.store->counts().records == 3U);
    B2GO_CHECK_WELL(two);
}

BOOST_AUTO_TEST_CASE(a_record_nobody_can_read_is_refused_with_its_whole_slice) {
    Tablet one;
    Tablet two(100'002);
    MiniCentral central;
    const auto id = one.put(citizen_named(1, "Demosen"));
    central.sync(one);
    const std::vector<ServerRecord> page{
        {id, ServerRecord::Content::state, record::encode(central.records.at(id))},
        {numbered_id(2), ServerRecord::Content::state, "no record"}};
    BOOST_CHECK_THROW(apply_slice(*two.store, "", page, "next"), base::Fault);
    BOOST_TEST(!two.store->find(id).has_value());
    BOOST_TEST(two.store->sync_point().cursor == "");
    B2GO_CHECK_WELL(two);
}

BOOST_AUTO_TEST_CASE(a_record_that_is_gone_leaves_lists_and_search_with_its_words) {
    Tablet one;
    Tablet two(100'002);
    MiniCentral central;
    const auto id = one.put(citizen_named(1, "Demosen"));
    const auto other = one.put(citizen_named(2, "Testholm"));
    central.sync(one);
    central.sync(two);
    two.edit(id, name_edit("Fiktivgaard"));
    BOOST_TEST(apply_slice(*two.store, two.store->sync_point().cursor,
                           {{id, ServerRecord::Content::gone, {}}}, "after"));
    BOOST_TEST(!two.store->find(id).has_value());
    BOOST_TEST(two.found("fiktivgaard").empty());
    BOOST_TEST(
        (Tablet::ids(two.store->list(domain::types::kCitizen, {}, 10)) == std::vector{other}));
    B2GO_CHECK_WELL(two);
    // It comes back with what is still unanswered on top.
    central.pull(two);
    BOOST_TEST(two.name_of(id) == "Fiktivgaard");
    B2GO_CHECK_WELL(two);
}

BOOST_AUTO_TEST_CASE(verdicts_told_again_change_nothing) {
    Tablet tablet;
    tablet.put(citizen_named(1, "Demosen"));
    tablet.put(citizen_named(2, "Testholm"));
    tablet.store->take_verdicts(1, kApplied, "one");
    tablet.store->take_verdicts(1, kApplied, "two");
    BOOST_TEST(tablet.store->sync_point().accepted_seq == 1U);
    BOOST_TEST(tablet.store->counts().unsent == 1U);
    // Verdicts on changes that were never made are not believed.
    tablet.store->take_verdicts(2, {{{Verdict::applied, {}}, {Verdict::applied, {}}}}, "three");
    BOOST_TEST(tablet.store->sync_point().accepted_seq == 2U);
    B2GO_CHECK_WELL(tablet);
}

BOOST_AUTO_TEST_CASE(unsent_changes_come_in_order_up_to_the_limits) {
    Tablet tablet;
    for (unsigned i = 1; i <= 5; ++i) {
        tablet.put(citizen_named(i, "Demosen"));
    }
    BOOST_TEST(tablet.store->unsent(1, 2, 1 << 20).size() == 2U);
    BOOST_TEST(tablet.store->unsent(1, 2, 1 << 20).front().seq == 2U);
    BOOST_TEST(tablet.store->unsent(0, 10, 1).size() == 1U);
    const auto one_size = tablet.store->unsent(0, 1, 1).front().change.size();
    BOOST_TEST(tablet.store->unsent(0, 10, 3 * one_size).size() == 3U);
    BOOST_TEST(tablet.store->unsent(5, 10, 1 << 20).empty());
}

/// Random edits, deletions and syncs in random order end alike everywhere, and every store is
/// well at every stop.
BOOST_AUTO_TEST_CASE(random_days_of_three_tablets_end_alike) {
    for (unsigned seed = 1; seed <= 6; ++seed) {
        BOOST_TEST_CONTEXT("seed " << seed) {
            std::mt19937 random(seed);
            std::vector<std::unique_ptr<Tablet>> tablets;
            for (unsigned i = 1; i <= 3; ++i) {
                tablets.push_back(std::make_unique<Tablet>(100'000 + i));
            }
            MiniCentral central;
            unsigned made = 0;
            for (int step = 0; step < 120; ++step) {
                Tablet& tablet = *tablets[random() % 3];
                tablet.clock.advance_ms(static_cast<std::int64_t>(random() % 1000));
                const auto id = numbered_id(static_cast<unsigned>(1 + random() % (made + 1)));
                switch (random() % 8) {
                case 0:
                case 1:
                    ++made;
                    tablet.put(citizen_named(made, "Demosen " + std::to_string(made)));
                    break;
                case 2:
                case 3:
                case 4:
                    if (tablet.store->find(id)) {
                        tablet.edit(id, name_edit("Testholm " + std::to_string(step)));
                    }
                    break;
                case 5:
                    if (tablet.store->find(id)) {
                        tablet.erase(id);
                    }
                    break;
                case 6:
                    central.push(tablet);
                    break;
                default:
                    central.pull(tablet);
                    break;
                }
                if (step % 40 == 0) {
                    B2GO_CHECK_WELL(tablet);
                }
            }
            for (int round = 0; round < 2; ++round) {
                for (auto& tablet : tablets) {
                    central.sync(*tablet);
                }
            }
            for (auto& tablet : tablets) {
                B2GO_CHECK_WELL(*tablet);
                for (const auto& [id, state] : central.records) {
                    BOOST_TEST((tablet->store->find(id) == state));
                }
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
