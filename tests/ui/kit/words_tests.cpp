#include <boost/test/unit_test.hpp>

#include "ui_imgui/kit/words.hpp"

namespace b2go::kit {

namespace {

base::Date day(int year, unsigned month, unsigned number) {
    return *base::Date::from_civil(year, month, number);
}

} // namespace

BOOST_AUTO_TEST_SUITE(dates_and_words)

BOOST_AUTO_TEST_CASE(dates_are_said_as_people_say_them) {
    using base::Language;
    BOOST_TEST(date_text(day(2026, 5, 12), Language::danish) == "12. maj 2026");
    BOOST_TEST(date_text(day(2026, 5, 12), Language::english) == "12 May 2026");
    BOOST_TEST(spoken_date(day(2026, 5, 12), Language::danish) == "tirsdag 12. maj 2026");
    BOOST_TEST(month_text(2026, 12, Language::danish) == "december 2026");
    BOOST_TEST(time_text(9 * 60 + 5) == "09:05");
}

BOOST_AUTO_TEST_CASE(weeks_start_on_monday) {
    BOOST_TEST(weekday_of(day(2026, 5, 11)) == 0);
    BOOST_TEST(weekday_of(day(2026, 5, 17)) == 6);
    BOOST_TEST(weekday_of(day(1969, 12, 29)) == 0);
    BOOST_TEST(weekday_text(5, base::Language::danish) == "lø");
    BOOST_TEST(weekday_text(6, base::Language::danish) == "sø");
    BOOST_TEST(weekday_text(0, base::Language::english) == "Mo");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace b2go::kit
