#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "record/state.hpp"
#include "sqlite/connection.hpp"

namespace b2go::store {

/// The full-text search. Holds each record's folded words; not the text itself.
class SearchIndex {
public:
    explicit SearchIndex(sqlite::Connection& connection) : connection_(connection) {}

    /// Makes or replaces the words a record is found by; none takes it out.
    void put(std::int64_t rid, std::string_view words);
    void remove(std::int64_t rid);
    void remove_all();
    /// Takes the words of removed records out of the index's pages. Rewrites the index: a tenth of
    /// a second for 100,000 records.
    void sweep();

    /// Encoded states of records that hold every word as the beginning of one of theirs, the
    /// latest to come to this store first.
    [[nodiscard]] std::vector<std::string> find(std::string_view text, std::size_t limit);

private:
    sqlite::Connection& connection_;
};

/// The digits, if the text is ten digits with or without a hyphen after the sixth, as a CPR number
/// is written.
[[nodiscard]] std::optional<std::string> ten_digits(std::string_view text);

} // namespace b2go::store
