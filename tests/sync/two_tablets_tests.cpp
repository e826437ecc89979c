#include <boost/test/unit_test.hpp>

#include "app/show_record.hpp"
#include "base/limits.hpp"
#include "domain/citizen.hpp"
#include "domain/location.hpp"
#include "domain/record_view.hpp"
#include "domain/types.hpp"
#include "merge/effective.hpp"
#include "tests/sync/world.hpp"

using namespace b2go;
using domain::citizen;
using domain::location;
using registry::Choice;
using registry::Fields;
using tests::Loss;
using tests::World;

namespace {

registry::Object new_location(const std::string& name = "Nordbiblioteket") {
    registry::Object object = location().make({});
    object.set(location().name, name).set(location().type, Choice{"library"});
    return object;
}

Fields with(record::FieldNumber field, record::Value value) {
    Fields fields;
    fields.plain[field] = std::move(value);
    return fields;
}

Fields with_set(record::FieldNumber field, std::set<std::string> elements) {
    Fields fields;
    fields.sets[field] = std::move(elements);
    return fields;
}

struct Two {
    World world{1, 2};
    tests::Tablet& a = world.tablet(0);
    tests::Tablet& b = world.tablet(1);

    /// A record that both tablets hold.
    base::AnyId shared(registry::Object object = new_location()) {
        const base::AnyId id = a.create(std::move(object));
        world.settle();
        BOOST_REQUIRE(!b.bytes(id).empty());
        return id;
    }
    static registry::Object seen_by(tests::Tablet& tablet, base::AnyId id) {
        return domain::object_of(*tablet.store().find(id));
    }
    std::vector<std::string> values_of(tests::Tablet& tablet, base::AnyId id,
                                       record::FieldNumber field) {
        std::vector<std::string> values;
        const auto state = tablet.store().find(id);
        for (const auto& version : state->find(field)->versions) {
            values.push_back(std::get<std::string>(*record::decode_value(version.value)));
        }
        std::ranges::sort(values);
        return values;
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(two_tablets, Two)

BOOST_AUTO_TEST_CASE(what_one_tablet_makes_the_other_gets) {
    const base::AnyId id = a.create(new_location());
    const auto pushed = a.must_sync();
    BOOST_TEST(pushed.pushed == 1);
    BOOST_TEST(pushed.verdicts.at("applied") == 1);
    BOOST_TEST(pushed.receipt.last_seq() == 1);
    BOOST_TEST(b.must_sync().pulled > 0);
    BOOST_TEST(a.bytes(id) == b.bytes(id));
    world.require_converged({id});
}

BOOST_AUTO_TEST_CASE(different_fields_merge_and_nobody_is_asked) {
    const base::AnyId id = shared();
    a.edit(id, with(location().safety_note.number, "Ring på bagdøren"));
    b.edit(id, with(location().district.number, "1"));
    world.settle();
    const auto object = seen_by(a, id);
    BOOST_TEST(*object.get(location().safety_note) == "Ring på bagdøren");
    BOOST_TEST(object.get(location().district)->code == "1");
    BOOST_TEST(a.store().counts().conflicts == 0);
    BOOST_TEST(world.central().conflicts(10).empty());
    world.require_converged({id});
}

BOOST_AUTO_TEST_CASE(the_same_field_is_one_conflict_with_both_words_everywhere) {
    const base::AnyId id = shared();
    a.edit(id, with(location().name.number, "Nord"));
    b.edit(id, with(location().name.number, "Nørrebro"));
    world.settle();
    const std::vector<std::string> both{"Nord", "Nørrebro"};
    BOOST_TEST(values_of(a, id, location().name.number) == both);
    BOOST_TEST(values_of(b, id, location().name.number) == both);
    BOOST_TEST(a.store().counts().conflicts == 1);
    BOOST_TEST(b.store().counts().conflicts == 1);
    const auto rows = world.central().conflicts(10);
    BOOST_REQUIRE(rows.size() == 1);
    BOOST_TEST((rows[0].state.id == id));
    BOOST_TEST(rows[0].field == location().name.number);
    BOOST_TEST(rows[0].state.find(location().name.number)->versions.size() == 2);
    world.require_converged({id});
}

BOOST_AUTO_TEST_CASE(the_verdict_tells_who_comes_second_of_a_conflict) {
    const base::AnyId id = shared();
    a.edit(id, with(location().name.number, "Nord"));
    b.edit(id, with(location().name.number, "Nørrebro"));
    BOOST_TEST(a.must_sync().verdicts.at("applied") == 1);
    BOOST_TEST(b.must_sync().verdicts.at("conflict") == 1);
}

BOOST_AUTO_TEST_CASE(a_set_keeps_what_both_added) {
    const base::AnyId id = shared();
    a.edit(id, with_set(location().access.number, {"step_free"}));
    b.edit(id, with_set(location().access.number, {"toilet"}));
    world.settle();
    const auto object = seen_by(b, id);
    BOOST_TEST(object.contains(location().access, Choice{"step_free"}));
    BOOST_TEST(object.contains(location().access, Choice{"toilet"}));
    BOOST_TEST(b.store().counts().conflicts == 0);
    world.require_converged({id});
}

BOOST_AUTO_TEST_CASE(a_rule_decides_where_one_is_declared) {
    const base::AnyId id = shared();
    a.edit(id, with(location().opening_hours.number, "10-12"));
    world.clock.advance_ms(60'000);
    b.edit(id, with(location().opening_hours.number, "13-15"));
    BOOST_TEST(b.must_sync().verdicts.at("applied") == 1);
    BOOST_TEST(a.must_sync().verdicts.at("concurrent") == 1);
    world.settle();
    BOOST_TEST(*seen_by(a, id).get(location().opening_hours) == "13-15");
    BOOST_TEST(a.store().counts().conflicts == 0);
    world.require_converged({id});
}

BOOST_AUTO_TEST_CASE(a_decision_on_one_tablet_ends_the_conflict_on_both) {
    const base::AnyId id = shared();
    a.edit(id, with(location().name.number, "Nord"));
    b.edit(id, with(location().name.number, "Nørrebro"));
    world.settle();
    BOOST_REQUIRE(a.resolve_first(id, 0));
    world.settle();
    BOOST_TEST(b.store().counts().conflicts == 0);
    BOOST_TEST(world.central().conflicts(10).empty());
    BOOST_TEST(values_of(a, id, location().name.number) ==
               values_of(b, id, location().name.number));
    BOOST_TEST(values_of(b, id, location().name.number).size() == 1);
    world.require_converged({id});
}

BOOST_AUTO_TEST_CASE(an_edit_made_with_an_old_form_stands_beside_what_came_since) {
    const base::AnyId id = shared();
    const auto opened = record::seen_of(*b.store().find(id));
    a.edit(id, with(location().name.number, "Nord"));
    world.settle();
    b.edit_as_seen(id, with(location().name.number, "Nørrebro"), opened);
    world.settle();
    BOOST_TEST(values_of(a, id, location().name.number).size() == 2);
    BOOST_TEST(a.store().counts().conflicts == 1);
    world.require_converged({id});
}

BOOST_AUTO_TEST_CASE(an_offline_edit_survives_a_delete_as_a_conflict) {
    const base::AnyId id = shared();
    a.remove(id);
    b.edit(id, with(location().name.number, "Nørrebro"));
    world.settle();
    BOOST_TEST(a.store().counts().conflicts == 1);
    BOOST_TEST(app::show(a.workspace(), id).has_value());
    BOOST_TEST(*seen_by(a, id).get(location().name) == "Nørrebro");
    world.require_converged({id});
}

BOOST_AUTO_TEST_CASE(a_deletion_that_saw_everything_stands) {
    const base::AnyId id = shared();
    a.remove(id);
    world.settle();
    BOOST_TEST(!app::show(b.workspace(), id).has_value());
    BOOST_TEST(b.store().counts().conflicts == 0);
    world.require_converged({id});
}

BOOST_AUTO_TEST_CASE(a_citizen_reaches_the_teams_other_tablet) {
    registry::Object object = citizen().make({});
    object.set(citizen().id_type, Choice{"no_cpr"}).set(citizen().name, std::string("Bo Demosen"));
    const base::AnyId id = shared(object);
    b.edit(id, with_set(citizen().phones.number, {"00 00 12 34"}));
    a.edit(id, with_set(citizen().phones.number, {"00 00 56 78"}));
    world.settle();
    BOOST_TEST(seen_by(a, id).count(citizen().phones) == 2);
    world.require_converged({id});
}

BOOST_AUTO_TEST_CASE(edits_made_offline_in_a_row_arrive_as_they_were_made) {
    const base::AnyId id = a.create(new_location());
    for (const char* name : {"Ét", "To", "Tre"}) {
        a.edit(id, with(location().name.number, name));
    }
    BOOST_TEST(a.must_sync().pushed == 4);
    world.settle();
    BOOST_TEST(*seen_by(b, id).get(location().name) == "Tre");
    BOOST_TEST(values_of(b, id, location().name.number).size() == 1);
    world.require_converged({id});
}

BOOST_AUTO_TEST_CASE(replayed_requests_change_nothing) {
    a.create(new_location("Ét"));
    sync::Session session(a.runner(), world.clock);
    const auto request = session.next();
    BOOST_REQUIRE(request.has_value());
    const auto first = world.deliver(request->path, request->body);
    const auto before = world.central().stats();
    for (int i = 0; i < 20; ++i) {
        const auto again = world.deliver(request->path, request->body);
        BOOST_REQUIRE(again.has_value());
        BOOST_TEST(again->status == 200);
    }
    BOOST_TEST(world.central().stats().changes == before.changes);
    BOOST_TEST(world.central().stats().head == before.head);
    session.receive(*first);
    BOOST_TEST(!session.failed().has_value());
    BOOST_TEST(world.central().verify().empty());
}

BOOST_AUTO_TEST_CASE(an_answer_lost_after_the_commit_is_made_up_for_exactly_once) {
    const base::AnyId id = a.create(new_location());
    world.loss = Loss{Loss::What::reply, world.requests};
    BOOST_TEST(!a.sync().has_value());
    const auto changes = world.central().stats().changes;
    BOOST_TEST(a.store().counts().unsent == 1);
    const auto report = a.must_sync();
    BOOST_TEST(report.pushed == 1);
    BOOST_TEST(report.verdicts.at("applied") == 1);
    BOOST_TEST(world.central().stats().changes == changes);
    BOOST_TEST(a.store().counts().unsent == 0);
    world.settle();
    world.require_converged({id});
}

BOOST_AUTO_TEST_CASE(nothing_to_do_is_one_request) {
    shared();
    const auto report = a.must_sync();
    BOOST_TEST(report.requests == 1);
    BOOST_TEST(report.pushed == 0);
    BOOST_TEST(report.pulled == 0);
}

BOOST_AUTO_TEST_CASE(a_new_role_and_team_reach_the_tablet_with_the_next_sync) {
    const auto before = a.workspace().identity();
    BOOST_TEST((before.role == registry::Roles::staff));
    BOOST_REQUIRE(world.central().make_code(before.staff_name, "coordinator", "Team Syd"));
    a.must_sync();
    const auto after = a.workspace().identity();
    BOOST_TEST((after.role == registry::Roles::coordinator));
    BOOST_TEST((after.team != before.team));
    BOOST_TEST((a.store().identity()->role == registry::Roles::staff)); // as enrolled
}

BOOST_AUTO_TEST_CASE(choosing_the_version_that_kept_a_record_keeps_it) {
    const base::AnyId id = shared();
    a.remove(id);
    b.edit(id, with(location().name.number, record::Value(std::string("Sydbiblioteket"))));
    world.settle();
    const auto decide = [&](tests::Tablet& tablet, app::Decision decision) {
        auto at_work = tablet.workspace();
        BOOST_REQUIRE(app::resolve(at_work, decision));
    };
    const auto life_of = [&](tests::Tablet& tablet) {
        return tablet.store().find(id)->find(record::kLifeField)->versions;
    };
    const std::string name(app::kLifeName);
    decide(a, {id, name, {}, record::Value(), "Er her stadig", std::nullopt});
    decide(b, {id, name, {}, life_of(b).front().dot, "Er væk", std::nullopt});
    a.edit(id, with(location().name.number, record::Value(std::string("Østbiblioteket"))));
    world.settle();
    const auto versions = life_of(a);
    BOOST_REQUIRE(versions.size() == 2U);
    const auto kept = std::ranges::find(versions, std::string(), &record::Version::value);
    BOOST_REQUIRE((kept != versions.end()));
    decide(a, {id, name, {}, kept->dot, "Den findes", std::nullopt});
    BOOST_TEST(seen_by(a, id).get(location().name).value() == "Østbiblioteket");
    BOOST_TEST((merge::life(*a.store().find(id)) == merge::Life::alive));
    world.settle();
    BOOST_TEST(a.bytes(id) == b.bytes(id));
}

BOOST_AUTO_TEST_SUITE_END()

namespace {

/// Enough words for several batches and several pages.
constexpr int kLongRecords = 160;

struct LongDay {
    World world{2, 2};
    std::vector<base::AnyId> ids;

    LongDay() {
        const std::string note(limits::kTextBytes - 100, 'n');
        for (int i = 0; i < kLongRecords; ++i) {
            registry::Object object = new_location("Sted " + std::to_string(i));
            object.set(location().safety_note, note + std::to_string(i));
            ids.push_back(world.tablet(0).create(object));
        }
        ids.push_back(world.tablet(1).create(new_location("B")));
    }
    /// Both tablets sync once, whatever comes of it.
    void sync_both() {
        static_cast<void>(world.tablet(0).sync());
        static_cast<void>(world.tablet(1).sync());
    }
};

} // namespace

BOOST_AUTO_TEST_CASE(a_sync_cut_at_any_message_loses_nothing) {
    LongDay whole;
    const std::size_t first = whole.world.requests;
    whole.sync_both();
    const std::size_t messages = whole.world.requests - first;
    BOOST_TEST(messages > 5, "several batches and several pages: " << messages);
    whole.world.settle();
    whole.world.require_converged(whole.ids);

    for (const auto what : {Loss::What::request, Loss::What::reply}) {
        for (std::size_t index = 0; index < messages; ++index) {
            BOOST_TEST_CONTEXT((what == Loss::What::request ? "request " : "reply ") << index) {
                LongDay day;
                day.world.loss = Loss{what, first + index};
                day.sync_both();
                BOOST_TEST(!day.world.loss.has_value(), "the message was lost as told");
                day.world.tablet(index % 2).reopen();
                day.world.settle();
                day.world.require_converged(day.ids);
            }
        }
    }
}
