#include "domain/reference_file.hpp"

#include "base/outcome.hpp"

namespace b2go::domain {

toml::array rows_of(std::string_view text, std::string_view key) {
    toml::table file = toml::parse(text);
    const toml::array* rows = file[key].as_array();
    base::require(rows != nullptr && !rows->empty(), "a reference file holds its rows");
    return *rows;
}

std::string text_in(const toml::table& row, std::string_view key) {
    return row[key].value_or(std::string());
}

std::optional<std::int64_t> number_in(const toml::table& row, std::string_view key) {
    return row[key].value<std::int64_t>();
}

std::optional<base::Date> date_in(const toml::table& row, std::string_view key) {
    const std::string text = text_in(row, key);
    if (text.empty()) {
        return std::nullopt;
    }
    const auto date = base::Date::parse(text);
    base::require(date.has_value(), "a date in a reference file exists");
    return date;
}

std::vector<std::string> texts_in(const toml::table& row, std::string_view key) {
    std::vector<std::string> texts;
    if (const toml::array* list = row[key].as_array()) {
        for (const toml::node& item : *list) {
            texts.push_back(item.value_or(std::string()));
        }
    }
    return texts;
}

Mark mark_in(const toml::table& row, std::string_view key) {
    const std::string letter = text_in(row, key);
    base::require(letter == "F" || letter == "P" || letter == "A",
                  "a reference row says where it is from");
    if (letter == "F") {
        return Mark::founding;
    }
    return letter == "P" ? Mark::published : Mark::assumption;
}

} // namespace b2go::domain
