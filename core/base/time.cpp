#include "base/time.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <memory>

#include <unicode/timezone.h>

#include "base/outcome.hpp"

namespace b2go::base {

namespace {

constexpr std::int64_t kMsPerDay = 86'400'000;
constexpr int kEarliestYear = 1800;
constexpr int kLatestYear = 2199;
constexpr std::int64_t kKnownBeginMs = -5'364'662'400'000; // 1800-01-01T00:00:00Z
constexpr std::int64_t kKnownEndMs = 7'258'118'400'000;    // 2200-01-01T00:00:00Z
/// The years 1 to 9999. A peer may send any number as a time; calendars are asked within these.
constexpr std::int64_t kCalendarBeginMs = -62'135'596'800'000;
constexpr std::int64_t kCalendarEndMs = 253'402'300'799'999;

std::int64_t within_calendar(Instant instant) {
    return std::clamp(instant.ms, kCalendarBeginMs, kCalendarEndMs);
}

/// Reads `digits` digits off the front of `text`.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
    int number = 0;
    if (text.size() < digits) {
        return std::nullopt;
    }
    const char* end = text.data() + digits;
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || stop != end || text.front() == '-') {
        return std::nullopt;
    }
    text.remove_prefix(digits);
    return number;
}

bool take(std::string_view& text, char expected) {
    if (text.empty() || text.front() != expected) {
        return false;
    }
    text.remove_prefix(1);
    return true;
}

std::optional<Date> take_date(std::string_view& text) {
    const auto year = take_number(text, 4);
    if (!year || !take(text, '-')) {
        return std::nullopt;
    }
    const auto month = take_number(text, 2);
    if (!month || !take(text, '-')) {
        return std::nullopt;
    }
    const auto day = take_number(text, 2);
    if (!day) {
        return std::nullopt;
    }
    return Date::from_civil(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

/// `08:30`, `08:30:15` or `08:30:15.250`, as milliseconds since midnight.
std::optional<std::int64_t> take_time_of_day(std::string_view& text) {
    const auto hour = take_number(text, 2);
    if (!hour || *hour > 23 || !take(text, ':')) {
        return std::nullopt;
    }
    const auto minute = take_number(text, 2);
    if (!minute || *minute > 59) {
        return std::nullopt;
    }
    std::int64_t ms = (*hour * 60 + *minute) * kMsPerMinute;
    if (!take(text, ':')) {
        return ms;
    }
    const auto second = take_number(text, 2);
    if (!second || *second > 59) {
        return std::nullopt;
    }
    ms += *second * 1000;
    if (take(text, '.')) {
        int digits = 0;
        for (std::int64_t unit = 100; !text.empty() && text.front() >= '0' && text.front() <= '9';
             unit /= 10, ++digits) {
            ms += (text.front() - '0') * unit;
            text.remove_prefix(1);
        }
        if (digits == 0) {
            return std::nullopt;
        }
    }
    return ms;
}

/// `Z`, `+02:00` or `-01:00`, as minutes ahead of UTC.
std::optional<int> take_offset(std::string_view& text) {
    if (take(text, 'Z')) {
        return 0;
    }
    const bool ahead = take(text, '+');
    if (!ahead && !take(text, '-')) {
        return std::nullopt;
    }
    const auto hours = take_number(text, 2);
    if (!hours || *hours > 14 || !take(text, ':')) {
        return std::nullopt;
    }
    const auto minutes = take_number(text, 2);
    if (!minutes || *minutes > 59) {
        return std::nullopt;
    }
    return (ahead ? 1 : -1) * (*hours * 60 + *minutes);
}

} // namespace

std::string Instant::text() const {
    std::int64_t day = within_calendar(*this) / kMsPerDay;
    std::int64_t rest = within_calendar(*this) % kMsPerDay;
    if (rest < 0) {
        rest += kMsPerDay;
        --day;
    }
    const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
    std::array<char, 48> buffer{};
    const int length =
        std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ",
                      static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                      static_cast<unsigned>(date.day()), static_cast<int>(rest / 3'600'000),
                      static_cast<int>(rest / kMsPerMinute % 60),
                      static_cast<int>(rest / 1000 % 60), static_cast<int>(rest % 1000));
    return {buffer.data(), static_cast<std::size_t>(length)};
}

std::optional<Instant> Instant::parse(std::string_view text) {
    const auto date = take_date(text);
    if (!date || !take(text, 'T')) {
        return std::nullopt;
    }
    const auto time = take_time_of_day(text);
    if (!time) {
        return std::nullopt;
    }
    const auto offset = take_offset(text);
    if (!offset || !text.empty()) {
        return std::nullopt;
    }
    const Instant instant{date->days * kMsPerDay + *time - *offset * kMsPerMinute};
    // An offset may carry it out of the known years; it could not be read back then.
    const bool known = instant.ms >= kKnownBeginMs && instant.ms < kKnownEndMs;
    return known ? std::optional(instant) : std::nullopt;
}

std::optional<Date> Date::from_civil(int year, unsigned month, unsigned day) {
    const std::chrono::year_month_day civil{std::chrono::year(year), std::chrono::month(month),
                                            std::chrono::day(day)};
    // The calendar's own types keep eight bits of a month and a day, so 257 would be a January.
    if (year < kEarliestYear || year > kLatestYear || month > 12 || day > 31 || !civil.ok()) {
        return std::nullopt;
    }
    return Date{static_cast<std::int32_t>(std::chrono::sys_days(civil).time_since_epoch().count())};
}

std::string Date::text() const {
    const auto date = civil();
    std::array<char, 32> buffer{};
    const int length =
        std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return {buffer.data(), static_cast<std::size_t>(length)};
}

std::optional<Date> Date::parse(std::string_view text) {
    const auto date = take_date(text);
    return text.empty() ? date : std::nullopt;
}

int copenhagen_offset_minutes(Instant instant) {
    static const std::unique_ptr<const icu::TimeZone> zone = [] {
        std::unique_ptr<const icu::TimeZone> made(
            icu::TimeZone::createTimeZone("Europe/Copenhagen"));
        if (*made == icu::TimeZone::getUnknown()) {
            throw Fault(FaultCode::environment, "the time zone data of Copenhagen is missing");
        }
        return made;
    }();
    std::int32_t standard_ms = 0;
    std::int32_t summer_ms = 0;
    UErrorCode status = U_ZERO_ERROR;
    zone->getOffset(static_cast<UDate>(within_calendar(instant)), 0, standard_ms, summer_ms,
                    status);
    return static_cast<int>((standard_ms + summer_ms) / kMsPerMinute);
}

Date copenhagen_date(Instant instant) {
    const std::int64_t local =
        within_calendar(instant) + copenhagen_offset_minutes(instant) * kMsPerMinute;
    return Date{static_cast<std::int32_t>(
        std::chrono::floor<std::chrono::days>(std::chrono::milliseconds(local)).count())};
}

} // namespace b2go::base
