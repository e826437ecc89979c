#include <boost/test/unit_test.hpp>

#include <set>

#include <fcntl.h>
#include <unistd.h>

#include "sqlite/transaction.hpp"
#include "tests/sqlite/test_files.hpp"

namespace {

using b2go::base::Fault;
using b2go::base::FaultCode;
using b2go::sqlite::Connection;
using b2go::sqlite::Migration;
using b2go::sqlite::OpenOptions;
using b2go::sqlite::Transaction;
using namespace b2go::tests;

using Mode = OpenOptions::Mode;

std::int64_t number(Connection& connection, std::string_view sql) {
    auto statement = connection.statement(sql);
    BOOST_REQUIRE(statement.step());
    return statement.integer(0);
}

/// What reaches standard error while it lives.
class CapturedErrors {
public:
    explicit CapturedErrors(const std::string& path) : path_(path), saved_(::dup(2)) {
        const int file = ::open(path.c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
        ::dup2(file, 2);
        ::close(file);
    }
    ~CapturedErrors() { restore(); }
    CapturedErrors(const CapturedErrors&) = delete;
    CapturedErrors& operator=(const CapturedErrors&) = delete;
    std::string text() {
        restore();
        return bytes_of_file(path_);
    }

private:
    void restore() {
        if (saved_ >= 0) {
            ::dup2(saved_, 2);
            ::close(saved_);
            saved_ = -1;
        }
    }
    std::string path_;
    int saved_;
};

BOOST_AUTO_TEST_SUITE(connections)

BOOST_AUTO_TEST_CASE(what_is_written_is_there_after_reopening) {
    TestFile file;
    {
        auto connection = file.create();
        connection.run("INSERT INTO note VALUES(?, ?)", 1, "words");
    }
    auto connection = file.open();
    BOOST_TEST(number(connection, "SELECT count(*) FROM note WHERE body = 'words'") == 1);
    BOOST_TEST(connection.user_version() == 1);
}

BOOST_AUTO_TEST_CASE(a_wrong_key_is_told_and_says_nothing_on_standard_error) {
    TestFile file;
    { auto connection = file.create(); }
    const std::string before = bytes_of_file(file.path);
    CapturedErrors errors(file.folder.file("stderr"));
    BOOST_CHECK_EXCEPTION(Connection(file.options(Mode::open), key_of(8)), Fault,
                          faults_with(FaultCode::wrong_key));
    BOOST_TEST(errors.text() == "");
    BOOST_TEST((bytes_of_file(file.path) == before));
}

BOOST_AUTO_TEST_CASE(a_plaintext_database_is_refused) {
    TestFile file;
    // The first page of an unencrypted database begins with these words.
    std::string page("SQLite format 3\0", 16);
    page.resize(4096, '\0');
    write_file(file.path, page);
    BOOST_CHECK_EXCEPTION(static_cast<void>(file.open()), Fault, faults_with(FaultCode::wrong_key));
    BOOST_TEST((bytes_of_file(file.path) == page));
}

BOOST_AUTO_TEST_CASE(an_empty_file_is_no_store) {
    TestFile file;
    write_file(file.path, "");
    BOOST_CHECK_EXCEPTION(static_cast<void>(file.open()), Fault, faults_with(FaultCode::corrupt));
    BOOST_TEST(bytes_of_file(file.path).empty());
}

BOOST_AUTO_TEST_CASE(a_missing_file_is_not_made_by_opening) {
    TestFile file;
    BOOST_CHECK_EXCEPTION(static_cast<void>(file.open()), Fault, faults_with(FaultCode::io));
    BOOST_TEST(!std::filesystem::exists(file.path));
}

BOOST_AUTO_TEST_CASE(an_existing_file_is_not_made_again) {
    TestFile file;
    { auto connection = file.create(); }
    BOOST_CHECK_EXCEPTION(file.create(), Fault, faults_with(FaultCode::io));
    BOOST_CHECK_NO_THROW(file.open());
}

BOOST_AUTO_TEST_CASE(a_newer_schema_is_refused_before_any_write) {
    TestFile file;
    {
        auto options = file.options(Mode::create);
        options.migrations = kTwoMigrations;
        const Connection connection(options, file.key);
    }
    const std::string before = bytes_of_file(file.path);
    BOOST_CHECK_EXCEPTION(static_cast<void>(file.open()), Fault,
                          faults_with(FaultCode::newer_schema));
    BOOST_TEST((bytes_of_file(file.path) == before));
}

BOOST_AUTO_TEST_CASE(a_newer_schema_with_a_log_left_behind_is_refused_before_any_write) {
    TestFile file;
    const std::string copy = file.folder.file("copy.db");
    {
        auto options = file.options(Mode::create);
        options.migrations = kTwoMigrations;
        Connection connection(options, file.key);
        connection.checkpoint();
        connection.run("INSERT INTO note VALUES(1, 'in the log')");
        // As a crash would leave them.
        std::filesystem::copy_file(file.path, copy);
        std::filesystem::copy_file(file.path + "-wal", copy + "-wal");
    }
    const std::string before = bytes_of_file(copy);
    const std::string log_before = bytes_of_file(copy + "-wal");
    BOOST_TEST_REQUIRE(!log_before.empty());
    auto options = file.options(Mode::open);
    options.path = copy;
    BOOST_CHECK_EXCEPTION(Connection(options, file.key), Fault,
                          faults_with(FaultCode::newer_schema));
    BOOST_TEST((bytes_of_file(copy) == before));
    BOOST_TEST((bytes_of_file(copy + "-wal") == log_before));
    options.migrations = kTwoMigrations;
    Connection connection(options, file.key);
    BOOST_TEST(number(connection, "SELECT count(*) FROM note") == 1);
}

BOOST_AUTO_TEST_CASE(an_older_schema_is_migrated) {
    TestFile file;
    { auto connection = file.create(); }
    auto options = file.options(Mode::open);
    options.migrations = kTwoMigrations;
    Connection connection(options, file.key);
    BOOST_TEST(connection.user_version() == 2);
    BOOST_TEST(number(connection, "SELECT count(*) FROM sqlite_master WHERE name = 'by_body'") ==
               1);
}

BOOST_AUTO_TEST_CASE(a_migration_that_fails_leaves_the_older_schema_whole) {
    TestFile file;
    {
        auto connection = file.create();
        connection.run("INSERT INTO note VALUES(1, 'kept')");
    }
    constexpr std::array<Migration, 3> broken{{
        kNoteTable[0],
        {2, "second", "CREATE TABLE other(id); DELETE FROM note"},
        {3, "third", "INSERT INTO nowhere VALUES(1)"},
    }};
    auto options = file.options(Mode::open);
    options.migrations = broken;
    BOOST_CHECK_THROW(Connection(options, file.key), Fault);
    auto connection = file.open();
    BOOST_TEST(connection.user_version() == 1);
    BOOST_TEST(number(connection, "SELECT count(*) FROM note") == 1);
    BOOST_TEST(number(connection, "SELECT count(*) FROM sqlite_master WHERE name = 'other'") == 0);
}

BOOST_AUTO_TEST_CASE(the_authorizer_refuses_other_files_extensions_and_settings) {
    TestFile file;
    auto connection = file.create();
    const auto refused = faults_with(FaultCode::environment);
    BOOST_CHECK_EXCEPTION(
        connection.execute("ATTACH '" + file.folder.file("other.db") + "' AS other"), Fault,
        refused);
    BOOST_CHECK_THROW(connection.execute("SELECT load_extension('anything')"), Fault);
    BOOST_CHECK_EXCEPTION(connection.execute("PRAGMA synchronous = OFF"), Fault, refused);
    BOOST_CHECK_EXCEPTION(connection.execute("PRAGMA user_version = 9"), Fault, refused);
    BOOST_CHECK_EXCEPTION(connection.execute("PRAGMA temp_store = FILE"), Fault, refused);
    BOOST_CHECK_EXCEPTION(connection.execute("PRAGMA rekey = 'x'"), Fault, refused);
    BOOST_TEST(!std::filesystem::exists(file.folder.file("other.db")));
}

BOOST_AUTO_TEST_CASE(the_settings_are_those_the_store_relies_on) {
    TestFile file;
    auto connection = file.create();
    BOOST_TEST(number(connection, "PRAGMA synchronous") == 2);
    BOOST_TEST(number(connection, "PRAGMA secure_delete") == 1);
    BOOST_TEST(number(connection, "PRAGMA foreign_keys") == 1);
    BOOST_TEST(number(connection, "PRAGMA temp_store") == 2);
    BOOST_TEST(number(connection, "PRAGMA cache_size") == -b2go::limits::kStoreCacheKib);
}

BOOST_AUTO_TEST_CASE(a_second_connection_to_the_same_file_is_turned_away) {
    TestFile file;
    auto connection = file.create();
    connection.run("INSERT INTO note VALUES(1, 'mine')");
    BOOST_CHECK_EXCEPTION(static_cast<void>(file.open()), Fault, faults_with(FaultCode::in_use));
}

BOOST_AUTO_TEST_CASE(nothing_but_the_file_and_its_log_appears_and_neither_shows_the_words) {
    TestFile file;
    auto connection = file.create();
    const std::string words = "Prøvekjær at Demovej";
    {
        Transaction transaction(connection);
        for (int i = 0; i < 20'000; ++i) {
            connection.run("INSERT INTO note VALUES(?, ?)", i, words + std::to_string(i));
        }
        transaction.commit();
    }
    // Sorting without an index goes through temporary storage.
    auto sorted = connection.statement("SELECT id FROM note ORDER BY body DESC");
    BOOST_TEST_REQUIRE(sorted.step());
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(file.folder.path())) {
        names.insert(entry.path().filename().string());
        BOOST_TEST((bytes_of_file(entry.path()).find("Demovej") == std::string::npos));
    }
    BOOST_TEST((names == std::set<std::string>{"store.db", "store.db-wal"}));
}

BOOST_AUTO_TEST_CASE(a_damaged_page_is_found_by_the_check_and_refused_by_reading) {
    TestFile file;
    {
        auto connection = file.create();
        Transaction transaction(connection);
        for (int i = 0; i < 1000; ++i) {
            connection.run("INSERT INTO note VALUES(?, ?)", i, std::string(100, 'x'));
        }
        transaction.commit();
        BOOST_TEST(connection.check_authentication().empty());
        BOOST_TEST(connection.check_structure().empty());
    }
    std::string bytes = bytes_of_file(file.path);
    const std::size_t place = 10 * 4096 + 1000;
    bytes[place] = static_cast<char>(bytes[place] ^ 1);
    write_file(file.path, bytes);
    auto connection = file.open();
    BOOST_TEST(!connection.check_authentication().empty());
    BOOST_CHECK_THROW(number(connection, "SELECT sum(length(body)) FROM note"), Fault);
}

BOOST_AUTO_TEST_CASE(a_copy_holds_the_same_under_its_own_key) {
    TestFile file;
    auto connection = file.create();
    connection.run("INSERT INTO note VALUES(1, 'words')");
    OpenOptions options;
    options.path = file.folder.file("copy.db");
    options.mode = Mode::create;
    const auto other_key = key_of(9);
    {
        Connection copy(options, other_key);
        connection.copy_to(copy);
    }
    options.mode = Mode::open;
    options.migrations = kNoteTable;
    Connection copy(options, other_key);
    BOOST_TEST(number(copy, "SELECT count(*) FROM note WHERE body = 'words'") == 1);
    BOOST_TEST(copy.check_authentication().empty());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
