#include "base/time.hpp"

#include <limits>

#include <boost/test/unit_test.hpp>

using namespace b2go;
using base::Date;
using base::Instant;

namespace {

Instant at(const char* text) {
    const auto instant = Instant::parse(text);
    BOOST_REQUIRE_MESSAGE(instant.has_value(), text);
    return instant.value_or(Instant{});
}

} // namespace

BOOST_AUTO_TEST_SUITE(instants)

BOOST_AUTO_TEST_CASE(an_instant_is_printed_in_utc_with_milliseconds) {
    BOOST_TEST(Instant{}.text() == "1970-01-01T00:00:00.000Z");
    BOOST_TEST(Instant{1'778'574'600'250}.text() == "2026-05-12T08:30:00.250Z");
    BOOST_TEST(Instant{-1}.text() == "1969-12-31T23:59:59.999Z");
    BOOST_TEST(Instant{-86'400'000}.text() == "1969-12-31T00:00:00.000Z");
    BOOST_TEST(Instant{-86'400'001}.text() == "1969-12-30T23:59:59.999Z");
}

BOOST_AUTO_TEST_CASE(an_instant_is_read_with_and_without_seconds_fraction_and_offset) {
    BOOST_TEST(at("1970-01-01T00:00:00Z").ms == 0);
    BOOST_TEST(at("2026-05-12T08:30Z").ms == 1'778'574'600'000);
    BOOST_TEST(at("2026-05-12T08:30:00.25Z").ms == 1'778'574'600'250);
    BOOST_TEST(at("2026-05-12T08:30:00.250999Z").ms == 1'778'574'600'250);
    BOOST_TEST(at("2026-05-12T10:30:00+02:00").ms == 1'778'574'600'000);
    BOOST_TEST(at("2026-05-11T23:00:00-09:30").ms == 1'778'574'600'000);
    BOOST_TEST(at("1969-12-31T23:59:59.999Z").ms == -1);
}

