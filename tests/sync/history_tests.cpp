#include <boost/test/unit_test.hpp>

#include "base/limits.hpp"
#include "sync/protocol/wire.hpp"
#include "tests/sync/central_tablet.hpp"

/// Every change of a record, whatever became of it.
namespace {

using namespace b2go;
using namespace b2go::tests;
using domain::citizen;
using record::Scope;
using registry::Fields;

struct Written {
    Written() {
        a.enrol(central.code("Test Demosen"));
        b.enrol(central.code("Anden Demosen"));
        const auto object = citizen_of(a);
        id = object.id;
        a.put(object, Scope::citizen(id));
        a.sync();
        b.sync();
    }
    central::Reply ask(Tablet& tablet, base::AnyId record, record::DeviceNumber device = 0,
                       record::Seq seq = 0) {
        pb::HistoryRequest request;
        request.set_protocol(sync::kProtocol);
        request.set_schema(1);
        request.set_demo(true);
        request.set_id(record.raw());
        request.set_from_device(device);
        request.set_from_seq(seq);
        return central.ask(sync::path::kHistory,
                           sync::sign_request(request, sync::path::kHistory, tablet.device,
                                              tablet.key, central.clock.now()));
    }
    pb::HistoryAnswer answer(Tablet& tablet, base::AnyId record) {
        const auto reply = ask(tablet, record);
        BOOST_REQUIRE_EQUAL(code_of(reply), "");
        pb::HistoryAnswer read;
        BOOST_REQUIRE(sync::unpack(reply.body, read));
        return read;
    }

    TestCentral central;
    Tablet a{central, 1};
    Tablet b{central, 2};
    base::AnyId id;
};

BOOST_AUTO_TEST_SUITE(a_history)

BOOST_FIXTURE_TEST_CASE(has_the_words_that_were_replaced_the_latest_first, Written) {
    a.edit(id, named("Ditte Fiktivgaard"));
    a.sync();
    b.sync();
    b.edit(id, named("Ditte Testholm"));
    b.sync();
    const auto history = answer(a, id);
    BOOST_REQUIRE_EQUAL(history.changes_size(), 3);
    BOOST_TEST(history.changes(0).device() == b.device);
    BOOST_TEST(history.changes(0).change() == b.changes[0]);
    BOOST_TEST(history.changes(1).change() == a.changes[1]);
    BOOST_TEST(history.changes(2).change() == a.changes[0]);
    BOOST_TEST(history.changes(2).verdict() == pb::APPLIED);
    BOOST_TEST(history.next_seq() == 0U);
}

BOOST_FIXTURE_TEST_CASE(marks_what_was_set_apart_released_and_doubled, Written) {
    (void)central.code("Test Demosen", "partner_staff");
    a.edit(id, named("Ditte Fiktivgaard"));
    a.edit(id, named("Ditte Testholm"));
    a.sync();
    BOOST_REQUIRE(central.central->release({a.device, 2}).has_value());
    (void)central.code("Test Demosen", "staff");
    const auto apart = central.central->set_apart(10);
    if (!apart.empty()) {
        BOOST_REQUIRE(central.central->discard(apart[0].name, "forkert").has_value());
    }
    auto again = record::decode_change(a.changes[1]);
    BOOST_REQUIRE(again.has_value());
    again->origin = record::Dot{a.device, 2, record::tag_of(a.chains[1])};
    a.save(*again);
    BOOST_TEST(verdicts_of(a.sync()).back() == pb::DUPLICATE);
    const auto history = answer(b, id);
    int discarded = 0;
    int released = 0;
    int doubled = 0;
    for (const pb::PastChange& each : history.changes()) {
        discarded += each.discarded().empty() ? 0 : 1;
        released += each.verdict() == pb::QUARANTINED && each.first_seq() != 0 ? 1 : 0;
        doubled += each.verdict() == pb::DUPLICATE ? 1 : 0;
    }
    BOOST_TEST(discarded == static_cast<int>(apart.size()));
    BOOST_TEST(released >= 1);
    BOOST_TEST(doubled == 1);
    BOOST_TEST(central.central->history(id)->size() ==
               static_cast<std::size_t>(history.changes_size()));
}

BOOST_FIXTURE_TEST_CASE(names_what_a_release_wrote_by_its_first_dot, Written) {
    (void)central.code("Test Demosen", "partner_staff");
    a.edit(id, named("Ditte Fiktivgaard"));
    a.sync();
    const record::Dot first = a.last_dot();
    const auto released = central.central->release({a.device, 2});
    BOOST_REQUIRE(released.has_value());
    const auto history = answer(b, id);
    BOOST_REQUIRE(history.changes_size() > 0);
    BOOST_TEST(history.changes(0).device() == released->front().now.device);
    const auto written = record::decode_change(history.changes(0).change());
    BOOST_REQUIRE(written.has_value());
    BOOST_TEST((written->origin == first));
}

BOOST_FIXTURE_TEST_CASE(is_for_those_who_may_read_the_record, Written) {
    Tablet other(central, 3);
    other.enrol(central.code("Tredje Demosen", "staff", "Team Syd"));
    BOOST_TEST(code_of(ask(other, id)) == "not_held");
    BOOST_TEST(code_of(ask(a, base::AnyId{})) == "not_held");
    BOOST_TEST(code_of(ask(a, id)).empty());
    BOOST_TEST(code_of(ask(a, id, other.device, 1)) == "not_held"); // no change of this record
    Tablet partner(central, 4);
    partner.enrol(central.code("Fjerde Demosen", "partner_staff"));
    BOOST_TEST(code_of(ask(partner, id)) == "not_held");
    BOOST_REQUIRE(central.central->erase_citizen(id, "anmodning").has_value());
    BOOST_TEST(code_of(ask(a, id)) == "not_held");
    BOOST_TEST(!central.central->history(id).has_value());
}

BOOST_FIXTURE_TEST_CASE(comes_in_parts_when_it_is_long, Written) {
    const auto many = static_cast<int>(limits::kHistoryChanges) + 20;
    for (int i = 0; i < many; ++i) {
        a.edit(id, named("Ditte " + std::to_string(i)));
        if (i % 20 == 19) {
            a.sync();
        }
    }
    a.sync();
    const auto first = answer(a, id);
    BOOST_TEST(first.changes_size() == static_cast<int>(limits::kHistoryChanges));
    BOOST_REQUIRE(first.next_seq() != 0U);
    const auto reply = ask(a, id, first.next_device(), first.next_seq());
    pb::HistoryAnswer rest;
    BOOST_REQUIRE(sync::unpack(reply.body, rest));
    BOOST_TEST(rest.next_seq() == 0U);
    BOOST_TEST(first.changes_size() + rest.changes_size() == many + 1);
    BOOST_TEST(rest.changes(rest.changes_size() - 1).change() == a.changes[0]);
    BOOST_TEST(central.central->history(id)->size() == static_cast<std::size_t>(many + 1));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
