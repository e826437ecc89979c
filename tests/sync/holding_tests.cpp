#include <boost/test/unit_test.hpp>

#include "domain/location.hpp"
#include "record/digest.hpp"
#include "sync/protocol/wire.hpp"
#include "tests/sync/two_teams.hpp"

using namespace b2go;
using namespace b2go::tests;

BOOST_FIXTURE_TEST_SUITE(what_a_tablet_holds, TwoTeams)

BOOST_AUTO_TEST_CASE(comes_back_as_stubs_where_it_wrote_it_itself) {
    const base::AnyId id = make(north, "Ditte");
    std::size_t stubs = 0;
    std::size_t by_change = 0;
    std::size_t states = 0;
    world.wire = [&](const std::string& path, const std::string& body) {
        auto reply = world.answer(path, body);
        sync::pb::SyncAnswer answer;
        if (path == sync::path::kSync && sync::unpack(reply.body, answer)) {
            for (const auto& slice : answer.accepted().page().slices()) {
                for (const auto& entry : slice.entries()) {
                    if (!entry.id().empty() && entry.id() != id.raw()) {
                        continue; // of what both wrote, both are told
                    }
                    stubs += entry.has_stub_digest() ? 1 : 0;
                    by_change += entry.change() == 1 ? 1 : 0;
                    states += entry.has_state() ? 1 : 0;
                }
            }
        }
        return base::Outcome<sync::Reply>(std::move(reply));
    };
    north.must_sync();
    BOOST_TEST(stubs == 1U);
    BOOST_TEST(by_change == 1U, "its id is on the tablet already");
    BOOST_TEST(states == 0U);
    other.must_sync();
    BOOST_TEST(states == 1U);
    other.edit(id, called("En andens ord"));
    other.must_sync();
    BOOST_TEST(stubs == 2U, "who has come so far and writes on top of it holds the bytes");
    north.edit(id, called("Uden at have set det"));
    north.must_sync();
    BOOST_TEST(states == 2U, "another's word lies between: it is sent whole");
    require_well();
}

BOOST_AUTO_TEST_CASE(is_asked_for_whole_where_a_stub_does_not_stand_for_it) {
    const base::AnyId id = make(north, "Ditte");
    // The central's word for the bytes is another's.
    world.wire = [&](const std::string& path, const std::string& body) {
        auto reply = world.answer(path, body);
        sync::pb::SyncAnswer answer;
        if (path == sync::path::kSync && sync::unpack(reply.body, answer)) {
            for (auto& slice : *answer.mutable_accepted()->mutable_page()->mutable_slices()) {
                for (auto& entry : *slice.mutable_entries()) {
                    if (entry.has_stub_digest()) {
                        entry.set_stub_digest(std::string(record::kStubBytes, 'x'));
                    }
                }
            }
            reply.body = sync::pack(answer);
        }
        return base::Outcome<sync::Reply>(std::move(reply));
    };
    const auto report = north.must_sync();
    BOOST_TEST(report.asked_whole == 1U);
    world.wire = nullptr;
    BOOST_TEST(holds(north, id));
    BOOST_TEST(north.must_sync().pulled == 0U);
    require_well();
}

BOOST_AUTO_TEST_CASE(is_known_by_its_stub_also_when_somebody_has_written_on_meanwhile) {
    const base::AnyId id = make(north, "Ditte");
    bool has_written = false;
    world.wire = [&](const std::string& path, const std::string& body) {
        auto reply = world.answer(path, body);
        if (!has_written) {
            has_written = true;
            north.edit(id, called("Skrevet imens"));
        }
        return base::Outcome<sync::Reply>(std::move(reply));
    };
    const auto report = north.must_sync();
    BOOST_TEST(report.asked_whole == 0U);
    BOOST_TEST(name_on(north, id) == "Skrevet imens");
    world.wire = nullptr;
    require_well();
}

BOOST_AUTO_TEST_CASE(is_compared_at_the_head_and_what_is_missing_is_fetched) {
    std::vector<base::AnyId> ids;
    for (int i = 0; i < 20; ++i) {
        ids.push_back(make(north, "Borger " + std::to_string(i)));
    }
    north.must_sync();
    std::size_t left_out = 0;
    world.wire = [&](const std::string& path, const std::string& body) {
        auto reply = world.answer(path, body);
        sync::pb::PullAnswer answer;
        if (path == sync::path::kPull && sync::unpack(reply.body, answer) && answer.has_page()) {
            for (auto& slice : *answer.mutable_page()->mutable_slices()) {
                if (slice.entries_size() > 0 && left_out < 3) {
                    slice.mutable_entries()->RemoveLast();
                    ++left_out;
                }
            }
            reply.body = sync::pack(answer);
        }
        return base::Outcome<sync::Reply>(std::move(reply));
    };
    const auto report = other.must_sync();
    BOOST_TEST(left_out == 3U);
    BOOST_TEST(report.repaired == 3U);
    BOOST_TEST(!report.notes.empty());
    for (const base::AnyId id : ids) {
        BOOST_TEST(holds(other, id));
    }
    world.wire = nullptr;
    BOOST_TEST(other.must_sync().repaired == 0U);
    require_well();
}

BOOST_AUTO_TEST_CASE(is_given_to_a_central_that_has_lost_it_before_it_goes) {
    world.back_up_central();
    const base::AnyId id = make(north, "Skrevet efter sikkerhedskopien");
    const base::AnyId place =
        north.create(domain::location()
                         .make({})
                         .set(domain::location().name, std::string("Sted"))
                         .set(domain::location().type, registry::Choice{"library"}));
    world.settle();
    BOOST_TEST(holds(other, id));
    world.restore_central();
    world.lose_tablet(0); // and with it who wrote them
    tests::Tablet& last = world.tablet(0);
    BOOST_TEST(last.must_sync().repaired == 1U, "the place is found to be lacking");
    BOOST_TEST(holds(last, place), "it stays where the rest of its scope is held");
    BOOST_TEST(!holds(last, id), "nobody could say whose it is now");
    BOOST_TEST(world.restore_witnesses() > 0U);
    BOOST_TEST(last.must_sync().repaired == 0U, "it is found once");
    BOOST_TEST(holds(last, place));
    BOOST_TEST(holds(last, id), "the last copy was not thrown away");
    BOOST_TEST(last.store().verify().empty());
}

BOOST_AUTO_TEST_SUITE_END()
