#include <boost/test/unit_test.hpp>

#include "domain/follow_up.hpp"
#include "domain/notice.hpp"
#include "domain/types.hpp"
#include "sync/protocol/wire.hpp"
#include "tests/sync/central_tablet.hpp"

/// What staff are told of what became of their words.
namespace {

using namespace b2go;
using namespace b2go::tests;
using domain::citizen;
using domain::notice;
using record::Scope;
using registry::Fields;

struct Two {
    Two() {
        a.enrol(central.code("Test Demosen"));
        b.enrol(central.code("Anden Demosen"));
        object = citizen_of(a);
        id = object.id;
        a.put(object, Scope::citizen(id));
        a.sync();
        b.sync();
    }
    /// As the person's own tablet holds them.
    [[nodiscard]] static std::vector<registry::Object> told(Tablet& tablet, const char* kind) {
        std::vector<registry::Object> found;
        for (const auto& [record, state] : tablet.records) {
            if (state.type == domain::types::kNotice &&
                tablet.shown(record).is(notice().kind, kind)) {
                found.push_back(tablet.shown(record));
            }
        }
        return found;
    }
    void disagree() {
        a.edit(id, named("Ditte Fiktivgaard"));
        b.edit(id, named("Ditte Testholm"));
        a.sync();
        b.sync();
        a.sync();
    }

