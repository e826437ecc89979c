#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "domain/note.hpp"
#include "domain/staff.hpp"
#include "domain/types.hpp"
#include "record/value.hpp"
#include "sync/protocol/wire.hpp"
#include "tests/sync/central_tablet.hpp"

namespace {

using namespace b2go;
using namespace b2go::tests;
using domain::citizen;
using record::Scope;
using registry::Fields;
using Kinds = std::vector<pb::VerdictKind>;

Fields with_phones(std::set<std::string> phones) {
    return {{}, {{citizen().phones.number, std::move(phones)}}};
}

/// Two tablets of one team that both hold one citizen.
struct TwoTablets {
    TwoTablets() {
        a.enrol(central.code("Test Demosen"));
        b.enrol(central.code("Anden Demosen"));
        const auto object = citizen_of(a);
        id = object.id;
        a.put(object, Scope::citizen(id));
        a.sync();
        b.sync();
    }
    TestCentral central;
    Tablet a{central, 1};
    Tablet b{central, 2};
    base::AnyId id;
};

BOOST_AUTO_TEST_SUITE(central_push)

BOOST_FIXTURE_TEST_CASE(what_one_tablet_writes_reaches_another, TwoTablets) {
    BOOST_TEST(b.shown(id).get(citizen().name).value() == "Ditte Demosen");
    BOOST_TEST((a.records == b.records));
    BOOST_TEST(central.central->verify().empty());
}

BOOST_FIXTURE_TEST_CASE(a_request_sent_a_hundred_times_is_taken_once, TwoTablets) {
    a.edit(id, named("Ditte Fiktivgaard"));
    a.put(citizen_of(a), Scope::citizen(b.staff)); // not where a citizen can lie
    const auto request = a.request();
    const auto first = sync_answer(a.send(request));
    const auto head = central.central->stats().head;
    for (int i = 0; i < 100; ++i) {
        const auto again = sync_answer(a.send(request));
        BOOST_TEST(verdicts_of(again) == verdicts_of(first), boost::test_tools::per_element());
        BOOST_TEST(again.accepted().verdicts(1).reason_da() ==
                   first.accepted().verdicts(1).reason_da());
    }
    BOOST_TEST((verdicts_of(first) == Kinds{pb::APPLIED, pb::QUARANTINED}));
    BOOST_TEST(central.central->stats().head == head);
    BOOST_TEST(central.central->stats().quarantined == 1U);
    const auto apart = central.central->set_apart(10);
    BOOST_REQUIRE(apart.size() == 1U);
    BOOST_TEST(!apart[0].reason.da.empty());
    BOOST_TEST(central.central->set_apart(0).empty());
    BOOST_TEST(central.central->verify().empty());
}

BOOST_FIXTURE_TEST_CASE(different_fields_edited_at_once_are_both_kept_without_conflict,
                        TwoTablets) {
    a.edit(id, named("Ditte Fiktivgaard"));
    b.edit(id, {{{citizen().preferred_name.number, std::string("Dit")}}, {}});
    BOOST_TEST((verdicts_of(a.sync()) == Kinds{pb::APPLIED}));
    BOOST_TEST((verdicts_of(b.sync()) == Kinds{pb::APPLIED}));
    a.sync();
    BOOST_TEST((a.records == b.records));
    BOOST_TEST(a.shown(id).get(citizen().name).value() == "Ditte Fiktivgaard");
    BOOST_TEST(a.shown(id).get(citizen().preferred_name).value() == "Dit");
    BOOST_TEST(central.central->conflicts(10).empty());
}

BOOST_FIXTURE_TEST_CASE(the_same_field_edited_at_once_is_a_conflict_until_decided, TwoTablets) {
    a.edit(id, named("Ditte Fiktivgaard"));
    b.edit(id, named("Ditte Testholm"));
    BOOST_TEST((verdicts_of(a.sync()) == Kinds{pb::APPLIED}));
    BOOST_TEST((verdicts_of(b.sync()) == Kinds{pb::CONFLICT}));
    const auto conflicts = central.central->conflicts(10);
    BOOST_REQUIRE_EQUAL(conflicts.size(), 1U);
    BOOST_TEST((conflicts[0].state.id == id));
    BOOST_TEST(conflicts[0].field == citizen().name.number);
    BOOST_TEST(central.central->stats().conflicts == 1U);
    a.sync();
    a.edit(id, named("Ditte Demosen"));
    BOOST_TEST((verdicts_of(a.sync()) == Kinds{pb::APPLIED}));
    BOOST_TEST(central.central->conflicts(10).empty());
    BOOST_TEST(central.central->verify().empty());
}

BOOST_FIXTURE_TEST_CASE(a_rule_decides_where_it_can, TwoTablets) {
    using registry::Choice;
    a.edit(id, {{{citizen().protection.number, std::string("threat")}}, {}});
    b.edit(id, {{{citizen().protection.number, std::string("none")}}, {}});
    a.sync();
    BOOST_TEST((verdicts_of(b.sync()) == Kinds{pb::CONCURRENT}));
    BOOST_TEST(b.shown(id).get(citizen().protection).value().code == "threat");
}

BOOST_FIXTURE_TEST_CASE(elements_added_at_once_are_both_in_the_set, TwoTablets) {
    a.edit(id, with_phones({"00000001"}));
    b.edit(id, with_phones({"00000002"}));
    a.sync();
    b.sync();
    a.sync();
    BOOST_TEST(a.shown(id).count(citizen().phones) == 2U);
    BOOST_TEST((a.records == b.records));
    BOOST_TEST(central.central->conflicts(10).empty());
}

BOOST_FIXTURE_TEST_CASE(an_edit_of_what_another_deleted_is_a_conflict, TwoTablets) {
    const auto& state = a.records.at(id);
    record::Change deletion;
    deletion.id = id;
    deletion.type = state.type;
    deletion.scope = state.scope;
    record::Dots seen;
    for (const auto& item : state.registers) {
        for (const auto& version : item.versions) {
            record::insert(seen, version.dot);
        }
    }
    deletion.writes = {{record::kLifeField, {}, record::encode(record::Value(seen)), {}, {}}};
    a.save(deletion);
    a.sync();
    b.edit(id, named("Ditte Testholm"));
    BOOST_TEST((verdicts_of(b.sync()) == Kinds{pb::CONFLICT}));
    BOOST_TEST(central.central->conflicts(10).at(0).field == record::kLifeField);
}

BOOST_FIXTURE_TEST_CASE(what_may_not_be_merged_is_set_apart_and_blocks_nothing, TwoTablets) {
    a.save_bytes("these bytes are no change");
    a.edit(id, {{{citizen().digital.number, std::string("nonsense")}}, {}});
    auto foreign = a.edit(id, named("En anden"));
    a.changes.pop_back();
    a.chains.pop_back();
    foreign.seq = a.changes.size() + 1;
    foreign.author = b.staff;
    a.save(foreign, true);
    foreign.seq = a.changes.size() + 1;
    foreign.author = a.staff;
    foreign.device = b.device;
    a.save(foreign, true);
    registry::Object person = domain::staff().make(a.staff);
    person.set(domain::staff().role, registry::Choice{"sync_admin"});
    a.put(person, Scope::reference()); // nobody gives themselves a role
    a.edit(id, named("Ditte Fiktivgaard"));
    const auto verdicts = verdicts_of(a.sync());
    BOOST_TEST((verdicts == Kinds{pb::QUARANTINED, pb::QUARANTINED, pb::QUARANTINED,
                                  pb::QUARANTINED, pb::QUARANTINED, pb::APPLIED}));
    BOOST_TEST(a.shown(id).get(citizen().name).value() == "Ditte Fiktivgaard");
    BOOST_TEST(central.central->stats().quarantined == 5U);
    BOOST_TEST(central.central->verify().empty());
}

BOOST_FIXTURE_TEST_CASE(what_builds_on_something_set_apart_follows_it, TwoTablets) {
    a.edit(id, {{{citizen().digital.number, std::string("nonsense")}}, {}});
    const record::Dot apart = a.last_dot();
    auto next = a.edit(id, {{{citizen().digital.number, std::string("self")}}, {}});
    a.changes.pop_back();
    a.chains.pop_back();
    next.writes.at(0).seen = {apart};
    a.save(next);
    auto object = citizen_of(a);
    a.put(object, Scope::citizen(b.staff)); // a record that exists only in quarantine
    record::Change edit;
    edit.id = object.id;
    edit.type = domain::types::kCitizen;
    edit.scope = Scope::citizen(object.id);
    edit.writes = {{citizen().name.number, {}, record::encode(record::Value("Nogen")), {}, {}}};
    a.save(edit);
    a.edit(id, named("Ditte Testholm"));
    BOOST_TEST((verdicts_of(a.sync()) == Kinds{pb::QUARANTINED, pb::QUARANTINED, pb::QUARANTINED,
                                               pb::QUARANTINED, pb::APPLIED}));
}

BOOST_FIXTURE_TEST_CASE(a_record_never_moves_to_another_scope, TwoTablets) {
    auto change = a.edit(id, named("Ditte Testholm"));
    a.changes.pop_back();
    a.chains.pop_back();
    change.type = domain::types::kNote;
    change.scope = Scope::team(a.team);
    change.writes.clear();
    a.save(change);
    BOOST_TEST((verdicts_of(a.sync()) == Kinds{pb::QUARANTINED}));
}

BOOST_FIXTURE_TEST_CASE(a_note_is_written_once, TwoTablets) {
    registry::Object note = domain::note().make(base::make_id(central.clock, a.random));
    note.set(domain::note().about, domain::RecordId(id))
        .set(domain::note().text, std::string("Talte sammen"));
    a.put(note, Scope::citizen(id));
    a.sync();
    a.edit(note.id, {{{domain::note().text.number, std::string("Noget andet")}}, {}});
    BOOST_TEST((verdicts_of(a.sync()) == Kinds{pb::QUARANTINED}));
}

BOOST_FIXTURE_TEST_CASE(words_stamped_anew_are_merged_once, TwoTablets) {
    a.edit(id, named("Ditte Fiktivgaard"));
    const record::Dot origin = a.last_dot();
    a.sync();
    Tablet successor(central, 3);
    successor.enrol(central.code("Test Demosen"));
    successor.sync();
    auto again = record::decode_change(a.changes.back()).value();
    again.origin = origin;
    successor.save(again);
    auto follows = again;
    follows.origin.reset();
    follows.writes.at(0).seen = {successor.last_dot()};
    follows.writes.at(0).value = record::encode(record::Value("Ditte Testholm"));
    successor.save(follows);
    BOOST_TEST((verdicts_of(successor.sync()) == Kinds{pb::DUPLICATE, pb::APPLIED}));
    BOOST_TEST(successor.shown(id).get(citizen().name).value() == "Ditte Testholm");
    BOOST_TEST(central.central->conflicts(10).empty());
    BOOST_TEST(central.central->verify().empty());
}

BOOST_FIXTURE_TEST_CASE(tablets_that_arrive_together_share_a_commit, TwoTablets) {
    a.edit(id, named("Ditte Fiktivgaard"));
    b.put(citizen_of(b), Scope::citizen(a.staff));
    auto forged = b.request();
    auto object = citizen_of(b);
    b.put(object, Scope::citizen(object.id));
    const std::vector<central::Request> requests{
        {std::string(sync::path::kSync), a.body(a.request())},
        {std::string(sync::path::kSync), a.body(forged)},
        {"/v1/nowhere", a.body(a.request())},
        {std::string(sync::path::kSync), "noise"},
        {std::string(sync::path::kSync), b.body(b.request())}};
    const auto replies = central.central->answer(requests);
    BOOST_REQUIRE_EQUAL(replies.size(), 5U);
    BOOST_TEST(replies[0].status == 200);
    BOOST_TEST(replies[2].status == 404);
    BOOST_TEST(replies[3].status == 400);
    BOOST_TEST((verdicts_of(sync_answer(replies[4])) == Kinds{pb::QUARANTINED, pb::APPLIED}));
    a.take(sync_answer(replies[0]));
    b.take(sync_answer(replies[4]));
    a.sync();
    BOOST_TEST((a.shared() == b.shared()));
    BOOST_TEST(central.central->verify().empty());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
