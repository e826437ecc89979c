#include <boost/test/unit_test.hpp>

#include "domain/working_days.hpp"
#include "known_records.hpp"

namespace b2go::domain::test {

BOOST_AUTO_TEST_SUITE(working_days_tests)

BOOST_AUTO_TEST_CASE(easter_falls_where_the_almanac_says) {
    BOOST_TEST((easter_sunday(1961) == day(1961, 4, 2)));
    BOOST_TEST((easter_sunday(2000) == day(2000, 4, 23)));
    BOOST_TEST((easter_sunday(2008) == day(2008, 3, 23)));
    BOOST_TEST((easter_sunday(2011) == day(2011, 4, 24)));
    BOOST_TEST((easter_sunday(2024) == day(2024, 3, 31)));
    BOOST_TEST((easter_sunday(2026) == day(2026, 4, 5)));
    BOOST_TEST((easter_sunday(2038) == day(2038, 4, 25)));
}

BOOST_AUTO_TEST_CASE(the_holidays_of_2026_are_known) {
    const base::Date holidays[] = {
        day(2026, 1, 1),  day(2026, 4, 2),  day(2026, 4, 3),  day(2026, 4, 5),   day(2026, 4, 6),
        day(2026, 5, 14), day(2026, 5, 24), day(2026, 5, 25), day(2026, 12, 25), day(2026, 12, 26)};
    int found = 0;
    for (base::Date at = day(2026, 1, 1); at <= day(2026, 12, 31); ++at.days) {
        found += is_public_holiday(at) ? 1 : 0;
    }
    BOOST_TEST(found == 10);
    for (const base::Date holiday : holidays) {
        BOOST_TEST(is_public_holiday(holiday), holiday.text());
    }
}

BOOST_AUTO_TEST_CASE(great_prayer_day_was_a_holiday_until_2023) {
    BOOST_TEST(is_public_holiday(day(2023, 5, 5)));
    BOOST_TEST(!is_public_holiday(day(2024, 4, 26)));
}

BOOST_AUTO_TEST_CASE(working_days_skip_weekends_and_holidays) {
    BOOST_TEST((add_working_days(day(2026, 11, 4), 1) == day(2026, 11, 5)));
    BOOST_TEST((add_working_days(day(2026, 11, 6), 1) == day(2026, 11, 9)));
    BOOST_TEST((add_working_days(day(2026, 11, 4), 10) == day(2026, 11, 18)));
    // Over Easter: Thursday, Friday, the weekend and Monday are off.
    BOOST_TEST((add_working_days(day(2026, 4, 1), 1) == day(2026, 4, 7)));
    BOOST_TEST((add_working_days(day(2026, 4, 1), 3) == day(2026, 4, 9)));
    // Over Christmas and New Year.
    BOOST_TEST((add_working_days(day(2026, 12, 23), 3) == day(2026, 12, 29)));
    BOOST_TEST((add_working_days(day(2026, 12, 31), 1) == day(2027, 1, 4)));
}

BOOST_AUTO_TEST_CASE(a_year_after_a_leap_day_is_the_28th) {
    BOOST_TEST((a_year_after(day(2028, 2, 29)) == day(2029, 2, 28)));
    BOOST_TEST((a_year_after(day(2026, 11, 4)) == day(2027, 11, 4)));
}

BOOST_AUTO_TEST_CASE(the_more_urgent_the_sooner) {
    BOOST_TEST(follow_up_working_days("acute") == 1);
    BOOST_TEST(follow_up_working_days("soon") == 3);
    BOOST_TEST(follow_up_working_days("normal") == 10);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace b2go::domain::test
