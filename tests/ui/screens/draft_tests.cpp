#include <boost/test/unit_test.hpp>

#include "domain/citizen.hpp"
#include "domain/encounter.hpp"
#include "domain/reference_data.hpp"
#include "domain/types.hpp"
#include "ui_imgui/screens/draft.hpp"

namespace {

using namespace b2go;
using namespace b2go::screens;

Draft citizen_draft() {
    Draft draft;
    draft.texts = {{"name", "  Åse Demosen "},
                   {"address.street", "Demovej 3"},
                   {"address.city", ""},
                   {"phones", "00 00 12 12, 00 00 21 21"},
                   {"cpr", "678185-1234"},
                   {"preferred_name", ""},
                   {"_step", "2"}};
    draft.sets = {{"needs", {"calm", "hearing"}}};
    return draft;
}

BOOST_AUTO_TEST_SUITE(drafts)

BOOST_AUTO_TEST_CASE(come_back_as_they_were) {
    Draft draft = citizen_draft();
    draft.seen = "token";
    const auto read = decode_draft(encode(draft));
    BOOST_REQUIRE(read.has_value());
    BOOST_TEST((*read == draft));
}

BOOST_AUTO_TEST_CASE(that_cannot_be_read_are_none) {
    for (const char* bytes : {"", "{}", "[]", R"({"version":2})", R"({"version":1,"record":3})",
                              R"({"version":1,"record":"","seen":"","texts":[],"sets":{}})"}) {
        BOOST_TEST(!decode_draft(bytes).has_value());
    }
}

BOOST_AUTO_TEST_CASE(become_the_values_of_a_record) {
    const auto& citizen = domain::citizen();
    const auto fields = fields_of(citizen, citizen_draft(), Emptied::left_out);
    BOOST_REQUIRE(fields.has_value());
    registry::Object object = citizen.make({});
    object.fields = *fields;
    BOOST_TEST(object.get(citizen.name).value_or("") == "Åse Demosen");
    BOOST_TEST(object.get(citizen.cpr).value_or("") == "678185"
                                                       "1234");
    BOOST_TEST(object.count(citizen.phones) == 2U);
    BOOST_TEST(object.contains(citizen.phones, std::string("00 00 21 21")));
    BOOST_TEST(object.count(citizen.needs) == 2U);
    BOOST_TEST(object.get(citizen.address)->size() == 1U);
    BOOST_TEST(!fields->plain.contains(citizen.preferred_name.number));
}

BOOST_AUTO_TEST_CASE(of_a_record_that_exists_clear_what_was_emptied) {
    Draft draft;
    draft.texts = {{"companion", ""}, {"minutes", "25"}};
    draft.sets = {{"subjects", {domain::reference_id(domain::types::kSubject, "flytning").text()}}};
    const auto& encounter = domain::encounter();
    const auto fields = fields_of(encounter, draft, Emptied::clears);
    BOOST_REQUIRE(fields.has_value());
    BOOST_TEST(record::is_null(fields->plain.at(encounter.companion.number)));
    BOOST_TEST((fields->plain.at(encounter.minutes.number) == record::Value(std::int64_t{25})));
    BOOST_TEST(fields->sets.at(encounter.subjects.number).size() == 1U);
}

BOOST_AUTO_TEST_CASE(say_which_field_cannot_be_what_was_typed) {
    Draft draft;
    draft.texts = {{"birth_date", "i går"}, {"name", "Åse"}};
    const auto fields = fields_of(domain::citizen(), draft, Emptied::left_out);
    BOOST_REQUIRE(!fields.has_value());
    BOOST_REQUIRE(fields.error().fields.size() == 1U);
    BOOST_TEST(fields.error().fields[0].field == "birth_date");
}

BOOST_AUTO_TEST_CASE(are_empty_until_a_field_is_written) {
    Draft draft;
    draft.texts["_step"] = "1";
    draft.texts["name"] = "";
    BOOST_TEST(draft.is_empty());
    draft.sets["needs"].insert("calm");
    BOOST_TEST(!draft.is_empty());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
