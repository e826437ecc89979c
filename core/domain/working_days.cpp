#include "domain/working_days.hpp"

#include "base/outcome.hpp"

namespace b2go::domain {

namespace {

constexpr int kGreatPrayerDayLastYear = 2023;

struct DayInYear {
    unsigned month;
    unsigned day;
};

bool is_fixed_holiday(const std::chrono::year_month_day& civil) {
    for (const auto& [month, day] : {DayInYear{1, 1}, DayInYear{12, 25}, DayInYear{12, 26}}) {
        if (civil.month() == std::chrono::month(month) && civil.day() == std::chrono::day(day)) {
            return true;
        }
    }
    return false;
}

} // namespace

// The anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8).
base::Date easter_sunday(int year) {
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int d = b / 4;
    const int e = b % 4;
    const int f = (b + 8) / 25;
    const int g = (b - f + 1) / 3;
    const int h = (19 * a + b - d - g + 15) % 30;
    const int i = c / 4;
    const int k = c % 4;
    const int l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int month = (h + l - 7 * m + 114) / 31;
    const int day = (h + l - 7 * m + 114) % 31 + 1;
    const auto date =
        base::Date::from_civil(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
    base::require(date.has_value(), "Easter falls on a day that exists");
    return date.value_or(base::Date{});
}

bool is_public_holiday(base::Date day) {
    const auto civil = day.civil();
    if (is_fixed_holiday(civil)) {
        return true;
    }
    const int year = static_cast<int>(civil.year());
    switch (day.days - easter_sunday(year).days) {
    case -3: // Maundy Thursday
    case -2: // Good Friday
    case 0:
    case 1:
    case 39: // Ascension
    case 49: // Whit Sunday
    case 50:
        return true;
    case 26: // Great Prayer Day
        return year <= kGreatPrayerDayLastYear;
    default:
        return false;
    }
}

bool is_working_day(base::Date day) {
    const std::chrono::weekday weekday{std::chrono::sys_days(std::chrono::days(day.days))};
    return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday &&
           !is_public_holiday(day);
}

base::Date add_working_days(base::Date day, int count) {
    while (count > 0) {
        ++day.days;
        if (is_working_day(day)) {
            --count;
        }
    }
    return day;
}

base::Date a_year_after(base::Date day) {
    auto civil = day.civil() + std::chrono::years(1);
    if (!civil.ok()) {
        civil = civil.year() / civil.month() / std::chrono::last;
    }
    return {static_cast<std::int32_t>(std::chrono::sys_days(civil).time_since_epoch().count())};
}

int follow_up_working_days(std::string_view urgency) {
    if (urgency == "acute") {
        return 1;
    }
    return urgency == "soon" ? 3 : 10;
}

} // namespace b2go::domain
