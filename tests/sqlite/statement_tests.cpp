#include <boost/test/unit_test.hpp>

#include <limits>

#include "tests/sqlite/test_files.hpp"

namespace {

using namespace b2go::tests;

BOOST_AUTO_TEST_SUITE(statements)

BOOST_AUTO_TEST_CASE(every_type_comes_back_as_it_was_bound) {
    TestFile file;
    auto connection = file.create();
    auto values = connection.statement("SELECT ?1, ?2, ?3, ?4, ?5, typeof(?3), typeof(?4)");
    const std::string zero("a\0b", 3);
    values.bind_all(nullptr, std::numeric_limits<std::int64_t>::min(), zero,
                    b2go::base::as_bytes(zero), true);
    BOOST_TEST_REQUIRE(values.step());
    BOOST_TEST(values.is_null(0));
    BOOST_TEST(values.integer(1) == std::numeric_limits<std::int64_t>::min());
    BOOST_TEST((values.text(2) == zero));
    BOOST_TEST((values.bytes(3) == zero));
    BOOST_TEST(values.integer(4) == 1);
    BOOST_TEST((values.text(5) == "text"));
    BOOST_TEST((values.text(6) == "blob"));
    BOOST_TEST(!values.step());
}

BOOST_AUTO_TEST_CASE(empty_text_and_empty_blob_are_not_null) {
    TestFile file;
    auto connection = file.create();
    auto values = connection.statement("SELECT typeof(?1), typeof(?2)");
    values.bind_all(std::string_view(), b2go::base::ByteView());
    BOOST_TEST_REQUIRE(values.step());
    BOOST_TEST((values.text(0) == "text"));
    BOOST_TEST((values.text(1) == "blob"));
}

BOOST_AUTO_TEST_CASE(values_are_bound_by_name) {
    TestFile file;
    auto connection = file.create();
    auto values = connection.statement("SELECT :low + :high * 10");
    values.bind(":high", 4).bind(":low", 2);
    BOOST_TEST_REQUIRE(values.step());
    BOOST_TEST(values.integer(0) == 42);
}

BOOST_AUTO_TEST_CASE(a_statement_forgets_its_values_when_it_is_given_back) {
    TestFile file;
    auto connection = file.create();
    { connection.statement("SELECT ?1").bind(1, 5); }
    auto again = connection.statement("SELECT ?1");
    BOOST_TEST_REQUIRE(again.step());
    BOOST_TEST(again.is_null(0));
}

BOOST_AUTO_TEST_CASE(two_borrowers_of_one_text_do_not_disturb_each_other) {
    TestFile file;
    auto connection = file.create();
    for (int i = 0; i < 3; ++i) {
        connection.run("INSERT INTO note VALUES(?, ?)", i, "n");
    }
    auto outer = connection.statement("SELECT id FROM note");
    int pairs = 0;
    while (outer.step()) {
        auto inner = connection.statement("SELECT id FROM note");
        while (inner.step()) {
            ++pairs;
        }
    }
    BOOST_TEST(pairs == 9);
}

BOOST_AUTO_TEST_CASE(a_statement_that_only_reads_says_so) {
    TestFile file;
    auto connection = file.create();
    BOOST_TEST(connection.statement("SELECT body FROM note").is_read_only());
    BOOST_TEST(!connection.statement("DELETE FROM note").is_read_only());
}

BOOST_AUTO_TEST_CASE(faults_do_not_quote_what_was_bound) {
    TestFile file;
    auto connection = file.create();
    connection.run("INSERT INTO note VALUES(1, 'a')");
    try {
        connection.run("INSERT INTO note VALUES(?, ?)", 1, "Testholm");
        BOOST_FAIL("a doubled key is refused");
    } catch (const b2go::base::Fault& fault) {
        BOOST_TEST(std::string(fault.what()).find("Testholm") == std::string::npos);
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
