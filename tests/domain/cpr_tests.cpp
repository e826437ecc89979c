#include <boost/test/unit_test.hpp>

#include "domain/cpr.hpp"
#include "known_records.hpp"

namespace b2go::domain::test {

namespace {

/// Date part and serial are kept apart, so that no whole number stands in the source.
Cpr cpr(const std::string& date, const std::string& serial) {
    return Cpr::parse(date + serial).value();
}

template <typename T>
concept Streamable = requires(std::ostream& out, const T& value) { out << value; };

} // namespace

BOOST_AUTO_TEST_SUITE(cpr_tests)

BOOST_AUTO_TEST_CASE(the_seventh_digit_gives_the_century) {
    struct Row {
        const char* date;
        const char* serial;
        int year;
    };
    constexpr Row kRows[] = {
        {"010100", "0000", 1900}, {"010199", "3999", 1999}, {"010136", "4000", 2036},
        {"010137", "4000", 1937}, {"010136", "9000", 2036}, {"010137", "9999", 1937},
        {"010157", "5000", 2057}, {"010158", "5000", 1858}, {"010157", "8999", 2057},
        {"010199", "8000", 1899}, {"010100", "6000", 2000}, {"010158", "7000", 1858},
    };
    for (const Row& row : kRows) {
        BOOST_TEST_CONTEXT(row.date << " " << row.serial) {
            BOOST_TEST((cpr(row.date, row.serial).birth_date() == day(row.year, 1, 1)));
        }
    }
}

BOOST_AUTO_TEST_CASE(the_29th_of_february_exists_in_leap_years_only) {
    BOOST_TEST(Cpr::parse(std::string("290200") + "4000").has_value());  // 2000
    BOOST_TEST(!Cpr::parse(std::string("290200") + "0000").has_value()); // 1900
    BOOST_TEST(Cpr::parse(std::string("290296") + "0000").has_value());
    BOOST_TEST(!Cpr::parse(std::string("290297") + "0000").has_value());
    BOOST_TEST(Cpr::parse(std::string("890296") + "0000").has_value()); // replacement
    BOOST_TEST(!Cpr::parse(std::string("890297") + "0000").has_value());
}

BOOST_AUTO_TEST_CASE(dates_that_do_not_exist_are_refused) {
    for (const char* date : {"000170", "320170", "310470", "010070", "011370", "600170", "920170",
                             "018170", "678085", "679385"}) {
        BOOST_TEST(!Cpr::parse(std::string(date) + "0000").has_value(), date);
    }
}

BOOST_AUTO_TEST_CASE(anything_but_ten_digits_is_refused_without_repeating_it) {
    for (const char* text : {"", "678185000", "67818500000", "67818500O0", "678185 0000",
                             "6781-850000", "678185--000"}) {
        const auto parsed = Cpr::parse(text);
        BOOST_TEST(!parsed.has_value(), text);
        if (!parsed && *text != '\0') {
            BOOST_TEST(parsed.error().message.da.find(text) == std::string::npos);
        }
    }
    BOOST_TEST(Cpr::parse("678185-0000").value().digits() == Cpr::parse("6781850000")->digits());
}

BOOST_AUTO_TEST_CASE(replacement_and_fictitious_numbers_are_told_apart) {
    BOOST_TEST((cpr("070185", "0000").form() == Cpr::Form::ordinary));
    BOOST_TEST((cpr("670185", "0000").form() == Cpr::Form::replacement));
    BOOST_TEST((cpr("678185", "0000").form() == Cpr::Form::fictitious));
    BOOST_TEST(cpr("678185", "0000").is_fictitious());
    for (const char* date : {"070185", "670185", "678185"}) {
        BOOST_TEST((cpr(date, "0000").birth_date() == day(1985, 1, 7)), date);
    }
}

BOOST_AUTO_TEST_CASE(modulus_11_is_computed_from_all_ten_digits) {
    BOOST_TEST(cpr("111111", "1118").passes_modulus_11());
    BOOST_TEST(!cpr("111111", "1119").passes_modulus_11());
    BOOST_TEST(!cpr("111111", "1108").passes_modulus_11());
}

BOOST_AUTO_TEST_CASE(a_number_is_shown_masked_and_cannot_be_streamed) {
    BOOST_TEST(cpr("678185", "1234").masked() == "678185-••••");
    static_assert(!Streamable<Cpr>);
    static_assert(Streamable<std::string>);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace b2go::domain::test
