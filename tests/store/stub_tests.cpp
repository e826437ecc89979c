#include <boost/test/unit_test.hpp>

#include "base/limits.hpp"
#include "tests/store/store_fixture.hpp"

/// What is left in the outbox of words that are not kept any more.
namespace {

using namespace b2go;
using namespace b2go::tests;

struct Synced {
    Synced() {
        id = tablet.put(citizen_named(1, "Åse Demosen"), record::Scope::citizen(numbered_id(1)));
        tablet.edit(id, name_edit("Åse Testholm"));
        central.sync(tablet);
    }
    [[nodiscard]] std::size_t whole() const {
        std::size_t count = 0;
        for (const store::Unsent& each : tablet.store->unsent(0, 1000, 1U << 30U)) {
            count += each.stub ? 0 : 1;
        }
        return count;
    }
    void purge(const std::string& scope, const std::string& cursor) {
        BOOST_REQUIRE(apply_slice(*tablet.store, tablet.store->sync_point().cursor,
                                  {{id, store::ServerRecord::Content::gone, {}, scope}}, cursor));
    }

    Tablet tablet;
    MiniCentral central;
    base::AnyId id;
};

BOOST_AUTO_TEST_SUITE(stubs)

BOOST_FIXTURE_TEST_CASE(a_stub_continues_the_chain, Synced) {
    const auto before = tablet.store->sync_point();
    BOOST_TEST(tablet.store->trim(2) == 2U);
    BOOST_TEST(tablet.store->trim(2) == 0U);
    BOOST_TEST(whole() == 0U);
    tablet.edit(id, name_edit("Åse Fiktivgaard"));
    BOOST_TEST(tablet.name_of(id) == "Åse Fiktivgaard");
    record::Chain chain{};
    for (const store::Unsent& each : tablet.store->unsent(0, 1000, 1U << 30U)) {
        chain = record::extend(chain, each.hash());
        if (each.seq == before.last_seq) {
            BOOST_TEST((chain == before.chain));
        }
    }
    BOOST_TEST((chain == tablet.store->sync_point().chain));
    B2GO_CHECK_WELL(tablet);
    tablet.reopen();
    B2GO_CHECK_WELL(tablet);
}

BOOST_FIXTURE_TEST_CASE(only_what_is_in_a_backup_becomes_one, Synced) {
    BOOST_TEST(tablet.store->trim(1) == 1U);
    BOOST_TEST(whole() == 1U);
    B2GO_CHECK_WELL(tablet);
}

BOOST_FIXTURE_TEST_CASE(what_is_not_yet_shown_by_the_central_is_kept, Synced) {
    tablet.edit(id, name_edit("Åse Fiktivgaard"));
    BOOST_TEST(tablet.store->trim(3) == 2U); // the third has no verdict
    central.push(tablet);                    // a verdict, and no page with it yet
    BOOST_TEST(tablet.store->trim(3) == 0U);
    BOOST_TEST(tablet.name_of(id) == "Åse Fiktivgaard");
    B2GO_CHECK_WELL(tablet);
    central.pull(tablet);
    BOOST_TEST(tablet.store->trim(3) == 1U);
    BOOST_TEST(tablet.name_of(id) == "Åse Fiktivgaard");
    B2GO_CHECK_WELL(tablet);
}

BOOST_FIXTURE_TEST_CASE(where_no_backup_is_taken_they_wait_two_weeks, Synced) {
    BOOST_TEST(tablet.store->trim(0) == 0U);
    tablet.clock.advance_ms(limits::kKeptWithoutBackupMs - 1);
    BOOST_TEST(tablet.store->trim(0) == 0U);
    tablet.clock.advance_ms(1);
    BOOST_TEST(tablet.store->trim(0) == 2U);
    B2GO_CHECK_WELL(tablet);
}

BOOST_FIXTURE_TEST_CASE(what_was_set_apart_keeps_its_words, Synced) {
    tablet.edit(id, name_edit("Åse Fiktivgaard"));
    tablet.store->take_verdicts(3, {{{store::Verdict::quarantined, {"fordi", "because"}}}}, "r");
    BOOST_TEST(tablet.store->trim(3) == 2U);
    BOOST_REQUIRE_EQUAL(tablet.store->quarantined(10).size(), 1U);
    BOOST_TEST(!tablet.store->quarantined(10)[0].change.empty());
    B2GO_CHECK_WELL(tablet);
}

BOOST_FIXTURE_TEST_CASE(under_a_new_number_they_name_their_first_dot, Synced) {
    const record::Dot first{tablet.store->identity()->device, 1,
                            record::tag_of(*tablet.store->chain_at(1))};
    BOOST_REQUIRE(tablet.store->trim(1) == 1U);
    (void)tablet.store->next_secrets();
    tablet.store->renumber({100'055, 1, 0});
    const auto stub = tablet.store->unsent(0, 1, 1U << 30U).at(0).stub;
    BOOST_REQUIRE(stub.has_value());
    BOOST_TEST((stub->origin == first));
    BOOST_TEST(tablet.store->counts().unsent == 2U);
    B2GO_CHECK_WELL(tablet);
    tablet.store->renumber({100'056, 1, 0});
    BOOST_TEST((tablet.store->unsent(0, 1, 1U << 30U).at(0).stub->origin == first));
    B2GO_CHECK_WELL(tablet);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(an_erased_scope)

BOOST_FIXTURE_TEST_CASE(is_purged_whole_at_the_first_word_of_it, Synced) {
    const std::string scope = record::Scope::citizen(id).encode();
    tablet.put(citizen_named(2, "Bo Demosen"), record::Scope::citizen(numbered_id(2)));
    const auto unsent =
        tablet.put(citizen_named(3, "Med i samme"), record::Scope::citizen(numbered_id(1)));
    purge(scope, "gone");
    BOOST_TEST(!tablet.store->find(id).has_value());
    BOOST_TEST(!tablet.store->find(unsent).has_value());
    BOOST_TEST(tablet.store->find(numbered_id(2)).has_value());
    BOOST_TEST(whole() == 2U); // what has no verdict waits for it
    B2GO_CHECK_WELL(tablet);
    BOOST_TEST(tablet.store->purged_scopes().empty()); // words are still in the file's pages
    tablet.store->finish_purge();
    BOOST_TEST((tablet.store->purged_scopes() == std::vector<std::string>{scope}));
    tablet.store->said_purged(tablet.store->purged_scopes());
    BOOST_TEST(tablet.store->purged_scopes().empty());

    tablet.store->take_verdicts(3, {{{store::Verdict::applied, {}}, {store::Verdict::gone, {}}}},
                                "receipt");
    BOOST_TEST(whole() == 1U);
    B2GO_CHECK_WELL(tablet);
}

BOOST_FIXTURE_TEST_CASE(is_purged_also_if_the_program_ends_before_it_is_swept, Synced) {
    purge(record::Scope::citizen(id).encode(), "gone");
    tablet.reopen();
    BOOST_TEST(tablet.store->purged_scopes().size() == 1U);
    B2GO_CHECK_WELL(tablet);
}

BOOST_FIXTURE_TEST_CASE(is_not_left_because_one_record_went, Synced) {
    const auto other =
        tablet.put(citizen_named(3, "Med i samme"), record::Scope::citizen(numbered_id(1)));
    purge({}, "gone");
    BOOST_TEST(!tablet.store->find(id).has_value());
    BOOST_TEST(tablet.store->find(other).has_value());
    BOOST_TEST(tablet.store->purged_scopes().empty());
    B2GO_CHECK_WELL(tablet);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
