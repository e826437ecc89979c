#include <boost/test/unit_test.hpp>

#include "domain/citizen.hpp"
#include "domain/consent.hpp"
#include "domain/encounter.hpp"
#include "domain/follow_up.hpp"
#include "domain/matter.hpp"
#include "domain/note.hpp"
#include "domain/outing.hpp"
#include "domain/record_view.hpp"
#include "domain/referral.hpp"
#include "domain/types.hpp"
#include "known_records.hpp"
#include "merge/apply.hpp"
#include "record/value.hpp"

namespace b2go::domain::test {

using record::Change;
using record::Dot;
using record::RecordState;
using record::Scope;
using registry::Choice;
using registry::Object;

namespace {

constexpr record::TypeNumber kUnknownType = 4000;
constexpr record::FieldNumber kUnknownField = 4000;

/// Applies one write that had seen `seen`.
void write(RecordState& state, record::DeviceNumber device, record::FieldNumber field,
           const std::string& key, const record::Value& value, record::Dots seen = {}) {
    const record::Seq seq = state.applied_of(device) + 1;
    Change change{device, seq, state.id, state.type, state.scope, kSchema, {}, {}, {}, {}, {}, {}};
    change.time.ms = static_cast<std::int64_t>(device) * 1000 + static_cast<std::int64_t>(seq);
    change.writes.push_back({field, key, record::encode(value), std::move(seen), {}});
    merge::apply(state, change, Dot{device, seq, 0});
}

RecordState new_record(record::TypeNumber type) {
    RecordState state;
    state.id = id_of(1);
    state.type = type;
    state.schema = kSchema;
    return state;
}

Scope scope_of(
    const Object& object, const ScopeOf& known = [](base::AnyId) { return std::nullopt; }) {
    return scope_of_new(object, {id_of(20), id_of(30)}, known).value();
}

} // namespace

BOOST_AUTO_TEST_SUITE(record_view_tests)

BOOST_AUTO_TEST_CASE(an_object_shows_each_fields_effective_value) {
    RecordState state = new_record(types::kCitizen);
    const auto name = citizen().name.number;
    const auto protection = citizen().protection.number;
    write(state, 1, name, "", std::string("Åse Demosen"));
    write(state, 1, protection, "", std::string("threat"));
    write(state, 2, protection, "", std::string("none"));
    const Object shown = object_of(state);
    BOOST_TEST((shown.id == id_of(1)));
    BOOST_TEST(shown.get(citizen().name).value() == "Åse Demosen");
    BOOST_TEST(shown.is(citizen().protection, "threat")); // though `none` is later
    BOOST_TEST(conflicts_of(state).empty());
}

BOOST_AUTO_TEST_CASE(an_undecided_field_shows_the_latest_and_is_a_conflict) {
    RecordState state = new_record(types::kCitizen);
    write(state, 1, citizen().name.number, "", std::string("Åse Demosen"));
    write(state, 2, citizen().name.number, "", std::string("Aase Testholm"));
    BOOST_TEST(object_of(state).get(citizen().name).value() == "Aase Testholm");
    const auto conflicts = conflicts_of(state);
    BOOST_TEST_REQUIRE(conflicts.size() == 1U);
    BOOST_TEST(conflicts[0].field == citizen().name.number);
}

BOOST_AUTO_TEST_CASE(a_set_holds_what_was_added_and_not_taken_out) {
    RecordState state = new_record(types::kCitizen);
    const auto phones = citizen().phones.number;
    write(state, 1, phones, "00 00 00 01", true);
    write(state, 2, phones, "00 00 00 02", true);
    write(state, 1, phones, "00 00 00 03", true);
    write(state, 1, phones, "00 00 00 03", false, {Dot{1, 2, 0}});
    const Object shown = object_of(state);
    BOOST_TEST(shown.count(citizen().phones) == 2U);
    BOOST_TEST(shown.contains(citizen().phones, std::string("00 00 00 01")));
    BOOST_TEST(shown.contains(citizen().phones, std::string("00 00 00 02")));
}

BOOST_AUTO_TEST_CASE(a_consent_is_not_widened_by_a_merge) {
    RecordState state = new_record(types::kConsent);
    const auto categories = consent().data_categories.number;
    write(state, 1, categories, "sygdom", true);
    const Dot first{1, 1, 0};
    write(state, 1, categories, "sygdom", false, {first});
    write(state, 2, categories, "sygdom", true, {first});
    BOOST_TEST(conflicts_of(state).size() == 1U);
    RecordState withdrawn = new_record(types::kConsent);
    write(withdrawn, 1, consent().withdrawn.number, "", day(2026, 11, 3));
    write(withdrawn, 2, consent().withdrawn.number, "", record::Null{});
    BOOST_TEST(object_of(withdrawn).has(consent().withdrawn.number));
    BOOST_TEST(conflicts_of(withdrawn).empty());
}

BOOST_AUTO_TEST_CASE(an_open_promise_beats_a_closed_one_and_the_earlier_day_the_later) {
    RecordState state = new_record(types::kReferral);
    write(state, 1, referral().status.number, "", std::string("sent"));
    write(state, 2, referral().status.number, "", std::string("closed"));
    write(state, 1, referral().next_follow_up.number, "", day(2026, 11, 6));
    write(state, 2, referral().next_follow_up.number, "", day(2026, 11, 9));
    const Object shown = object_of(state);
    BOOST_TEST(shown.is(referral().status, "sent"));
    BOOST_TEST((shown.get(referral().next_follow_up) == day(2026, 11, 6)));
    BOOST_TEST(conflicts_of(state).empty());
    write(state, 3, referral().status.number, "", std::string("rejected"));
    BOOST_TEST(conflicts_of(state).size() == 1U); // two open ones that differ
}

BOOST_AUTO_TEST_CASE(what_a_newer_program_wrote_is_left_alone) {
    RecordState newer = new_record(types::kCitizen);
    write(newer, 1, kUnknownField, "", std::string("senere"));
    BOOST_TEST((object_of(newer).fields == registry::Fields{}));
    write(newer, 2, kUnknownField, "", std::string("andet"));
    BOOST_TEST(conflicts_of(newer).size() == 1U); // nobody guesses which one is right

    RecordState unknown = new_record(kUnknownType);
    write(unknown, 1, 10, "", std::string("noget"));
    BOOST_TEST((object_of(unknown).fields == registry::Fields{}));
    BOOST_TEST(object_of(unknown).type == kUnknownType);
    BOOST_TEST((rules_of(kUnknownType)(10).kind == record::Rule::Kind::ask));
}

BOOST_AUTO_TEST_CASE(a_record_lives_where_its_entity_says) {
    const Scope team = Scope::team(id_of(30));
    const std::map<std::string, Scope> expected{
        {"citizen", Scope::citizen(id_of(1))},
        {"location", Scope::reference()},
        {"outing", team},
        {"subject", Scope::reference()},
        {"staff", Scope::reference()},
        {"team", Scope::reference()},
        {"tally", team},
        {"partner", Scope::reference()},
        {"partner_event", team},
        {"housing_plan", Scope::reference()},
        {"dialogue", Scope::reference()},
        {"unit", Scope::reference()},
        {"notice", Scope::staff(id_of(20))},
        {"attachment", team},
        // Those that follow somebody are the team's while they name nobody.
        {"encounter", team},
        {"matter", team},
        {"referral", team},
        {"follow_up", team},
        {"consent", team},
        {"note", team}};
    for (const registry::Entity* entity : registry().entities()) {
        BOOST_TEST_REQUIRE(expected.contains(entity->name()), entity->name());
        BOOST_TEST((scope_of(entity->make(id_of(1))) == expected.at(entity->name())),
                   entity->name());
    }
}

BOOST_AUTO_TEST_CASE(what_concerns_a_citizen_lives_with_the_citizen) {
    const Scope theirs = Scope::citizen(id_of(3));
    const CitizenId person(id_of(3));
    // No look-up is needed: a citizen's scope is known from the id.
    BOOST_TEST((scope_of(encounter().make(id_of(1)).set(encounter().citizen, person)) == theirs));
    BOOST_TEST((scope_of(matter().make(id_of(1)).set(matter().citizen, person)) == theirs));
    BOOST_TEST((scope_of(consent().make(id_of(1)).set(consent().citizen, person)) == theirs));

    const ScopeOf held = [&](base::AnyId id) -> std::optional<Scope> {
        if (id == id_of(4)) {
            return theirs;
        }
        return id == id_of(5) ? std::optional(Scope::team(id_of(31)))
                              : std::optional(Scope::reference());
    };
    BOOST_TEST((scope_of(referral().make(id_of(1)).set(referral().matter, MatterId(id_of(4))),
                         held) == theirs));
    BOOST_TEST((scope_of(follow_up().make(id_of(1)).set(follow_up().parent, RecordId(id_of(4))),
                         held) == theirs));
    const auto about = [&](unsigned number) {
        return scope_of(note().make(id_of(1)).set(note().about, RecordId(id_of(number))), held);
    };
    BOOST_TEST((about(4) == theirs));
    BOOST_TEST((about(5) == Scope::team(id_of(30)))); // an outing: the writer's team
    BOOST_TEST((about(6) == Scope::team(id_of(30)))); // a place
    // A correction stays with what it corrects.
    BOOST_TEST(
        (scope_of(note().make(id_of(1)).set(note().corrects, NoteId(id_of(4))), held) == theirs));
}

BOOST_AUTO_TEST_CASE(a_record_that_follows_something_not_held_is_refused) {
    const auto refused =
        scope_of_new(referral().make(id_of(1)).set(referral().matter, MatterId(id_of(4))),
                     {id_of(20), id_of(30)}, [](base::AnyId) { return std::nullopt; });
    BOOST_TEST_REQUIRE(!refused.has_value());
    BOOST_TEST((refused.error().kind == base::Refusal::not_found));
    BOOST_TEST(names(refused.error().fields, "matter"));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace b2go::domain::test
