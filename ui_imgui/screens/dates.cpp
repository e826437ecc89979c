#include "ui_imgui/screens/dates.hpp"

#include <array>
#include <chrono>

namespace b2go::screens {

namespace {

using base::Language;

constexpr std::array kMonths{"januar", "februar", "marts",     "april",   "maj",      "juni",
                             "juli",   "august",  "september", "oktober", "november", "december"};
constexpr std::array kEnglishMonths{"January",   "February", "March",    "April",
                                    "May",       "June",     "July",     "August",
                                    "September", "October",  "November", "December"};
constexpr std::array kWeekdays{"søndag",  "mandag", "tirsdag", "onsdag",
                               "torsdag", "fredag", "lørdag"};
constexpr std::array kEnglishWeekdays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                      "Thursday", "Friday", "Saturday"};

constexpr std::int64_t kMsPerSecond = 1000;
/// Further ahead a date says more than a number of days.
constexpr int kCountedDaysAhead = 3;

std::int64_t minute_of_day(base::Instant instant) {
    const std::int64_t local =
        instant.ms / base::kMsPerMinute + base::copenhagen_offset_minutes(instant);
    return ((local % base::kMinutesPerDay) + base::kMinutesPerDay) % base::kMinutesPerDay;
}

std::string two(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string hour_text(base::Instant instant) {
    const std::int64_t minute = minute_of_day(instant);
    return minute % 60 == 0 ? std::to_string(minute / 60) : clock_text(instant);
}

std::string days_text(int days, Language language) {
    if (language == Language::english) {
        return std::to_string(days) + (days == 1 ? " day" : " days");
    }
    return std::to_string(days) + (days == 1 ? " dag" : " dage");
}

} // namespace

std::string day_text(base::Date day, base::Date today, Language language) {
    const auto civil = day.civil();
    const auto month = static_cast<unsigned>(civil.month()) - 1;
    std::string text = std::to_string(static_cast<unsigned>(civil.day()));
    text += language == Language::english ? std::string(" ") + kEnglishMonths[month]
                                          : std::string(". ") + kMonths[month];
    if (civil.year() != today.civil().year()) {
        text += ' ' + std::to_string(static_cast<int>(civil.year()));
    }
    return text;
}

std::string weekday_text(base::Date day, base::Date today, Language language) {
    const std::chrono::weekday weekday{std::chrono::sys_days(std::chrono::days(day.days))};
    const auto index = weekday.c_encoding();
    const std::string name =
        language == Language::english ? kEnglishWeekdays[index] : kWeekdays[index];
    return name + ' ' + day_text(day, today, language);
}

std::string due_text(base::Date day, base::Date today, Language language) {
    const bool english = language == Language::english;
    const int ahead = day.days - today.days;
    if (ahead == 0) {
        return english ? "today" : "i dag";
    }
    if (ahead == 1) {
        return english ? "tomorrow" : "i morgen";
    }
    if (ahead < 0) {
        return days_text(-ahead, language) + (english ? " overdue" : " over tid");
    }
    if (ahead <= kCountedDaysAhead) {
        return (english ? "in " : "om ") + days_text(ahead, language);
    }
    return day_text(day, today, language);
}

std::string clock_text(base::Instant instant) {
    const std::int64_t minute = minute_of_day(instant);
    return two(minute / 60) + ':' + two(minute % 60);
}

std::string moment_text(base::Instant instant, base::Instant now, Language language) {
    const bool english = language == Language::english;
    const base::Date day = base::copenhagen_date(instant);
    const base::Date today = base::copenhagen_date(now);
    std::string text = day_text(day, today, language);
    if (day == today) {
        text = english ? "today" : "i dag";
    } else if (day.days == today.days - 1) {
        text = english ? "yesterday" : "i går";
    }
    return text + (english ? " " : " kl. ") + clock_text(instant);
}

std::string span_text(base::Instant from, std::optional<base::Instant> to, Language language) {
    std::string text = language == Language::english ? "" : "kl. ";
    const bool whole = minute_of_day(from) % 60 == 0 && (!to || minute_of_day(*to) % 60 == 0);
    text += whole ? hour_text(from) : clock_text(from);
    if (to) {
        text += "–" + (whole ? hour_text(*to) : clock_text(*to));
    }
    return text;
}

int age_at(base::Date born, base::Date today) {
    const auto birth = born.civil();
    const auto now = today.civil();
    int age = static_cast<int>(now.year()) - static_cast<int>(birth.year());
    if (std::pair(now.month(), now.day()) < std::pair(birth.month(), birth.day())) {
        --age;
    }
    return age;
}

std::string duration_text(std::int64_t ms, Language language) {
    const bool english = language == Language::english;
    const std::int64_t seconds = (ms + kMsPerSecond - 1) / kMsPerSecond;
    if (seconds < 60) {
        return std::to_string(seconds) + (english ? (seconds == 1 ? " second" : " seconds")
                                                  : (seconds == 1 ? " sekund" : " sekunder"));
    }
    const std::int64_t minutes = (seconds + 59) / 60;
    return std::to_string(minutes) + (english ? (minutes == 1 ? " minute" : " minutes")
                                              : (minutes == 1 ? " minut" : " minutter"));
}

std::string capitalised(std::string text) {
    if (text.starts_with("ø")) {
        return "Ø" + text.substr(2);
    }
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    }
    return text;
}

} // namespace b2go::screens
