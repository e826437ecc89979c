#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "sqlite/connection.hpp"
#include "store/sql.hpp"
#include "tests/store/store_fixture.hpp"

namespace {

using namespace b2go;
using namespace b2go::tests;

/// A tablet with a citizen from the central, one edited on top, and one made here.
struct Day : Tablet {
    Day() {
        put(citizen_named(1, "Åse Demosen"));
        put(citizen_named(2, "Bo Testholm"));
        central.sync(*this);
        edit(numbered_id(2), name_edit("Bo Fiktivgaard"));
        put(citizen_named(3, "Prøvekjær"));
        store::AuditEntry entry;
        entry.action = "search";
        store->audit(entry);
    }
    /// Runs SQL on the closed file, as something that has the key could.
    void damage(const std::string& sql) {
        store.reset();
        {
            sqlite::OpenOptions options;
            options.path = path;
            options.migrations = store::sql::migrations;
            sqlite::Connection connection(options, key);
            connection.execute(sql);
        }
        reopen();
    }
    MiniCentral central;
};

bool is_told(const std::vector<std::string>& wrong, std::string_view part) {
    return std::ranges::any_of(
        wrong, [&](const std::string& text) { return text.find(part) != std::string::npos; });
}

BOOST_AUTO_TEST_SUITE(verifying)

BOOST_AUTO_TEST_CASE(an_undamaged_store_has_nothing_wrong) {
    Day day;
    B2GO_CHECK_WELL(day);
    day.reopen();
    B2GO_CHECK_WELL(day);
}

BOOST_AUTO_TEST_CASE(every_planted_damage_is_found) {
    const std::pair<std::string, std::string> damages[] = {
        {"UPDATE record SET state = (SELECT state FROM record WHERE rid = 2) WHERE rid = 1",
         "stored under another id"},
        {"UPDATE record SET state = x'00' WHERE rid = 1", "cannot be read"},
        {"UPDATE record SET state = (SELECT state FROM base WHERE rid = 2) WHERE rid = 2",
         "not the central's state with the unsent changes"},
        {"DELETE FROM record WHERE rid = 3", "search"},
        {"UPDATE record SET flags = flags | 2 WHERE rid = 1", "flags"},
        {"UPDATE record SET flags = flags - 8 WHERE rid = 2", "the central's state"},
        {"UPDATE record SET words = 5 WHERE rid = 1", "words"},
        {"DELETE FROM base", "the central's state"},
        {"INSERT INTO base VALUES(99, x'00')", "base"},
        {"UPDATE outbox SET change = x'00' WHERE seq = 1", "change 1"},
        {"UPDATE outbox SET chain = zeroblob(32) WHERE seq = 4", "change 4"},
        {"DELETE FROM outbox WHERE seq = 2", "missing"},
        {"DELETE FROM outbox WHERE seq = 4", "does not end"},
        {"UPDATE p_citizen SET name = 'Testholm' WHERE rid = 1", "projection"},
        {"DELETE FROM p_citizen WHERE rid = 1", "projection"},
        {"INSERT INTO p_citizen(rid) VALUES(99)", "projections"},
        {"INSERT INTO search(rowid, words) VALUES(1, 'planted')", "search"},
        {"DROP TRIGGER audit_is_not_rewritten; UPDATE audit SET action = 'x' WHERE seq = 2",
         "audit 2"},
        {"DROP TRIGGER audit_is_not_shortened; DELETE FROM audit WHERE seq = 2", "audit 3"},
        {"UPDATE sync SET last_seq = 9", "does not end"},
        {"UPDATE sync SET accepted_chain = zeroblob(32)", "accepted"},
    };
    for (const auto& [sql, part] : damages) {
        BOOST_TEST_CONTEXT(sql) {
            Day day;
            day.damage(sql);
            BOOST_TEST(is_told(day.store->verify(), part));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_flipped_byte_in_the_file_is_found) {
    Day day;
    day.store.reset();
    std::string bytes = bytes_of_file(day.path);
    const std::size_t place = bytes.size() / 2 + 100;
    bytes[place] = static_cast<char>(bytes[place] ^ 1);
    write_file(day.path, bytes);
    day.reopen();
    BOOST_TEST(is_told(day.store->verify(), "file"));
}

BOOST_AUTO_TEST_CASE(the_audit_can_be_neither_rewritten_nor_shortened) {
    Day day;
    BOOST_CHECK_THROW(day.damage("UPDATE audit SET action = 'x'"), base::Fault);
    BOOST_CHECK_THROW(day.damage("DELETE FROM audit"), base::Fault);
}

BOOST_AUTO_TEST_CASE(rebuilding_mends_projections_and_search) {
    Day day;
    day.damage("UPDATE p_citizen SET name = 'Testholm' WHERE rid = 1; "
               "INSERT INTO search(rowid, words) VALUES(1, 'planted')");
    BOOST_TEST(!day.store->verify().empty());
    day.store->rebuild_projections();
    B2GO_CHECK_WELL(day);
}

BOOST_AUTO_TEST_CASE(a_changed_declaration_rebuilds_the_projections_when_opening) {
    Day day;
    day.damage("UPDATE meta SET value = x'00' WHERE name = 'projections'; "
               "DROP TABLE p_citizen; CREATE TABLE p_old(rid INTEGER PRIMARY KEY)");
    B2GO_CHECK_WELL(day);
    BOOST_TEST((day.found("demosen") == std::vector{numbered_id(1)}));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(secrecy)

BOOST_AUTO_TEST_CASE(planted_names_and_numbers_are_in_no_byte_of_any_file) {
    Day day;
    auto citizen = citizen_named(4, "Valborg Testholm");
    const std::string cpr = std::string("678185") + "4321";
    citizen.set(domain::citizen().cpr, cpr);
    day.put(citizen);
    day.erase(citizen.id);
    const auto look = [&] {
        std::set<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(day.folder.path())) {
            names.insert(entry.path().filename().string());
            const std::string bytes = bytes_of_file(entry.path());
            for (const std::string& planted :
                 {cpr, std::string("Valborg"), std::string("valborg"), std::string("Demosen"),
                  std::string("demosen"), std::string("Kim Demosen"), std::string("SQLite format"),
                  std::string(32, 'd')}) {
                BOOST_TEST((bytes.find(planted) == std::string::npos));
            }
        }
        BOOST_TEST(names.contains("store.db"));
        BOOST_TEST(names.size() <= 2U);
    };
    look();
    day.store->rebuild_projections();
    look();
    day.store.reset();
    look();
}

BOOST_AUTO_TEST_CASE(words_of_a_record_that_is_gone_are_taken_out_of_the_search_s_pages) {
    Day day;
    const auto id = numbered_id(1);
    apply_slice(*day.store, day.store->sync_point().cursor,
                {{id, store::ServerRecord::Content::gone, {}}}, "after");
    apply_slice(*day.store, "after", {}, "after");
    day.store.reset();
    sqlite::OpenOptions options;
    options.path = day.path;
    options.migrations = store::sql::migrations;
    sqlite::Connection connection(options, day.key);
    auto blocks = connection.statement("SELECT block FROM search_data");
    bool other = false;
    while (blocks.step()) {
        // Terms are stored by what they do not share with the one before.
        BOOST_TEST((blocks.bytes(0).find("emosen") == std::string_view::npos));
        other = other || blocks.bytes(0).find("iktivgaard") != std::string_view::npos;
    }
    BOOST_TEST(other);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
