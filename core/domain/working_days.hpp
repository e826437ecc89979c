#pragma once

#include <string_view>

#include "base/time.hpp"

namespace b2go::domain {

/// Easter Sunday of a year in the Gregorian calendar.
[[nodiscard]] base::Date easter_sunday(int year);

/// Danish public holidays (helligdage). Great Prayer Day was one up to and including 2023
/// (lov nr. 214 af 6. marts 2023). Constitution Day and Christmas Eve are not public holidays.
[[nodiscard]] bool is_public_holiday(base::Date day);

/// Monday to Friday and no public holiday.
[[nodiscard]] bool is_working_day(base::Date day);

/// The `count`-th working day after `day`, which is itself not counted; `count` is at least 1.
[[nodiscard]] base::Date add_working_days(base::Date day, int count);

/// The same day a year later; 29 February becomes 28 February.
[[nodiscard]] base::Date a_year_after(base::Date day);

/// Working days until a referral of this urgency is looked at again: acute 1, soon 3, else 10.
[[nodiscard]] int follow_up_working_days(std::string_view urgency);

} // namespace b2go::domain
