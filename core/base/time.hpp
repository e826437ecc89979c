#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace b2go::base {

inline constexpr std::int64_t kMsPerMinute = 60'000;
inline constexpr std::int64_t kMinutesPerDay = std::int64_t{24} * 60;

/// A point in time: milliseconds since 1970-01-01T00:00:00Z, always UTC.
struct Instant {
    std::int64_t ms = 0;
    auto operator<=>(const Instant&) const = default;
    /// `2026-05-12T08:30:00.000Z`; the nearest moment of the years 1 to 9999 for any other.
    [[nodiscard]] std::string text() const;
    /// Accepts `2026-05-12T08:30:00Z`, with or without seconds and a fraction, and with `+02:00`
    /// offsets; years 1800 to 2199.
    [[nodiscard]] static std::optional<Instant> parse(std::string_view text);
};

/// A calendar day without a time zone (a birth date, a due date).
struct Date {
    std::int32_t days = 0; ///< days since 1970-01-01
    auto operator<=>(const Date&) const = default;
    [[nodiscard]] std::chrono::year_month_day civil() const {
        return std::chrono::sys_days(std::chrono::days(days));
    }
    /// Nothing if there is no such day.
    [[nodiscard]] static std::optional<Date> from_civil(int year, unsigned month, unsigned day);
    /// `2026-05-12`.
    [[nodiscard]] std::string text() const;
    /// Accepts `2026-05-12` only, years 1800 to 2199; nothing for a date that does not exist.
    [[nodiscard]] static std::optional<Date> parse(std::string_view text);
};

/// The calendar day in Copenhagen at an instant (Europe/Copenhagen: UTC+1, and since 1996 UTC+2
/// from the last Sunday of March 01:00 UTC to the last Sunday of October 01:00 UTC).
/// Throws Fault{environment} if the time zone data is missing.
[[nodiscard]] Date copenhagen_date(Instant instant);
/// Minutes that Copenhagen's clocks are ahead of UTC at an instant: 60 or 120 (50 before 1894).
[[nodiscard]] int copenhagen_offset_minutes(Instant instant);

/// Where time comes from. The real one lives in platform; tests and the simulator give their own.
class Clock {
public:
    Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

} // namespace b2go::base
