#pragma once

#include <optional>
#include <string>

#include "base/label.hpp"
#include "base/time.hpp"

/// Days and times as people write them; always Copenhagen's.
namespace b2go::screens {

/// `12. maj`, with the year when it is another than that of `today`; English `12 May`.
[[nodiscard]] std::string day_text(base::Date day, base::Date today, base::Language language);
/// `onsdag 12. maj`.
[[nodiscard]] std::string weekday_text(base::Date day, base::Date today, base::Language language);
/// `i dag`, `i morgen`, `i går`, `3 dage over tid`, `om 2 dage`, otherwise as day_text.
[[nodiscard]] std::string due_text(base::Date day, base::Date today, base::Language language);
/// `10:46`.
[[nodiscard]] std::string clock_text(base::Instant instant);
/// `i dag kl. 10:46`, `i går kl. 09:05`, `12. maj kl. 10:46`; English `today 10:46`.
[[nodiscard]] std::string moment_text(base::Instant instant, base::Instant now,
                                      base::Language language);
/// `kl. 10–13`, `kl. 10:30–12:00`; English without `kl.`.
[[nodiscard]] std::string span_text(base::Instant from, std::optional<base::Instant> to,
                                    base::Language language);
/// Whole years between two days.
[[nodiscard]] int age_at(base::Date born, base::Date today);
/// `4 sekunder`, `1 minut`, `12 minutter`; rounded up.
[[nodiscard]] std::string duration_text(std::int64_t ms, base::Language language);

/// With a capital first letter, for the beginning of a line.
[[nodiscard]] std::string capitalised(std::string text);

} // namespace b2go::screens
