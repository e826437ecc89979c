#include <boost/test/unit_test.hpp>

#include <nlohmann/json.hpp>

#include "app/commands.hpp"
#include "tests/sync/world.hpp"

using namespace b2go;
using Json = nlohmann::ordered_json;

namespace {

struct Console {
    tests::World world{1, 2};
    tests::Tablet& tablet = world.tablet(0);
    app::Workspace workspace = [this] {
        tablet.must_sync();
        return tablet.workspace();
    }();

    base::Outcome<Json> run(const char* text) {
        return app::run_command(workspace, Json::parse(text));
    }
    Json must(const Json& command) {
        auto result = app::run_command(workspace, command);
        BOOST_REQUIRE_MESSAGE(result, command.dump());
        return *result;
    }
    std::string put_citizen(const char* name) {
        return must({{"cmd", "put"}, {"type", "citizen"}, {"object", {{"name", name}}}})["id"];
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(commands)

BOOST_FIXTURE_TEST_CASE(a_command_that_lacks_a_part_is_malformed_and_changes_nothing, Console) {
    for (const char* text :
         {R"([])", R"({})", R"({"cmd":1})", R"({"cmd":"dance"})", R"({"cmd":"put"})",
          R"({"cmd":"put","type":"citizen"})", R"({"cmd":"put","type":"citizen","object":[]})",
          R"({"cmd":"edit","fields":{}})", R"({"cmd":"get"})", R"({"cmd":"list"})",
          R"({"cmd":"search"})", R"({"cmd":"list","type":"citizen","where":[]})",
          R"({"cmd":"list","type":"citizen","limit":0})",
          R"({"cmd":"list","type":"citizen","limit":"ti"})",
          R"({"cmd":"get","id":"00000000-0000-7000-8000-000000000001","reveal":"yes"})",
          R"({"cmd":"delete","id":"00000000-0000-7000-8000-000000000001","reason":5})",
          R"({"cmd":"resolve","id":"00000000-0000-7000-8000-000000000001","field":"name",)"
          R"("choose":"1.1.0","value":"x"})"}) {
        const auto result = run(text);
        BOOST_REQUIRE_MESSAGE(!result, text);
        BOOST_TEST((result.error().kind == base::Refusal::malformed), text);
        BOOST_TEST(!result.error().message.da.empty());
        BOOST_TEST(!result.error().message.en.empty());
    }
    BOOST_TEST(tablet.store().counts().unsent == 0U);
}

BOOST_FIXTURE_TEST_CASE(get_tells_fields_seen_and_no_conflicts, Console) {
    const std::string id = put_citizen("Åse Demosen");
    const Json card = must({{"cmd", "get"}, {"id", id}});
    BOOST_TEST(card["type"] == "citizen");
    BOOST_TEST(card["fields"]["name"] == "Åse Demosen");
    BOOST_TEST(card["conflicts"].empty());
    BOOST_TEST(card["concurrent"].empty());
    BOOST_TEST(!card["seen"].get<std::string>().empty());
}

BOOST_FIXTURE_TEST_CASE(list_meets_every_condition_and_refuses_unknown_fields, Console) {
    put_citizen("Åse Demosen");
    const std::string aage = put_citizen("Aage Demosen");
    must({{"cmd", "edit"}, {"id", aage}, {"fields", {{"language", "ar"}, {"needs", {"calm"}}}}});
    const auto listed = [&](const Json& where) {
        return must({{"cmd", "list"}, {"type", "citizen"}, {"where", where}});
    };
    BOOST_TEST(listed(Json::object()).size() == 2U);
    BOOST_TEST(listed({{"language", "ar"}}).size() == 1U);
    BOOST_TEST(listed({{"needs", "calm"}})[0]["id"] == aage);
    BOOST_TEST(listed({{"language", nullptr}}).size() == 1U);
    BOOST_TEST(listed({{"language", "ar"}, {"name", "Åse Demosen"}}).empty());
    const auto refused = run(R"({"cmd":"list","type":"citizen","where":{"shoe_size":44}})");
    BOOST_REQUIRE(!refused);
    BOOST_TEST(refused.error().fields.front().field == "shoe_size");
}

BOOST_FIXTURE_TEST_CASE(a_token_of_another_record_is_refused, Console) {
    const std::string first = put_citizen("Åse Demosen");
    const std::string second = put_citizen("Aage Demosen");
    const Json seen = must({{"cmd", "get"}, {"id", first}})["seen"];
    const Json command{
        {"cmd", "edit"}, {"id", second}, {"fields", {{"name", "X"}}}, {"seen", seen}};
    const auto refused = app::run_command(workspace, command);
    BOOST_REQUIRE(!refused);
    BOOST_TEST(refused.error().fields.front().field == "seen");
}

BOOST_FIXTURE_TEST_CASE(a_decision_needs_a_reason_and_a_version_that_is_there, Console) {
    const std::string id = put_citizen("Åse Demosen");
    for (const char* parts :
         {R"({"value":"Åse Testholm"})", R"({"value":"X","reason":"  "})",
          R"({"choose":"1:1:00000000","reason":"Derfor"})", R"({"choose":"x","reason":"Derfor"})",
          R"({"reason":"Derfor"})", R"({"value":7,"reason":"Derfor"})"}) {
        Json command = Json::parse(parts);
        command["cmd"] = "resolve";
        command["id"] = id;
        command["field"] = "name";
        BOOST_TEST(!app::run_command(workspace, command), parts);
    }
    BOOST_TEST(must({{"cmd", "get"}, {"id", id}})["fields"]["name"] == "Åse Demosen");
}

BOOST_FIXTURE_TEST_CASE(status_counts_what_is_unsent_and_promised, Console) {
    const std::string id = put_citizen("Åse Demosen");
    must({{"cmd", "put"}, {"type", "follow_up"}, {"object", {{"parent", id}}}});
    const Json status = must({{"cmd", "status"}});
    BOOST_TEST(status["unsent"] == 2);
    BOOST_TEST(status["open_promises"] == 1);
    BOOST_TEST(status["unowned"] == 0);
    BOOST_TEST(must({{"cmd", "verify"}})["ok"] == true);
}

BOOST_FIXTURE_TEST_CASE(rebuilding_lists_and_search_changes_nothing_that_is_shown, Console) {
    const std::string id = put_citizen("Åse Demosen");
    const Json before = must({{"cmd", "get"}, {"id", id}});
    BOOST_TEST(must({{"cmd", "rebuild"}})["ok"] == true);
    BOOST_TEST(must({{"cmd", "get"}, {"id", id}}) == before);
    BOOST_TEST(must({{"cmd", "search"}, {"text", "aase"}}).size() == 1U);
    BOOST_TEST(must({{"cmd", "verify"}})["ok"] == true);
}

BOOST_FIXTURE_TEST_CASE(an_edit_or_deletion_whose_reason_cannot_be_kept_is_refused, Console) {
    const std::string id = put_citizen("Åse Demosen");
    const auto unsent = tablet.store().counts().unsent;
    for (const std::string& reason :
         {std::string(1001, 'x'), std::string(200'000, 'x'), std::string("\xff"),
          std::string("a\x01") + "b", std::string("\u202E vendt om")}) {
        for (const char* cmd : {"edit", "delete"}) {
            const auto result = app::run_command(
                workspace,
                {{"cmd", cmd}, {"id", id}, {"fields", {{"name", "Ny"}}}, {"reason", reason}});
            BOOST_REQUIRE(!result);
            BOOST_TEST((result.error().kind == base::Refusal::invalid));
            BOOST_TEST(result.error().fields.front().field == "reason");
        }
    }
    BOOST_TEST(tablet.store().counts().unsent == unsent);
    must({{"cmd", "edit"},
          {"id", id},
          {"fields", {{"name", "Ny"}}},
          {"reason", std::string(1000, 'x')}});
    tablet.must_sync();
    BOOST_TEST(tablet.store().counts().quarantined == 0U);
    BOOST_TEST(tablet.store().verify().empty());
}

BOOST_FIXTURE_TEST_CASE(a_record_with_nothing_in_it_is_refused, Console) {
    const auto result = run(R"({"cmd":"put","type":"partner","object":{}})");
    BOOST_REQUIRE(!result);
    BOOST_TEST((result.error().kind == base::Refusal::invalid));
}

BOOST_FIXTURE_TEST_CASE(a_person_s_number_in_place_of_a_name_is_not_repeated, Console) {
    const auto result = run(R"({"cmd":"put","type":"citizen","object":{"678185-4321":1}})");
    BOOST_REQUIRE(!result);
    BOOST_TEST(app::errors_to_json(result.error(), base::Language::danish).dump().find("4321") ==
               std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(more_versions_than_one_write_can_name_are_decided_in_steps, Console) {
    const std::string id = put_citizen("Åse Demosen");
    const std::string seen = must({{"cmd", "get"}, {"id", id}})["seen"];
    for (int i = 0; i < 258; ++i) {
        must({{"cmd", "edit"},
              {"id", id},
              {"fields", {{"name", "Demosen " + std::to_string(i)}}},
              {"seen", seen}});
    }
    const auto versions = [&] {
        return must({{"cmd", "get"}, {"id", id}})["concurrent"]["name"].size();
    };
    BOOST_TEST(versions() == 258U);
    for (int i = 0; i < 2; ++i) {
        must(
            {{"cmd", "edit"}, {"id", id}, {"fields", {{"name", "Testholm " + std::to_string(i)}}}});
    }
    BOOST_TEST(versions() == 0U);
    tablet.must_sync();
    BOOST_TEST(tablet.store().counts().quarantined == 0U);
    BOOST_TEST(tablet.store().verify().empty());
}

BOOST_FIXTURE_TEST_CASE(only_what_is_in_conflict_can_be_decided, Console) {
    const std::string id = put_citizen("Åse Demosen");
    const auto result = app::run_command(workspace, {{"cmd", "resolve"},
                                                     {"id", id},
                                                     {"field", "name"},
                                                     {"value", "Bo Demosen"},
                                                     {"reason", "Prøve"}});
    BOOST_REQUIRE(!result);
    BOOST_TEST((result.error().kind == base::Refusal::stale));
    BOOST_TEST(must({{"cmd", "get"}, {"id", id}})["fields"]["name"] == "Åse Demosen");
}

BOOST_FIXTURE_TEST_CASE(a_decision_keeps_the_rules_of_an_edit, Console) {
    const std::string id = put_citizen("Åse Demosen");
    const std::string seen = must({{"cmd", "get"}, {"id", id}})["seen"];
    for (const char* type : {"no_cpr", "replacement"}) {
        must({{"cmd", "edit"}, {"id", id}, {"fields", {{"id_type", type}}}, {"seen", seen}});
    }
    BOOST_REQUIRE(must({{"cmd", "get"}, {"id", id}})["conflicts"].size() == 1U);
    const auto decide = [&](const Json& value) {
        return app::run_command(workspace, {{"cmd", "resolve"},
                                            {"id", id},
                                            {"field", "id_type"},
                                            {"value", value},
                                            {"reason", "Prøve"}});
    };
    BOOST_TEST(!decide("anonymous")); // and yet has a name
    BOOST_REQUIRE(must({{"cmd", "get"}, {"id", id}})["conflicts"].size() == 1U);
    BOOST_TEST(decide("no_cpr").has_value());
    BOOST_TEST(must({{"cmd", "get"}, {"id", id}})["conflicts"].empty());
}

BOOST_AUTO_TEST_SUITE_END()
