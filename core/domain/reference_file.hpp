#pragma once

#include <string_view>

#include <toml++/toml.h>

#include "domain/reference_data.hpp"

/// Reading the catalogue files. They are part of the program, so a fault in one is a broken build:
/// it stops the program, and the tests find it first.
namespace b2go::domain {

/// The rows of `[[key]]` in a file's text, in order.
[[nodiscard]] toml::array rows_of(std::string_view text, std::string_view key);

/// Empty if the row does not have it.
[[nodiscard]] std::string text_in(const toml::table& row, std::string_view key);
[[nodiscard]] std::optional<std::int64_t> number_in(const toml::table& row, std::string_view key);
[[nodiscard]] std::optional<base::Date> date_in(const toml::table& row, std::string_view key);
[[nodiscard]] std::vector<std::string> texts_in(const toml::table& row, std::string_view key);

[[nodiscard]] Mark mark_in(const toml::table& row, std::string_view key);

} // namespace b2go::domain
