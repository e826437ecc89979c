#include <boost/test/unit_test.hpp>

#include "domain/citizen.hpp"
#include "known_records.hpp"

namespace b2go::domain::test {

using registry::Choice;
using registry::Object;

namespace {

Object somebody(const char* id_type) {
    return citizen().make(id_of(1)).set(citizen().id_type, Choice{id_type});
}

Object with_cpr(const char* id_type, const std::string& date, const std::string& serial) {
    return somebody(id_type).set(citizen().cpr, date + serial);
}

} // namespace

BOOST_AUTO_TEST_SUITE(citizen_tests)

BOOST_AUTO_TEST_CASE(an_empty_citizen_can_be_saved) {
    const KnownRecords around;
    BOOST_TEST(findings_of(citizen().make(id_of(1)), around).errors.empty());
}

BOOST_AUTO_TEST_CASE(a_demo_takes_fictitious_numbers_and_only_those) {
    KnownRecords around;
    BOOST_TEST(findings_of(with_cpr("cpr", "678185", "0001"), around).errors.empty());
    BOOST_TEST(findings_of(with_cpr("replacement", "678185", "0001"), around).errors.empty());
    BOOST_TEST(has_error(findings_of(with_cpr("cpr", "070185", "0001"), around), "cpr"));
    BOOST_TEST(has_error(findings_of(with_cpr("replacement", "670185", "0001"), around), "cpr"));
    around.demo = false;
    BOOST_TEST(has_error(findings_of(with_cpr("cpr", "678185", "0001"), around), "cpr"));
    BOOST_TEST(findings_of(with_cpr("cpr", "070185", "0001"), around).errors.empty());
    BOOST_TEST(findings_of(with_cpr("replacement", "670185", "0001"), around).errors.empty());
}

BOOST_AUTO_TEST_CASE(a_number_that_is_none_is_refused_everywhere) {
    KnownRecords around;
    for (const bool demo : {true, false}) {
        around.demo = demo;
        BOOST_TEST(has_error(findings_of(with_cpr("cpr", "678185", "000"), around), "cpr"));
        BOOST_TEST(has_error(findings_of(with_cpr("cpr", "310270", "0001"), around), "cpr"));
        BOOST_TEST(has_error(findings_of(with_cpr("cpr", "678185", "-0001"), around), "cpr"));
    }
}

BOOST_AUTO_TEST_CASE(a_failed_modulus_11_warns_and_never_blocks) {
    KnownRecords around;
    around.demo = false;
    const auto failing = findings_of(with_cpr("cpr", "111111", "1119"), around);
    BOOST_TEST(failing.errors.empty());
    BOOST_TEST(has_warning(failing, "cpr"));
    BOOST_TEST(findings_of(with_cpr("cpr", "111111", "1118"), around).warnings.empty());
}

BOOST_AUTO_TEST_CASE(the_id_type_must_agree_with_the_number) {
    KnownRecords around;
    around.demo = false;
    BOOST_TEST(has_error(findings_of(with_cpr("cpr", "670185", "0001"), around), "cpr"));
    BOOST_TEST(has_error(findings_of(with_cpr("replacement", "070185", "0001"), around), "cpr"));
    BOOST_TEST(has_error(findings_of(with_cpr("no_cpr", "070185", "0001"), around), "cpr"));
}

BOOST_AUTO_TEST_CASE(a_birth_date_that_contradicts_the_number_warns) {
    const KnownRecords around;
    Object person = with_cpr("cpr", "678185", "0001");
    person.set(citizen().birth_date, day(1985, 1, 8));
    const auto findings = findings_of(person, around);
    BOOST_TEST(findings.errors.empty());
    BOOST_TEST(has_warning(findings, "birth_date"));
    person.set(citizen().birth_date, day(1985, 1, 7));
    BOOST_TEST(findings_of(person, around).warnings.empty());
}

BOOST_AUTO_TEST_CASE(an_anonymous_citizen_has_neither_number_name_nor_address) {
    const KnownRecords around;
    BOOST_TEST(findings_of(somebody("anonymous"), around).errors.empty());
    BOOST_TEST(has_error(findings_of(with_cpr("anonymous", "678185", "0001"), around), "cpr"));
    Object named = somebody("anonymous");
    named.set(citizen().name, std::string("Åse Demosen"));
    BOOST_TEST(has_error(findings_of(named, around), "name"));
    Object housed = somebody("anonymous");
    housed.set(citizen().address, record::Group{{address_part::kStreet, std::string("Demovej 1")}});
    BOOST_TEST(has_error(findings_of(housed, around), "address"));
    named.clear(citizen().name);
    BOOST_TEST(findings_of(named, around).errors.empty());
}

BOOST_AUTO_TEST_CASE(protection_masks_until_it_lapses) {
    const base::Date today = day(2026, 11, 4);
    Object person = somebody("no_cpr");
    BOOST_TEST(!is_protected(person, today));
    person.set(citizen().protection, Choice{"none"});
    BOOST_TEST(!is_protected(person, today));
    person.set(citizen().protection, Choice{"name_address"});
    BOOST_TEST(is_protected(person, today));
    person.set(citizen().protection_until, today);
    BOOST_TEST(is_protected(person, today));
    person.set(citizen().protection_until, day(2026, 11, 3));
    BOOST_TEST(!is_protected(person, today));
    person.clear(citizen().protection_until).set(citizen().protection, Choice{"threat"});
    BOOST_TEST(is_protected(person, today));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace b2go::domain::test
