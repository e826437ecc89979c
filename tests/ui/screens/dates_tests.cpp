#include <boost/test/unit_test.hpp>

#include "ui_imgui/screens/dates.hpp"

namespace {

using namespace b2go;
using namespace b2go::screens;
using base::Language;

const base::Date kToday = *base::Date::from_civil(2026, 5, 12); // a Tuesday

base::Date day(int year, unsigned month, unsigned number) {
    return *base::Date::from_civil(year, month, number);
}

base::Instant at(const char* text) { return *base::Instant::parse(text); }

BOOST_AUTO_TEST_SUITE(days_and_times_as_people_write_them)

BOOST_AUTO_TEST_CASE(the_year_is_written_only_when_it_is_another) {
    BOOST_TEST(day_text(kToday, kToday, Language::danish) == "12. maj");
    BOOST_TEST(day_text(day(2027, 1, 3), kToday, Language::danish) == "3. januar 2027");
    BOOST_TEST(day_text(kToday, kToday, Language::english) == "12 May");
    BOOST_TEST(weekday_text(kToday, kToday, Language::danish) == "tirsdag 12. maj");
}

BOOST_AUTO_TEST_CASE(what_is_due_is_said_from_where_one_stands) {
    BOOST_TEST(due_text(kToday, kToday, Language::danish) == "i dag");
    BOOST_TEST(due_text(day(2026, 5, 13), kToday, Language::danish) == "i morgen");
    BOOST_TEST(due_text(day(2026, 5, 11), kToday, Language::danish) == "1 dag over tid");
    BOOST_TEST(due_text(day(2026, 5, 9), kToday, Language::english) == "3 days overdue");
    BOOST_TEST(due_text(day(2026, 5, 15), kToday, Language::danish) == "om 3 dage");
    BOOST_TEST(due_text(day(2026, 5, 16), kToday, Language::danish) == "16. maj");
}

BOOST_AUTO_TEST_CASE(times_are_copenhagens_in_summer_and_in_winter) {
    BOOST_TEST(clock_text(at("2026-05-12T08:46:00Z")) == "10:46");
    BOOST_TEST(clock_text(at("2026-12-12T08:05:00Z")) == "09:05");
    BOOST_TEST(clock_text(at("2026-05-12T22:30:00Z")) == "00:30");
}

BOOST_AUTO_TEST_CASE(moments_are_near_or_dated) {
    const base::Instant now = at("2026-05-12T10:00:00Z");
    BOOST_TEST(moment_text(at("2026-05-12T08:46:00Z"), now, Language::danish) == "i dag kl. 10:46");
    BOOST_TEST(moment_text(at("2026-05-11T21:59:00Z"), now, Language::danish) == "i går kl. 23:59");
    BOOST_TEST(moment_text(at("2026-05-09T08:00:00Z"), now, Language::danish) ==
               "9. maj kl. 10:00");
    BOOST_TEST(moment_text(at("2026-05-12T08:46:00Z"), now, Language::english) == "today 10:46");
}

BOOST_AUTO_TEST_CASE(whole_hours_are_written_short) {
    const base::Instant ten = at("2026-05-12T08:00:00Z");
    BOOST_TEST(span_text(ten, at("2026-05-12T11:00:00Z"), Language::danish) == "kl. 10–13");
    BOOST_TEST(span_text(ten, at("2026-05-12T11:30:00Z"), Language::danish) == "kl. 10:00–13:30");
    BOOST_TEST(span_text(ten, std::nullopt, Language::english) == "10");
}

BOOST_AUTO_TEST_CASE(people_are_a_year_older_on_their_birthday) {
    BOOST_TEST(age_at(day(1948, 5, 12), kToday) == 78);
    BOOST_TEST(age_at(day(1948, 5, 13), kToday) == 77);
    BOOST_TEST(age_at(day(2026, 5, 12), kToday) == 0);
}

BOOST_AUTO_TEST_CASE(waits_are_rounded_up) {
    BOOST_TEST(duration_text(1, Language::danish) == "1 sekund");
    BOOST_TEST(duration_text(29'001, Language::danish) == "30 sekunder");
    BOOST_TEST(duration_text(61'000, Language::danish) == "2 minutter");
    BOOST_TEST(duration_text(60'000, Language::english) == "1 minute");
}

BOOST_AUTO_TEST_CASE(a_line_begins_with_a_capital) {
    BOOST_TEST(capitalised("onsdag") == "Onsdag");
    BOOST_TEST(capitalised("øvelse") == "Øvelse");
    BOOST_TEST(capitalised("3 dage") == "3 dage");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
