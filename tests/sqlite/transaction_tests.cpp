#include <boost/test/unit_test.hpp>

#include "sqlite/transaction.hpp"
#include "tests/sqlite/test_files.hpp"

namespace {

using b2go::base::Fault;
using b2go::base::FaultCode;
using b2go::sqlite::Connection;
using b2go::sqlite::Transaction;
using namespace b2go::tests;

std::int64_t notes(Connection& connection) {
    auto statement = connection.statement("SELECT count(*) FROM note");
    BOOST_REQUIRE(statement.step());
    return statement.integer(0);
}

BOOST_AUTO_TEST_SUITE(transactions)

BOOST_AUTO_TEST_CASE(what_is_not_committed_is_rolled_back) {
    TestFile file;
    auto connection = file.create();
    {
        const Transaction transaction(connection);
        connection.run("INSERT INTO note VALUES(1, 'a')");
    }
    BOOST_TEST(notes(connection) == 0);
    {
        Transaction transaction(connection);
        connection.run("INSERT INTO note VALUES(1, 'a')");
        transaction.commit();
    }
    BOOST_TEST(notes(connection) == 1);
}

BOOST_AUTO_TEST_CASE(a_transaction_ends_while_rows_are_still_being_read) {
    TestFile file;
    auto connection = file.create();
    connection.run("INSERT INTO note VALUES(1, 'a'), (2, 'b')");
    auto reading = connection.statement("SELECT id FROM note");
    BOOST_TEST_REQUIRE(reading.step());
    {
        Transaction transaction(connection);
        connection.run("INSERT INTO note VALUES(3, 'c')");
        transaction.commit();
    }
    BOOST_TEST(notes(connection) == 3);
}

BOOST_AUTO_TEST_CASE(a_full_disk_is_told_and_leaves_what_was_there) {
    TestFile file;
    { auto connection = file.create(); }
    auto options = file.options(b2go::sqlite::OpenOptions::Mode::open);
    options.max_pages = 20;
    Connection connection(options, file.key);
    {
        Transaction transaction(connection);
        connection.run("INSERT INTO note VALUES(1, 'kept')");
        transaction.commit();
    }
    const auto fill = [&] {
        Transaction transaction(connection);
        for (int i = 2; i < 1000; ++i) {
            connection.run("INSERT INTO note VALUES(?, ?)", i, std::string(1000, 'x'));
        }
        transaction.commit();
    };
    BOOST_CHECK_EXCEPTION(fill(), Fault, faults_with(FaultCode::disk_full));
    BOOST_TEST(notes(connection) == 1);
    // A small change still finds room.
    Transaction transaction(connection);
    connection.run("INSERT INTO note VALUES(2, 'small')");
    transaction.commit();
    BOOST_TEST(notes(connection) == 2);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