    TestCentral central;
    Tablet a{central, 1};
    Tablet b{central, 2};
    registry::Object object;
    base::AnyId id;
};

BOOST_AUTO_TEST_SUITE(notices)

BOOST_FIXTURE_TEST_CASE(tell_both_authors_that_their_edits_met, Two) {
    disagree();
    const auto to_a = told(a, "conflict");
    const auto to_b = told(b, "conflict");
    BOOST_REQUIRE_EQUAL(to_a.size(), 1U);
    BOOST_REQUIRE_EQUAL(to_b.size(), 1U);
    BOOST_TEST((to_a[0].get(notice().about)->any == id));
    BOOST_TEST(to_a[0].get(notice().field).value() == "name");
    BOOST_TEST((to_a[0].get(notice().other)->any == b.staff));
    BOOST_TEST((to_b[0].get(notice().other)->any == a.staff));
    BOOST_TEST(to_a[0].get(notice().change).value() == std::to_string(a.device) + ":2");
    BOOST_TEST(to_b[0].get(notice().change).value() == std::to_string(b.device) + ":1");
    BOOST_TEST(central.central->verify().empty());
}

BOOST_FIXTURE_TEST_CASE(tell_whoever_wrote_what_a_decision_replaced, Two) {
    disagree();
    a.edit(id, named("Ditte Demosen"));
    a.sync();
    b.sync();
    BOOST_TEST(told(a, "decided").empty()); // who decided knows
    BOOST_REQUIRE_EQUAL(told(b, "decided").size(), 1U);
    BOOST_TEST((told(b, "decided")[0].get(notice().other)->any == a.staff));
}

BOOST_FIXTURE_TEST_CASE(tell_of_an_edit_against_a_deletion, Two) {
    record::Change deletion;
    deletion.id = id;
    deletion.type = object.type;
    deletion.scope = Scope::citizen(id);
    record::Dots seen;
    for (const record::Register& item : b.records.at(id).registers) {
        for (const record::Version& version : item.versions) {
            record::insert(seen, version.dot);
        }
    }
    record::Write write;
    write.field = record::kLifeField;
    write.value = record::encode(record::Value(seen));
    deletion.writes = {write};
    b.save(deletion);
    a.edit(id, named("Ditte Fiktivgaard"));
    b.sync();
    a.sync();
    b.sync();
    BOOST_REQUIRE(!told(a, "conflict").empty());
    BOOST_REQUIRE(!told(b, "conflict").empty());
    BOOST_TEST(told(b, "conflict")[0].get(notice().field).value() == "_life");
}

BOOST_FIXTURE_TEST_CASE(tell_the_writer_what_became_of_a_change_that_was_set_apart, Two) {
    (void)central.code("Test Demosen", "partner_staff");
    a.edit(id, named("Ditte Fiktivgaard"));
    a.edit(id, named("Ditte Testholm")); // of the same record: one is enough
    a.sync();
    a.sync();
    BOOST_TEST(told(a, "quarantined").size() == 1U);
    BOOST_REQUIRE(central.central->discard({a.device, 3}, "dobbelt").has_value());
    BOOST_REQUIRE(central.central->release({a.device, 2}).has_value());
    a.sync();
    BOOST_REQUIRE_EQUAL(told(a, "released").size(), 1U);
    BOOST_TEST(told(a, "released")[0].get(notice().change).value() ==
               std::to_string(a.device) + ":2");
    BOOST_TEST(told(a, "discarded").size() == 1U);
    BOOST_TEST(told(b, "released").empty());
}

BOOST_FIXTURE_TEST_CASE(tell_a_promise_s_new_owner, Two) {
    registry::Object promise = domain::follow_up().make(base::make_id(central.clock, a.random));
    promise.set(domain::follow_up().owner, domain::StaffId(b.staff))
        .set(domain::follow_up().kind, std::string("Ring"));
    a.put(promise, Scope::team(a.team));
    a.sync();
    b.sync();
    BOOST_REQUIRE_EQUAL(told(b, "promise_moved").size(), 1U);
    BOOST_TEST((told(b, "promise_moved")[0].get(notice().about)->any == promise.id));
    b.edit(promise.id, {{{domain::follow_up().owner.number, record::Value(a.staff)}}, {}});
    b.sync();
    b.sync();
    a.sync();
    BOOST_TEST(told(b, "promise_moved").size() == 1U); // nobody is told what they did themselves
    BOOST_TEST(told(a, "promise_moved").size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(are_written_once_whatever_arrives_again, Two) {
    a.edit(id, named("Ditte Fiktivgaard"));
    b.edit(id, named("Ditte Testholm"));
    a.sync();
    const auto request = b.request();
    for (int i = 0; i < 5; ++i) {
        (void)sync_answer(b.send(request));
    }
    b.sync();
    a.sync();
    BOOST_TEST(told(a, "conflict").size() == 1U);
    BOOST_TEST(told(b, "conflict").size() == 1U);
    // The same words under new names say nothing new.
    auto again = record::decode_change(b.changes.back());
    BOOST_REQUIRE(again.has_value());
    again->origin = b.last_dot();
    b.save(*again);
    b.sync();
    b.sync();
    a.sync();
    BOOST_TEST(told(a, "conflict").size() == 1U);
    BOOST_TEST(told(b, "conflict").size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(are_marked_as_read_by_their_reader_alone, Two) {
    disagree();
    const base::AnyId mine = told(a, "conflict")[0].id;
    BOOST_TEST(!b.records.contains(mine));
    a.edit(mine, {{{notice().read.number, record::Value(true)}}, {}});
    a.edit(mine, {{{notice().field.number, record::Value(std::string("x"))}}, {}});
    const auto verdicts = verdicts_of(a.sync());
    BOOST_REQUIRE_EQUAL(verdicts.size(), 2U);
    BOOST_TEST(verdicts[0] == pb::APPLIED);
    BOOST_TEST(verdicts[1] == pb::QUARANTINED);
    BOOST_TEST(a.shown(mine).get(notice().read).value());
    record::Change other;
    other.id = mine;
    other.type = domain::types::kNotice;
    other.scope = Scope::staff(a.staff);
    record::Write write;
    write.field = notice().read.number;
    write.value = record::encode(record::Value(false));
    other.writes = {write};
    b.save(other);
    BOOST_TEST((verdicts_of(b.sync()) == std::vector<pb::VerdictKind>{pb::QUARANTINED}));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
