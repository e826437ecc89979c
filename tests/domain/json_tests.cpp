#include <boost/test/unit_test.hpp>

#include <nlohmann/json.hpp>

#include "domain/citizen.hpp"
#include "domain/location.hpp"
#include "known_records.hpp"
#include "registry/json.hpp"

namespace b2go::domain::test {

using Json = nlohmann::ordered_json;

BOOST_AUTO_TEST_SUITE(json_tests)

BOOST_AUTO_TEST_CASE(a_district_may_be_given_as_a_number) {
    const auto fields = registry::fields_from_json(location(), Json{{"district", 8}}).value();
    BOOST_TEST((fields.plain.at(location().district.number) == record::Value(std::string("8"))));
    BOOST_TEST(
        (registry::fields_to_json(location(), fields, registry::Cpr::masked)["district"] == "8"));
}

BOOST_AUTO_TEST_CASE(a_number_as_it_stands_on_the_card_is_stored_as_ten_digits) {
    const auto fields = registry::fields_from_json(citizen(), Json{{"cpr", "678185-0001"}}).value();
    BOOST_TEST(
        (fields.plain.at(citizen().cpr.number) == record::Value(std::string("678185") + "0001")));
}

BOOST_AUTO_TEST_CASE(an_address_and_sets_come_back_as_they_were_given) {
    const Json given{{"name", "Åse Demosen"},
                     {"address", {{"street", "Demovej 1"}, {"postcode", "2400"}}},
                     {"phones", {"00 00 00 01", "00 00 00 02"}},
                     {"needs", {"easy_danish", "interpreter"}},
                     {"language", "so"}};
    const auto fields = registry::fields_from_json(citizen(), given).value();
    registry::Findings findings;
    registry::validate_values(citizen(), fields, findings);
    BOOST_TEST(findings.errors.empty());
    BOOST_TEST((registry::fields_to_json(citizen(), fields, registry::Cpr::masked) == given));
}

BOOST_AUTO_TEST_CASE(a_contact_code_is_not_written_by_hand) {
    const auto fields = registry::fields_from_json(citizen(), Json{{"contact_code", "3CAT9X"}});
    BOOST_TEST_REQUIRE(!fields.has_value());
    BOOST_TEST(names(fields.error().fields, "contact_code"));
}

BOOST_AUTO_TEST_CASE(every_entity_prints_its_schema) {
    for (const registry::Entity* entity : registry().entities()) {
        const Json schema = registry::schema_to_json(*entity, registry());
        BOOST_TEST((schema["type"] == entity->name()));
        BOOST_TEST(schema["fields"].size() == entity->fields().size());
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace b2go::domain::test
