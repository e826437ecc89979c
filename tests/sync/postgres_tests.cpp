#include <boost/test/unit_test.hpp>

#include <map>
#include <regex>
#include <set>

#include "sync/central/postgres/sql.hpp"
#include "sync/central/postgres_store.hpp"
#include "sync/central/sql.hpp"
#include "sync/central/sqlcipher_store.hpp"
#include "sync/central/store_copy.hpp"
#include "tests/sync/on_postgres.hpp"

/// What is about PostgreSQL alone: its schema, what it gets to see, several nodes on one stream.
namespace {

using namespace b2go;
using namespace b2go::tests;
using record::Scope;

BOOST_AUTO_TEST_SUITE(postgres)

BOOST_FIXTURE_TEST_CASE(every_key_begins_with_the_stream, OnPostgres) {
    BOOST_TEST(asked("SELECT class.relname::text FROM pg_index"
                     " JOIN pg_class AS class ON class.oid = pg_index.indexrelid"
                     " JOIN pg_attribute AS first ON first.attrelid = pg_index.indrelid"
                     "  AND first.attnum = pg_index.indkey[0]"
                     " WHERE class.relnamespace = 'b2go'::regnamespace"
                     "  AND first.attname <> 'stream' AND class.relname <> 'schema_version_pkey'")
                   .empty());
    // And every table has such a key, but the one that says which schema all of them are.
    const auto without = asked("SELECT relname::text FROM pg_class AS class"
                               " WHERE relnamespace = 'b2go'::regnamespace AND relkind = 'r'"
                               " AND NOT EXISTS (SELECT FROM pg_index JOIN pg_attribute AS first"
                               "  ON first.attrelid = class.oid AND first.attnum = indkey[0]"
                               "  WHERE indrelid = class.oid AND indisprimary"
                               "  AND first.attname = 'stream')");
    BOOST_TEST(without == std::vector<std::string>{"schema_version"},
               boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(nothing_counts_or_binds_across_streams, OnPostgres) {
    BOOST_TEST(asked("SELECT relname::text FROM pg_class"
                     " WHERE relnamespace = 'b2go'::regnamespace AND relkind = 'S'")
                   .empty()); // no sequence, and so no serial and no identity column
    BOOST_TEST(asked("SELECT conname::text FROM pg_constraint"
                     " WHERE connamespace = 'b2go'::regnamespace AND contype NOT IN ('p', 'n')")
                   .empty()); // no foreign key, no exclusion, no check
    BOOST_TEST(
        asked("SELECT attname::text FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid"
              " LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum"
              " WHERE relnamespace = 'b2go'::regnamespace AND relkind = 'r' AND attnum > 0"
              " AND (pg_get_expr(adbin, adrelid) LIKE '%(%' OR attidentity <> ''"
              " OR attgenerated <> '')")
            .empty()); // the server fills in nothing but constants
    BOOST_TEST(asked("SELECT tgname::text FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
                     " WHERE relnamespace = 'b2go'::regnamespace")
                   .empty());
}

BOOST_AUTO_TEST_CASE(every_statement_stays_within_one_stream) {
    // So that each is answered by the one machine where the stream is, joins included.
    std::string names;
    for (const central::StoredTable& table : central::tables::kAll) {
        names += (names.empty() ? "" : "|") + std::string(table.name);
    }
    const std::regex comment("--[^\n]*");
    const std::regex table("\\b(FROM|JOIN|INTO|UPDATE)\\s+(" + names + ")\\b");
    const std::regex within("\\bstream\\s*=\\s*(\\$1\\b|\\w+\\.stream\\b)|USING \\(stream\\b");
    const std::regex inserted(
        "INSERT INTO \\w+\\s*\\(\\s*stream\\b[^)]*\\)\\s*(VALUES\\s*\\(|SELECT)\\s*\\$1\\b");
    const auto count = [](const std::string& text, const std::regex& what) {
        return std::distance(std::sregex_iterator(text.begin(), text.end(), what), {});
    };
    std::size_t looked_at = 0;
    for (const auto& [name, text] : central::postgres::sql::all_statements) {
        const std::string statement = std::regex_replace(std::string(text), comment, "");
        const auto tables = count(statement, table);
        looked_at += tables > 0 ? 1U : 0U;
        BOOST_TEST(count(statement, within) + count(statement, inserted) >= tables, name);
    }
    BOOST_TEST(looked_at > 40U);
}

BOOST_FIXTURE_TEST_CASE(both_stores_keep_the_same_tables, OnPostgres) {
    std::set<std::string> declared;
    for (const central::StoredTable& table : central::tables::kAll) {
        for (const central::StoredColumn& column : table.columns) {
            const bool is_text = column.kind == central::StoredColumn::Kind::text;
            const bool is_number = column.kind == central::StoredColumn::Kind::number;
            declared.insert(std::string(table.name) + "." + std::string(column.name) + " " +
                            (is_text     ? "text"
                             : is_number ? "bigint"
                                         : "bytea"));
        }
    }
    const auto there = asked("SELECT table_name || '.' || column_name || ' ' || data_type"
                             " FROM information_schema.columns WHERE table_schema = 'b2go'"
                             " AND column_name <> 'stream' AND table_name <> 'schema_version'");
    BOOST_TEST((std::set<std::string>(there.begin(), there.end()) == declared));

    const auto file = central.folder.file("embedded.db");
    (void)central::create_sqlcipher_store({file, {}}, central.keys().master);
    sqlite::OpenOptions options;
    options.path = file;
    options.migrations = central::sql::migrations;
    sqlite::Connection database(options, central.keys().master);
    // The columns as the embedded schema's own text declares them: its connection asks no pragmas.
    const std::regex column("(\\w+) (INTEGER|BLOB|TEXT)\\b");
    const std::map<std::string, std::string> types{
        {"INTEGER", "bigint"}, {"BLOB", "bytea"}, {"TEXT", "text"}};
    std::set<std::string> embedded;
    sqlite::Statement rows =
        database.statement("SELECT name, sql FROM sqlite_schema WHERE type = 'table'");
    while (rows.step()) {
        const std::string table(rows.text(0));
        const std::string text(rows.text(1));
        for (std::sregex_iterator at(text.begin(), text.end(), column), end; at != end; ++at) {
            if ((*at)[1] != "stream" && (*at)[1] != "row") {
                embedded.insert(table + "." + (*at)[1].str() + " " + types.at((*at)[2].str()));
            }
        }
    }
    BOOST_TEST((embedded == declared));
}

BOOST_FIXTURE_TEST_CASE(a_commit_waits_until_it_is_durable, OnPostgres) {
    const auto store = central.place.open(central.keys().master, central.random);
    // The session that the store works in says so itself.
    central::postgres::Connection connection(postgres_target());
    central::postgres::settle(connection, central::postgres::Mode::open);
    auto rows = connection.query_once("question", "SHOW synchronous_commit", {});
    BOOST_REQUIRE(rows.step());
    BOOST_TEST(rows.text(0) == "on");
}

BOOST_FIXTURE_TEST_CASE(the_server_sees_no_name, OnPostgres) {
    const std::string stream = std::to_string(central.place.postgres().stream);
    for (const central::StoredTable& table : central::tables::kAll) {
        for (const char* name : {"Zebraline", "Demosen", "Team Nord"}) {
            // The row as text shows bytes in hexadecimal digits.
            BOOST_TEST(asked("SELECT 'found' FROM " + std::string(table.name) + " AS row" +
                             " WHERE stream = " + stream + " AND (row::text LIKE '%" + name +
                             "%' OR row::text LIKE '%' || encode('" + name + "', 'hex') || '%')")
                           .empty(),
                       table.name << " holds " << name);
        }
    }
    BOOST_TEST(asked("SELECT 'there' FROM record WHERE stream = " + stream).size() > 3U);
}

BOOST_FIXTURE_TEST_CASE(streams_in_one_database_know_nothing_of_each_other, OnPostgres) {
    const auto before = central.central->stats();
    OnPostgres other;
    const auto made = citizen_of(other.tablet, "Kun Dersted");
    other.tablet.put(made, Scope::citizen(made.id));
    other.tablet.sync();
    BOOST_TEST(central.central->stats().records == before.records);
    BOOST_TEST(central.central->stats().head == before.head);
    BOOST_TEST(!store(central.random)->find_record(made.id).has_value());
    BOOST_TEST(other.store(central.random)->find_record(made.id).has_value());
    BOOST_TEST(other.central.central->verify().empty());
}

BOOST_FIXTURE_TEST_CASE(a_schema_of_a_newer_program_is_refused, OnPostgres) {
    run_on_postgres("INSERT INTO schema_version VALUES (1000)");
    BOOST_CHECK_EXCEPTION((void)node(central.random), base::Fault, [](const base::Fault& fault) {
        return fault.code() == base::FaultCode::newer_schema;
    });
    run_on_postgres("DELETE FROM schema_version WHERE version = 1000");
    BOOST_TEST(node(central.random)->verify().empty());
}

BOOST_FIXTURE_TEST_CASE(a_store_copied_from_one_engine_to_the_other_is_the_same, OnPostgres) {
    const auto from = central.place.open(central.keys().master, central.random);
    const auto file = central::create_sqlcipher_store({central.folder.file("copy.db"), {}},
                                                      central.keys().master);
    central::copy_rows(*from, *file, central::ScopeKeyRows::with);
    const CentralPlace another(central.folder.file("unused"));
    const auto back = another.create(central.keys().master, central.random);
    central::copy_rows(*file, *back, central::ScopeKeyRows::with);
    std::vector<base::Hash> digests;
    for (central::CentralStore* store : {from.get(), file.get(), back.get()}) {
        store->begin_reading();
        digests.push_back(central::digest_of(*store, central::ScopeKeyRows::with));
        store->rollback();
    }
    BOOST_TEST((digests[0] == digests[1]));
    BOOST_TEST((digests[0] == digests[2]));
    central::Central moved(another.open(central.keys().master, central.random), central.keys(),
                           central.clock, central.random);
    BOOST_TEST(moved.verify().empty());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
