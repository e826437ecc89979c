#include <boost/test/unit_test.hpp>

#include <set>

#include "domain/registry.hpp"
#include "sqlite/connection.hpp"
#include "store/listing.hpp"
#include "store/projection_sql.hpp"
#include "store/sql.hpp"
#include "tests/store/store_fixture.hpp"

namespace {

using namespace b2go;
using namespace b2go::tests;

struct OpenFile : Tablet {
    OpenFile() { store.reset(); }
    sqlite::Connection connect() const {
        sqlite::OpenOptions options;
        options.path = path;
        options.migrations = store::sql::migrations;
        return sqlite::Connection(options, key);
    }
};

/// Steps of the plan that walk a whole table.
std::vector<std::string> scans(sqlite::Connection& connection, std::string_view sql) {
    std::vector<std::string> found;
    auto plan = connection.statement("EXPLAIN QUERY PLAN " + std::string(sql));
    while (plan.step()) {
        const std::string step(plan.text(3));
        const bool small = step.find("VIRTUAL TABLE INDEX") != std::string::npos ||
                           step.find("CONSTANT ROW") != std::string::npos;
        if ((step.starts_with("SCAN") || step.find("TEMP B-TREE") != std::string::npos) && !small) {
            found.push_back(step);
        }
    }
    return found;
}

/// Whole-table by nature: verifying, refilling and counting everything.
bool may_scan(std::string_view name) {
    static const std::set<std::string_view> others{"count_records",
                                                   "count_conflicts",
                                                   "count_unanswered",
                                                   "count_quarantined",
                                                   "stray_base",
                                                   "remove_all_elements",
                                                   "projection_tables",
                                                   "conflicting_records",
                                                   "remove_all_words",
                                                   "sweep_words",
                                                   "last_audit",
                                                   "changes_after",
                                                   "list_quarantined",
                                                   "set_swept",
                                                   "has_left",
                                                   "forget_all_scopes",
                                                   "forget_all_sums",
                                                   "doubt_every_blob",
                                                   "count_blob_bytes",
                                                   "count_unsent_blobs",
                                                   "count_missing_blobs",
                                                   "date_unnamed_blobs",
                                                   "list_collectable_blobs",
                                                   "has_collectable_blobs",
                                                   "next_dropped_blob"};
    return name.starts_with("every_") || others.contains(name);
}

BOOST_AUTO_TEST_SUITE(statements_of_the_store)

BOOST_AUTO_TEST_CASE(every_statement_prepares_and_none_walks_a_large_table) {
    const OpenFile file;
    auto connection = file.connect();
    for (const auto& [name, text] : store::sql::all_statements) {
        BOOST_TEST_CONTEXT(name) {
            BOOST_CHECK_NO_THROW(static_cast<void>(connection.statement(text)));
            if (!may_scan(name)) {
                const auto found = scans(connection, text);
                BOOST_CHECK_MESSAGE(found.empty(), name << ": " << (found.empty() ? "" : found[0]));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(what_may_walk_walks_an_index_of_few_rows_or_in_order) {
    const OpenFile file;
    auto connection = file.connect();
    const std::pair<std::string_view, std::string_view> expected[] = {
        {store::sql::count_conflicts, "record_conflict"},
        {store::sql::conflicting_records, "record_conflict"},
        {store::sql::count_unanswered, "outbox_unanswered"},
        {store::sql::count_quarantined, "outbox_quarantined"},
        {store::sql::list_quarantined, "outbox_quarantined"},
        {store::sql::count_unsent_blobs, "blob_unconfirmed"},
        {store::sql::count_missing_blobs, "blob_missing"},
        {store::sql::has_collectable_blobs, "blob_unnamed"},
        {store::sql::next_dropped_blob, "blob_dropped"},
    };
    for (const auto& [text, index] : expected) {
        const auto found = scans(connection, text);
        BOOST_TEST_REQUIRE(found.size() == 1U);
        BOOST_TEST(found[0].find(index) != std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(every_generated_statement_prepares_and_filters_use_an_index) {
    const OpenFile file;
    auto connection = file.connect();
    for (const registry::Entity* entity : domain::registry().entities()) {
        for (const std::string& text :
             {store::projection_sql::remove(*entity), store::projection_sql::find(*entity)}) {
            BOOST_TEST(scans(connection, text).empty());
        }
        BOOST_CHECK_NO_THROW(
            static_cast<void>(connection.statement(store::projection_sql::insert(*entity))));
        for (const registry::FieldDecl* field : store::projection_sql::columns_of(*entity)) {
            BOOST_TEST_CONTEXT(entity->name() << "." << field->name) {
                BOOST_TEST(
                    scans(connection, store::projection_sql::update(*entity, *field)).empty());
                for (const record::Value& value :
                     {record::Value(std::string("x")), record::Value()}) {
                    const store::Filter filter{field->number, store::Filter::Op::equal, value};
                    for (const std::string_view selected :
                         {"SELECT record.state", "SELECT count(*)"}) {
                        const auto walks =
                            scans(connection,
                                  store::Listing::statement_of(*entity, {&filter, 1}, selected));
                        const bool may_walk = record::is_null(value) && !field->traits.sought_unset;
                        BOOST_TEST(walks.empty() == !may_walk);
                    }
                }
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_search_can_only_read) {
    const OpenFile file;
    auto connection = file.connect();
    BOOST_TEST(connection.statement(store::sql::find_words).is_read_only());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
