#include "registry/json.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "tests/registry/sample_entity.hpp"

using namespace b2go;
using namespace b2go::registry_test;
using Json = nlohmann::ordered_json;
using record::Group;
using record::Value;
using registry::Cpr;
using registry::Fields;

namespace {

const char* const kEverything = R"({
    "done": true, "count": -5, "title": "Testholm", "notes": "to\nlinjer", "state": "open",
    "due": "2026-05-12", "met": "2026-05-12T08:30:00.000Z",
    "parent": "01010101-0101-0101-0101-010101010101",
    "address": {"street": "Demovej", "floor": 3, "since": "2020-02-29"},
    "needs": ["debt", "housing"], "phones": ["00 00 12 34"],
    "others": ["02020202-0202-0202-0202-020202020202"]})";

base::Outcome<Fields> read(const Json& json) {
    static const Sample sample;
    return registry::fields_from_json(sample, json);
}

/// The value of the one field given.
Value value_of(const char* text, record::FieldNumber field) {
    const auto fields = read(Json::parse(text));
    BOOST_REQUIRE_MESSAGE(fields.has_value(), text);
    BOOST_REQUIRE(fields->plain.contains(field));
    return fields->plain.at(field);
}

/// The fields that were refused; empty if none was.
std::vector<std::string> refused(const char* text) {
    const auto fields = read(Json::parse(text));
    std::vector<std::string> names;
    if (!fields) {
        BOOST_TEST(!fields.error().message.da.empty());
        for (const base::FieldError& error : fields.error().fields) {
            BOOST_TEST(!error.message.da.empty());
            BOOST_TEST(!error.message.en.empty());
            names.push_back(error.field);
        }
    }
    return names;
}

} // namespace

BOOST_AUTO_TEST_SUITE(json_of_objects)

BOOST_AUTO_TEST_CASE(every_kind_of_field_is_read_and_written_the_same) {
    const Json json = Json::parse(kEverything);
    const auto fields = read(json);
    BOOST_REQUIRE(fields.has_value());
    BOOST_TEST(fields->plain.size() == 9U);
    BOOST_TEST(fields->sets.size() == 3U);
    BOOST_CHECK(fields->plain.at(11) == Value(std::int64_t{-5}));
    BOOST_CHECK(fields->plain.at(15) == Value(*base::Date::parse("2026-05-12")));
    BOOST_CHECK(fields->plain.at(17) == Value(id_of(1)));
    BOOST_CHECK(fields->sets.at(22) == std::set<std::string>{id_of(2).raw()});
    const Json written = registry::fields_to_json(Sample(), *fields, Cpr::masked);
    BOOST_TEST(written == json);
    BOOST_CHECK(read(written).value() == *fields);
}

BOOST_AUTO_TEST_CASE(null_clears_and_an_empty_list_empties) {
    BOOST_CHECK(value_of(R"({"title": null})", 12) == Value(record::Null{}));
    BOOST_CHECK(value_of(R"({"address": null})", 19) == Value(record::Null{}));
    for (const char* text : {R"({"needs": []})", R"({"needs": null})"}) {
        const auto fields = read(Json::parse(text));
        BOOST_REQUIRE(fields.has_value());
        BOOST_TEST(fields->sets.at(20).empty());
    }
    BOOST_TEST(read(Json::object()).value().plain.empty());
}

BOOST_AUTO_TEST_CASE(null_false_zero_and_empty_text_are_four_things) {
    BOOST_CHECK(value_of(R"({"done": false})", 10) == Value(false));
    BOOST_CHECK(value_of(R"({"count": 0})", 11) == Value(std::int64_t{0}));
    BOOST_CHECK(value_of(R"({"title": ""})", 12) == Value(std::string()));
}

BOOST_AUTO_TEST_CASE(a_group_of_null_parts_only_is_null) {
    BOOST_CHECK(value_of(R"({"address": {}})", 19) == Value(record::Null{}));
    BOOST_CHECK(value_of(R"({"address": {"street": null}})", 19) == Value(record::Null{}));
    BOOST_CHECK(value_of(R"({"address": {"street": "Demovej", "floor": null}})", 19) ==
                Value(Group{{1, std::string("Demovej")}}));
}

