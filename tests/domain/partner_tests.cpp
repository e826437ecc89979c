#include <boost/test/unit_test.hpp>

#include "domain/housing_plan.hpp"
#include "domain/location.hpp"
#include "domain/partner.hpp"
#include "domain/staff.hpp"
#include "domain/unit.hpp"
#include "known_records.hpp"

namespace b2go::domain::test {

using registry::Choice;
using registry::Object;

BOOST_AUTO_TEST_SUITE(partner_tests)

BOOST_AUTO_TEST_CASE(a_cvr_number_passes_modulus_11_outside_a_demo) {
    KnownRecords around;
    const auto found = [&](const char* cvr) {
        return findings_of(partner().make(id_of(1)).set(partner().cvr, std::string(cvr)), around);
    };
    around.demo = false;
    BOOST_TEST(has_error(found("11111117"), "cvr"));
    BOOST_TEST(found("10000009").errors.empty()); // 2·1 + 1·9 = 11
    BOOST_TEST(has_error(found("1000000"), "cvr"));
    BOOST_TEST(has_error(found("1000000a"), "cvr"));
    around.demo = true;
    BOOST_TEST(found("11111117").errors.empty());
    BOOST_TEST(has_warning(found("10000009"), "cvr"));
    BOOST_TEST(has_error(found("1000000"), "cvr"));
}

BOOST_AUTO_TEST_CASE(an_ean_number_has_a_check_digit_that_fits) {
    const KnownRecords around;
    const auto refused = [&](const char* ean) {
        return has_error(
            findings_of(partner().make(id_of(1)).set(partner().ean, std::string(ean)), around),
            "ean");
    };
    BOOST_TEST(!refused("5790000000005"));
    BOOST_TEST(refused("5790000000006"));
    BOOST_TEST(refused("579000000000"));
    BOOST_TEST(refused("579000000000x"));
}

BOOST_AUTO_TEST_CASE(voluntary_and_housing_organisations_are_private) {
    const auto is_private = [](const char* kind) {
        return is_private_partner(partner().make(id_of(1)).set(partner().kind, Choice{kind}));
    };
    BOOST_TEST(is_private("voluntary"));
    BOOST_TEST(is_private("housing"));
    BOOST_TEST(!is_private("municipal"));
    BOOST_TEST(!is_private("region"));
    BOOST_TEST(!is_private("state"));
    BOOST_TEST(is_private_partner(partner().make(id_of(1))));
}

BOOST_AUTO_TEST_CASE(a_period_does_not_end_before_it_begins) {
    const KnownRecords around;
    const auto check = [&](const registry::Entity& entity, registry::Field<base::Date> from,
                           registry::Field<base::Date> to) {
        const std::string name = entity.find(to.number)->name;
        Object dated = entity.make(id_of(1)).set(from, day(2026, 1, 2)).set(to, day(2026, 1, 2));
        BOOST_TEST(findings_of(dated, around).errors.empty(), entity.name());
        dated.set(to, day(2026, 1, 1));
        BOOST_TEST(has_error(findings_of(dated, around), name), entity.name() << "." << name);
    };
    check(location(), location().valid_from, location().valid_to);
    check(unit(), unit().valid_from, unit().valid_to);
    check(housing_plan(), housing_plan().valid_from, housing_plan().valid_to);
    check(partner(), partner().agreement_from, partner().agreement_to);
}

BOOST_AUTO_TEST_CASE(an_authorisation_names_its_last_day) {
    const KnownRecords around;
    const auto refused = [&](const char* text) {
        return has_error(
            findings_of(staff().make(id_of(1)).add(staff().authorisations, std::string(text)),
                        around),
            "authorisations");
    };
    BOOST_TEST(!refused("personligt_tillaeg 2027-01-31"));
    BOOST_TEST(refused("personligt_tillaeg"));
    BOOST_TEST(refused("personligt_tillaeg 2027-02-30"));
    BOOST_TEST(refused(" 2027-01-31"));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace b2go::domain::test