BOOST_AUTO_TEST_CASE(what_is_printed_is_read_back) {
    for (std::int64_t ms = -5'364'662'400'000; ms < 7'258'118'400'000; ms += 86'399'999'777) {
        const Instant instant{ms};
        BOOST_CHECK(Instant::parse(instant.text()) == instant);
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_instant_is_refused) {
    for (const char* wrong : {"",
                              "2026-05-12",
                              "2026-05-12T",
                              "2026-05-12T08",
                              "2026-05-12T08:30",
                              "2026-05-12 08:30:00Z",
                              "2026-05-12T08:30:00",
                              "2026-05-12T08:30:00z",
                              "2026-05-12T24:00:00Z",
                              "2026-05-12T08:60:00Z",
                              "2026-05-12T23:59:60Z",
                              "2026-05-12T08:30:00.Z",
                              "2026-05-12T08:30:00,5Z",
                              "2026-05-12T8:30:00Z",
                              "2026-05-12T08:30:00+2:00",
                              "2026-05-12T08:30:00+0200",
                              "2026-05-12T08:30:00+15:00",
                              "2026-05-12T08:30:00+01:60",
                              "2026-05-12T08:30:00Z ",
                              " 2026-05-12T08:30:00Z",
                              "2026-05-12T08:30:00ZZ",
                              "2026-05-12T-8:30:00Z",
                              "2026-05-12T+8:30:00Z",
                              "2026-02-30T08:30:00Z",
                              "12-05-2026T08:30:00Z",
                              "2026-05-12T08:30:00+-1:00"}) {
        BOOST_TEST(!Instant::parse(wrong).has_value(), wrong);
    }
}

BOOST_AUTO_TEST_CASE(an_instant_that_its_offset_moves_out_of_the_known_years_is_refused) {
    BOOST_TEST(!Instant::parse("2199-12-31T23:59:59-00:01").has_value());
    BOOST_TEST(!Instant::parse("1800-01-01T00:00:00+00:01").has_value());
    BOOST_TEST(at("2199-12-31T23:59:59Z").text() == "2199-12-31T23:59:59.000Z");
    BOOST_TEST(at("1800-01-01T00:00:00Z").text() == "1800-01-01T00:00:00.000Z");
}

BOOST_AUTO_TEST_CASE(an_instant_beyond_every_calendar_is_printed_without_harm) {
    for (const std::int64_t ms :
         {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()}) {
        BOOST_TEST(!Instant{ms}.text().empty());
        const int offset = base::copenhagen_offset_minutes(Instant{ms});
        BOOST_TEST((offset >= 0 && offset <= 120));
        BOOST_TEST(!base::copenhagen_date(Instant{ms}).text().empty());
    }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(dates)

BOOST_AUTO_TEST_CASE(a_date_is_read_and_printed_the_same) {
    for (const char* text : {"1800-01-01", "1899-12-31", "1900-02-28", "1970-01-01", "2000-02-29",
                             "2024-02-29", "2026-05-12", "2199-12-31"}) {
        const auto date = Date::parse(text);
        BOOST_REQUIRE_MESSAGE(date.has_value(), text);
        BOOST_TEST(date->text() == text);
    }
    BOOST_TEST(Date::parse("1970-01-02")->days == 1);
    BOOST_TEST(Date::parse("1969-12-31")->days == -1);
}

BOOST_AUTO_TEST_CASE(a_date_that_does_not_exist_is_refused) {
    for (const char* wrong :
         {"2026-02-29",  "1900-02-29",  "2100-02-29", "2026-02-30", "2026-04-31", "2026-00-10",
          "2026-13-10",  "2026-05-00",  "2026-05-32", "1799-12-31", "2200-01-01", "0000-01-01",
          "-001-01-01",  "2026-5-12",   "2026-05-1",  "26-05-12",   "2026/05/12", "2026-05-12T",
          "2026-05-12 ", " 2026-05-12", "12.05.2026", "2026-05-+1", "2026-05--1", ""}) {
        BOOST_TEST(!Date::parse(wrong).has_value(), wrong);
    }
}

BOOST_AUTO_TEST_CASE(a_date_is_made_from_its_parts_or_not_at_all) {
    BOOST_TEST(Date::from_civil(2024, 2, 29).has_value());
    BOOST_TEST(!Date::from_civil(2026, 2, 29).has_value());
    BOOST_TEST(!Date::from_civil(2026, 256 + 1, 1).has_value());
    BOOST_TEST(!Date::from_civil(2026, 1, 256 + 1).has_value());
    BOOST_TEST(!Date::from_civil(65536 + 2026, 1, 1).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(copenhagen)

BOOST_AUTO_TEST_CASE(the_clocks_go_forward_on_the_last_sunday_of_march_at_one_utc) {
    BOOST_TEST(base::copenhagen_offset_minutes(at("2026-03-29T00:59:59.999Z")) == 60);
    BOOST_TEST(base::copenhagen_offset_minutes(at("2026-03-29T01:00:00Z")) == 120);
    BOOST_TEST(base::copenhagen_offset_minutes(at("2027-03-28T00:59:59Z")) == 60);
    BOOST_TEST(base::copenhagen_offset_minutes(at("2027-03-28T01:00:00Z")) == 120);
}

BOOST_AUTO_TEST_CASE(the_clocks_go_back_on_the_last_sunday_of_october_at_one_utc) {
    BOOST_TEST(base::copenhagen_offset_minutes(at("2026-10-25T00:59:59.999Z")) == 120);
    BOOST_TEST(base::copenhagen_offset_minutes(at("2026-10-25T01:00:00Z")) == 60);
}

BOOST_AUTO_TEST_CASE(the_day_begins_at_midnight_in_copenhagen) {
    BOOST_TEST(base::copenhagen_date(at("2026-01-31T22:59:59Z")).text() == "2026-01-31");
    BOOST_TEST(base::copenhagen_date(at("2026-01-31T23:00:00Z")).text() == "2026-02-01");
    BOOST_TEST(base::copenhagen_date(at("2026-06-30T21:59:59Z")).text() == "2026-06-30");
    BOOST_TEST(base::copenhagen_date(at("2026-06-30T22:00:00Z")).text() == "2026-07-01");
    BOOST_TEST(base::copenhagen_date(at("1969-12-31T22:59:59Z")).text() == "1969-12-31");
    BOOST_TEST(base::copenhagen_date(at("1969-12-31T23:00:00Z")).text() == "1970-01-01");
}

BOOST_AUTO_TEST_SUITE_END()