BOOST_AUTO_TEST_CASE(text_is_taken_in_one_spelling) {
    BOOST_CHECK(value_of(R"({"title": "  A\u030ase "})", 12) == Value(std::string("Åse")));
}

BOOST_AUTO_TEST_CASE(a_code_may_be_given_as_a_number_and_a_person_number_with_its_hyphen) {
    BOOST_CHECK(value_of(R"({"state": 12})", 14) == Value(std::string("12")));
    const std::string cpr = fictitious_cpr();
    const Json json{{"cpr", cpr.substr(0, 6) + "-" + cpr.substr(6)}};
    BOOST_CHECK(value_of(json.dump().c_str(), 18) == Value(cpr));
}

BOOST_AUTO_TEST_CASE(a_time_with_an_offset_is_stored_in_utc) {
    BOOST_CHECK(value_of(R"({"met": "2026-05-12T10:30:00+02:00"})", 16) ==
                Value(*base::Instant::parse("2026-05-12T08:30:00Z")));
}

BOOST_AUTO_TEST_CASE(values_of_the_wrong_type_are_refused_by_name) {
    for (const char* text : {R"({"done": 1})",
                             R"({"done": "true"})",
                             R"({"count": "3"})",
                             R"({"count": 3.5})",
                             R"({"count": 3.0})",
                             R"({"count": true})",
                             R"({"count": 9223372036854775808})",
                             R"({"count": -9223372036854775809})",
                             R"({"title": 3})",
                             R"({"title": ["a"]})",
                             R"({"state": 1.5})",
                             R"({"state": true})",
                             R"({"due": 20260512})",
                             R"({"due": "2026-02-30"})",
                             R"({"due": "2026-05-12T00:00:00Z"})",
                             R"({"met": "2026-05-12"})",
                             R"({"met": "2026-05-12T25:00:00Z"})",
                             R"({"parent": "no id"})",
                             R"({"parent": 7})",
                             R"({"address": "Demovej 3"})",
                             R"({"address": {"town": "x"}})",
                             R"({"address": {"floor": "3"}})",
                             R"({"address": {"since": "2021-02-29"}})",
                             R"({"address": {"street": {}}})",
                             R"({"needs": "debt"})",
                             R"({"needs": [1.5]})",
                             R"({"phones": [1]})",
                             R"({"needs": [null]})",
                             R"({"needs": {"debt": true}})",
                             R"({"others": ["x"]})",
                             R"({"cpr": 12})"}) {
        const Json json = Json::parse(text);
        const std::vector<std::string> expected{json.begin().key()};
        BOOST_TEST_CONTEXT(text) {
            BOOST_TEST(refused(text) == expected, boost::test_tools::per_element());
        }
    }
}

BOOST_AUTO_TEST_CASE(unknown_and_generated_fields_are_refused_all_at_once) {
    const std::vector<std::string> expected{"colour", "Title", "contact_code", "due"};
    BOOST_TEST(refused(R"({"colour": "red", "title": "x", "Title": "y",
                           "contact_code": "ABC", "due": "i morgen"})") == expected,
               boost::test_tools::per_element());
    const auto fields = read(Json::parse(R"({"colour": 1})"));
    BOOST_CHECK(fields.error().kind == base::Refusal::invalid);
    BOOST_TEST(fields.error().fields[0].message.en.find("b2go schema sample") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_no_object_is_malformed) {
    for (const char* text : {"[]", "null", "3", "\"title\"", "[{\"title\": \"x\"}]"}) {
        const auto fields = read(Json::parse(text));
        BOOST_REQUIRE(!fields.has_value());
        BOOST_CHECK(fields.error().kind == base::Refusal::malformed);
    }
}

BOOST_AUTO_TEST_CASE(a_person_number_is_masked_unless_it_is_to_be_revealed) {
    const Sample sample;
    const std::string cpr = fictitious_cpr();
    Fields fields;
    fields.plain[18] = cpr;
    fields.plain[19] = Group{{4, cpr}};
    const std::string masked = registry::fields_to_json(sample, fields, Cpr::masked).dump();
    BOOST_TEST(masked.find("678185-••••") != std::string::npos);
    BOOST_TEST(masked.find(cpr.substr(6)) == std::string::npos);
    const Json revealed = registry::fields_to_json(sample, fields, Cpr::revealed);
    BOOST_TEST(revealed["cpr"] == cpr);
    BOOST_TEST(revealed["address"]["contact_cpr"] == cpr);
}

