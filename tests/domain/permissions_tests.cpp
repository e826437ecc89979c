#include <boost/test/unit_test.hpp>

#include "domain/citizen.hpp"
#include "domain/dialogue.hpp"
#include "domain/note.hpp"
#include "domain/outing.hpp"
#include "domain/permissions.hpp"
#include "domain/referral.hpp"
#include "domain/subject.hpp"
#include "domain/tally.hpp"
#include "domain/types.hpp"
#include "domain/unit.hpp"
#include "known_records.hpp"
#include "record/value.hpp"

namespace b2go::domain::test {

using record::Change;
using record::Dot;
using record::Scope;
using record::Value;
using registry::Roles;

namespace {

constexpr Roles::Bit kAllRoles[] = {Roles::staff, Roles::coordinator, Roles::sync_admin,
                                    Roles::partner_staff};

Author author(Roles::Bit role) {
    return {id_of(20), id_of(30), role,
            [](const Scope& scope) { return scope == Scope::citizen(id_of(1)); }};
}

Change change_of(record::TypeNumber type, const Scope& scope) {
    Change change;
    change.device = 1;
    change.seq = 1;
    change.id = id_of(1);
    change.type = type;
    change.scope = scope;
    change.schema = kSchema;
    return change;
}

Change citizen_change(record::FieldNumber field, const Value& value, const std::string& key = {}) {
    Change change = change_of(types::kCitizen, Scope::citizen(id_of(1)));
    change.writes.push_back({field, key, record::encode(value), {}, {}});
    return change;
}

bool refused(const Change& change, Roles::Bit role = Roles::staff) {
    return refuse_write(change, author(role)).has_value();
}

} // namespace

BOOST_AUTO_TEST_SUITE(permissions_tests)

BOOST_AUTO_TEST_CASE(partner_staff_see_no_citizen) {
    BOOST_TEST(!may_read(Scope::citizen(id_of(1)), author(Roles::partner_staff)));
    BOOST_TEST(may_read(Scope::citizen(id_of(1)), author(Roles::staff)));
    BOOST_TEST(!may_read(Scope::citizen(id_of(2)), author(Roles::staff)));
    BOOST_TEST(may_read(Scope::reference(), author(Roles::partner_staff)));
    BOOST_TEST(may_read(Scope::team(id_of(30)), author(Roles::partner_staff)));
}

BOOST_AUTO_TEST_CASE(scopes_are_read_by_those_who_hold_them) {
    BOOST_TEST(!may_read(Scope::team(id_of(31)), author(Roles::coordinator)));
    BOOST_TEST(may_read(Scope::team(id_of(31)), author(Roles::sync_admin)));
    BOOST_TEST(may_read(Scope::citizen(id_of(2)), author(Roles::sync_admin)));
    BOOST_TEST(may_read(Scope::staff(id_of(20)), author(Roles::staff)));
    BOOST_TEST(!may_read(Scope::staff(id_of(21)), author(Roles::sync_admin)));
    BOOST_TEST(may_read(Scope::admin(), author(Roles::sync_admin)));
    BOOST_TEST(!may_read(Scope::admin(), author(Roles::coordinator)));
}

BOOST_AUTO_TEST_CASE(catalogues_and_staff_are_the_sync_admins) {
    for (const record::TypeNumber type :
         {types::kStaff, types::kTeam, types::kUnit, types::kSubject}) {
        for (const Roles::Bit role : kAllRoles) {
            BOOST_TEST((refused(change_of(type, Scope::reference()), role) ==
                        (role != Roles::sync_admin)));
        }
    }
}

BOOST_AUTO_TEST_CASE(partner_staff_count_read_what_they_are_told_and_write_nothing_else) {
    for (const registry::Entity* entity : registry().entities()) {
        BOOST_TEST((may_write(*entity, Roles::partner_staff) ==
                    (entity->name() == "tally" || entity->name() == "notice")),
                   entity->name());
    }
    BOOST_TEST(!refused(change_of(types::kTally, Scope::team(id_of(30))), Roles::partner_staff));
}

BOOST_AUTO_TEST_CASE(a_change_is_refused_outside_the_writers_scopes) {
    BOOST_TEST(!refused(change_of(types::kOuting, Scope::team(id_of(30)))));
    BOOST_TEST(refused(change_of(types::kOuting, Scope::team(id_of(31)))));
    BOOST_TEST(!refused(change_of(types::kEncounter, Scope::citizen(id_of(1)))));
    BOOST_TEST(refused(change_of(types::kEncounter, Scope::citizen(id_of(2)))));
}

BOOST_AUTO_TEST_CASE(a_change_is_refused_where_its_entity_cannot_live) {
    BOOST_TEST(refused(change_of(types::kCitizen, Scope::reference())));
    BOOST_TEST(refused(change_of(types::kCitizen, Scope::team(id_of(30)))));
    BOOST_TEST(refused(change_of(types::kOuting, Scope::reference())));
    BOOST_TEST(refused(change_of(types::kLocation, Scope::team(id_of(30)))));
    BOOST_TEST(refused(change_of(types::kNote, Scope::reference())));
    BOOST_TEST(!refused(change_of(types::kNote, Scope::team(id_of(30)))));
}

BOOST_AUTO_TEST_CASE(what_is_written_once_is_not_written_again) {
    Change again = change_of(types::kNote, Scope::team(id_of(30)));
    again.writes.push_back({note().text.number, {}, record::encode(std::string("ny")), {}, {}});
    BOOST_TEST(!refused(again));
    again.writes[0].seen = {Dot{1, 1, 7}};
    for (const Roles::Bit role : kAllRoles) {
        BOOST_TEST(refused(again, role));
    }
}

BOOST_AUTO_TEST_CASE(notes_and_dialogues_are_not_deleted_but_counts_are) {
    const Value deletion = record::Dots{Dot{1, 1, 7}};
    const auto deleted = [&](record::TypeNumber type, const Scope& scope) {
        Change change = change_of(type, scope);
        change.writes.push_back({record::kLifeField, {}, record::encode(deletion), {}, {}});
        return change;
    };
    BOOST_TEST(refused(deleted(types::kNote, Scope::team(id_of(30)))));
    BOOST_TEST(refused(deleted(types::kDialogue, Scope::reference())));
    BOOST_TEST(!refused(deleted(types::kTally, Scope::team(id_of(30)))));
    Change nonsense = deleted(types::kTally, Scope::team(id_of(30)));
    nonsense.writes[0].value = record::encode(Value(true));
    BOOST_TEST(refused(nonsense));
}

BOOST_AUTO_TEST_CASE(only_a_coordinator_gives_somebody_up) {
    Change closing = change_of(types::kReferral, Scope::citizen(id_of(1)));
    closing.writes.push_back(
        {referral().closing.number, {}, record::encode(std::string("unreachable")), {}, {}});
    BOOST_TEST(refused(closing, Roles::staff));
    BOOST_TEST(!refused(closing, Roles::coordinator));
    closing.writes[0].value = record::encode(std::string("helped"));
    BOOST_TEST(!refused(closing, Roles::staff));
}

BOOST_AUTO_TEST_CASE(a_known_field_holds_what_it_is_declared_to_hold) {
    BOOST_TEST(!refused(citizen_change(citizen().name.number, std::string("Åse Demosen"))));
    BOOST_TEST(!refused(citizen_change(citizen().name.number, record::Null{})));
    BOOST_TEST(refused(citizen_change(citizen().name.number, true)));
    BOOST_TEST(refused(citizen_change(citizen().name.number, std::string("Åse"), "nøgle")));
    BOOST_TEST(refused(citizen_change(citizen().birth_date.number, std::string("2026-01-01"))));
    BOOST_TEST(refused(citizen_change(citizen().protection.number, std::string("some"))));
    BOOST_TEST(!refused(citizen_change(citizen().phones.number, true, "00 00 00 01")));
    BOOST_TEST(!refused(citizen_change(citizen().phones.number, false, "00 00 00 01")));
    BOOST_TEST(refused(citizen_change(citizen().phones.number, true)));
    BOOST_TEST(refused(citizen_change(citizen().phones.number, std::string("x"), "00 00 00 01")));
    Change garbage = citizen_change(citizen().name.number, record::Null{});
    garbage.writes[0].value = "\xff\xff\xff";
    BOOST_TEST(refused(garbage));
}

BOOST_AUTO_TEST_CASE(what_a_newer_program_wrote_passes) {
    Change unknown_type = change_of(4000, Scope::team(id_of(30)));
    unknown_type.writes.push_back({10, {}, "\xff\xff", {}, {}});
    BOOST_TEST(!refused(unknown_type));
    unknown_type.scope = Scope::team(id_of(31));
    BOOST_TEST(refused(unknown_type));

    Change unknown_field = citizen_change(4000, std::string("senere"));
    unknown_field.writes[0].value = "\xff\xff";
    BOOST_TEST(!refused(unknown_field));

    Change new_choice = citizen_change(citizen().protection.number, std::string("some"));
    new_choice.schema = kSchema + 1;
    BOOST_TEST(!refused(new_choice));
    new_choice.writes[0].value = record::encode(Value(true));
    BOOST_TEST(refused(new_choice));
}

BOOST_AUTO_TEST_CASE(a_refusal_is_said_in_both_languages_without_the_value) {
    const std::string name = "Demosen\x01";
    const auto why =
        refuse_write(citizen_change(citizen().name.number, name), author(Roles::staff));
    BOOST_TEST_REQUIRE(why.has_value());
    BOOST_TEST(!why->da.empty());
    BOOST_TEST(!why->en.empty());
    BOOST_TEST(why->da.find("Demosen") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace b2go::domain::test
