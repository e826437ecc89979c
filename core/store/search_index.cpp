#include "store/search_index.hpp"

#include <algorithm>

#include "base/limits.hpp"
#include "base/text.hpp"
#include "store/sql.hpp"

namespace b2go::store {

namespace {

/// Words in quotes, so that nothing typed is read as an operator; all must be there.
std::string query_of(const std::vector<std::string>& words) {
    std::string query;
    for (std::size_t i = 0; i < std::min(words.size(), limits::kSearchWords); ++i) {
        query += (i == 0 ? "\"" : " \"") + words[i] + "\"*";
    }
    return query;
}

} // namespace

void SearchIndex::put(std::int64_t rid, std::string_view words) {
    if (words.empty()) {
        remove(rid);
    } else {
        connection_.run(sql::put_words, rid, words);
    }
}

void SearchIndex::remove(std::int64_t rid) { connection_.run(sql::remove_words, rid); }

void SearchIndex::remove_all() { connection_.run(sql::remove_all_words); }

void SearchIndex::sweep() { connection_.run(sql::sweep_words); }

std::vector<std::string> SearchIndex::find(std::string_view text, std::size_t limit) {
    const std::vector<std::string> words = base::search_words(text);
    std::vector<std::string> states;
    if (words.empty()) {
        return states;
    }
    auto found = connection_.statement(sql::find_words);
    found.bind_all(query_of(words), limit);
    while (found.step()) {
        states.emplace_back(found.bytes(0));
    }
    return states;
}

std::optional<std::string> ten_digits(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\n");
    if (first == std::string_view::npos) {
        return std::nullopt;
    }
    text = text.substr(first, text.find_last_not_of(" \t\n") - first + 1);
    std::string digits(text);
    if (digits.size() == 11 && digits[6] == '-') {
        digits.erase(6, 1);
    }
    const bool all = digits.size() == 10 &&
                     std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
    return all ? std::optional(digits) : std::nullopt;
}

} // namespace b2go::store