BOOST_AUTO_TEST_CASE(a_mask_never_shows_what_is_no_person_number) {
    BOOST_TEST(registry::masked_cpr(fictitious_cpr()) == "678185-••••");
    for (const char* text :
         {"", "678185", "678185432", "678185-4321", "67818543210", "abcdefghij"}) {
        BOOST_TEST(registry::masked_cpr(text) == "••••••-••••");
    }
}

BOOST_AUTO_TEST_CASE(empty_fields_are_left_out) {
    Fields fields;
    fields.plain[12] = record::Null{};
    fields.sets[20] = {};
    BOOST_TEST(registry::fields_to_json(Sample(), fields, Cpr::masked) == Json::object());
}

BOOST_AUTO_TEST_CASE(an_element_a_peer_should_not_have_sent_can_still_be_printed) {
    Fields fields;
    fields.sets[21] = {"\xff\xfe"};
    fields.sets[22] = {"short"};
    const Json json = registry::fields_to_json(Sample(), fields, Cpr::masked);
    BOOST_TEST(!json.dump().empty());
    BOOST_TEST(json["phones"][0] == "\xef\xbf\xbd\xef\xbf\xbd");
    BOOST_TEST(json["others"][0] == "");
}

BOOST_AUTO_TEST_CASE(an_element_of_a_set_is_given_as_its_presence) {
    const Sample sample;
    const registry::FieldDecl& needs = *sample.find("needs");
    BOOST_CHECK(registry::value_from_json(needs, true).value() == Value(true));
    BOOST_CHECK(registry::value_from_json(needs, false).value() == Value(false));
    BOOST_TEST(!registry::value_from_json(needs, "debt").has_value());
    BOOST_TEST(registry::value_to_json(needs, Value(true), Cpr::masked) == Json(true));
}

BOOST_AUTO_TEST_CASE(what_a_deletion_names_is_written_as_dots) {
    const Sample sample;
    const Json json = registry::value_to_json(*sample.find("title"),
                                              Value(record::Dots{{1, 2, 0xab}}), Cpr::masked);
    BOOST_TEST(json == Json::parse(R"(["1:2:000000ab"])"));
}

BOOST_AUTO_TEST_CASE(the_schema_says_all_that_a_writer_needs) {
    const Sample sample;
    const registry::Registry registry({&sample});
    const Json schema = registry::schema_to_json(sample, registry);
    BOOST_TEST(schema["type"] == "sample");
    BOOST_TEST(schema["label"]["da"] == "Prøve");
    BOOST_REQUIRE_EQUAL(schema["fields"].size(), sample.fields().size());
    const auto field = [&](const char* name) {
        for (const Json& each : schema["fields"]) {
            if (each["name"] == name) {
                return each;
            }
        }
        return Json();
    };
    BOOST_TEST(field("title").dump() ==
               R"({"name":"title","kind":"line","set":false,"rule":"ask","required":true,)"
               R"("label":{"da":"Titel","en":"Title"}})");
    BOOST_TEST(field("count")["min"] == -5);
    BOOST_TEST(field("count")["max"] == 100);
    BOOST_TEST(field("state")["values"][0]["value"] == "open");
    BOOST_TEST(field("state")["values"][0]["label"]["da"] == "Åben");
    BOOST_TEST(field("state")["rule"].dump() == R"({"strictest":[["open"],["closed"]]})");
    BOOST_TEST(field("due")["rule"].dump() == R"({"strictest":"earlier"})");
    BOOST_TEST(field("met")["rule"].dump() == R"({"strictest":"later"})");
    BOOST_TEST(field("needs")["rule"] == "add_wins");
    BOOST_TEST(field("needs")["set"] == true);
    BOOST_TEST(field("parent")["refers_to"] == "sample");
    BOOST_TEST(field("address")["parts"].size() == 4U);
    BOOST_TEST(field("address")["parts"][1]["kind"] == "number");
    BOOST_TEST(field("contact_code")["generated"] == true);
    BOOST_TEST(!field("title").contains("generated"));
    BOOST_TEST(!field("title").contains("refers_to"));
}

BOOST_AUTO_TEST_SUITE_END()
