#include "ui_imgui/kit/words.hpp"

#include <array>

#include <fmt/format.h>

namespace b2go::kit {

const Words& words() {
    static const Words all;
    return all;
}

namespace {

const std::array<base::Label, 12>& months() {
    static const std::array<base::Label, 12> names{{{"januar", "January"},
                                                    {"februar", "February"},
                                                    {"marts", "March"},
                                                    {"april", "April"},
                                                    {"maj", "May"},
                                                    {"juni", "June"},
                                                    {"juli", "July"},
                                                    {"august", "August"},
                                                    {"september", "September"},
                                                    {"oktober", "October"},
                                                    {"november", "November"},
                                                    {"december", "December"}}};
    return names;
}

const std::array<base::Label, 7>& weekdays() {
    static const std::array<base::Label, 7> names{{{"mandag", "Monday"},
                                                   {"tirsdag", "Tuesday"},
                                                   {"onsdag", "Wednesday"},
                                                   {"torsdag", "Thursday"},
                                                   {"fredag", "Friday"},
                                                   {"lørdag", "Saturday"},
                                                   {"søndag", "Sunday"}}};
    return names;
}

} // namespace

std::string date_text(base::Date date, base::Language language) {
    const auto civil = date.civil();
    const auto month = static_cast<unsigned>(civil.month());
    const auto day = static_cast<unsigned>(civil.day());
    const std::string& name = months()[month - 1].in(language);
    const int year = static_cast<int>(civil.year());
    return language == base::Language::danish ? fmt::format("{}. {} {}", day, name, year)
                                              : fmt::format("{} {} {}", day, name, year);
}

std::string spoken_date(base::Date date, base::Language language) {
    return weekdays()[static_cast<std::size_t>(weekday_of(date))].in(language) + " " +
           date_text(date, language);
}

std::string month_text(int year, unsigned month, base::Language language) {
    return fmt::format("{} {}", months()[month - 1].in(language), year);
}

std::string weekday_text(int weekday, base::Language language) {
    // The first two letters; lørdag and søndag have their ø as the second.
    const std::string& name = weekdays()[static_cast<std::size_t>(weekday)].in(language);
    const bool wide = (static_cast<unsigned char>(name[1]) & 0x80U) != 0;
    return name.substr(0, wide ? 3 : 2);
}

int weekday_of(base::Date date) {
    // 1970-01-01 was a Thursday.
    return ((date.days % 7) + 7 + 3) % 7;
}

std::string time_text(int minutes) {
    return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

} // namespace b2go::kit
