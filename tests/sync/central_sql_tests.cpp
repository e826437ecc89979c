#include <boost/test/unit_test.hpp>

#include <set>

#include "sqlite/connection.hpp"
#include "sync/central/sql.hpp"
#include "tests/sync/central_tablet.hpp"
#include "tests/sync/only_on.hpp"

/// Every statement against the newest schema.
namespace {

using namespace b2go;
using namespace b2go::tests;

/// Statements that read a whole table because that is what they are for.
const std::set<std::string_view> kReadsAll{"delete_scope_keys"};

BOOST_AUTO_TEST_SUITE(central_sql, *boost::unit_test::precondition(is_embedded))

BOOST_AUTO_TEST_CASE(every_statement_prepares_and_none_scans_a_table) {
    TestCentral central;
    central.central.reset();
    sqlite::OpenOptions options;
    options.path = central.place.path();
    options.migrations = central::sql::migrations;
    sqlite::Connection database(options, central.keys().master);
    for (const auto& [name, text] : central::sql::all_statements) {
        sqlite::Statement plan = database.statement("EXPLAIN QUERY PLAN " + std::string(text));
        while (plan.step()) {
            const std::string step(plan.text(3));
            BOOST_TEST((!step.starts_with("SCAN") || kReadsAll.contains(name)),
                       name << ": " << step);
            BOOST_TEST(step.find("TEMP B-TREE") == std::string::npos, name << ": " << step);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_page_is_found_without_touching_the_records) {
    TestCentral central;
    central.central.reset();
    sqlite::OpenOptions options;
    options.path = central.place.path();
    options.migrations = central::sql::migrations;
    sqlite::Connection database(options, central.keys().master);
    sqlite::Statement plan =
        database.statement("EXPLAIN QUERY PLAN " + std::string(central::sql::scan_records));
    BOOST_REQUIRE(plan.step());
    BOOST_TEST(plan.text(3).find("USING COVERING INDEX record_by_seq") != std::string_view::npos);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
