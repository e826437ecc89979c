#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "base/bytes.hpp"
#include "base/outcome.hpp"

struct sqlite3_stmt;

namespace b2go::sqlite {

struct CachedStatement;

/// A prepared statement, borrowed from its connection's cache for as long as this object lives;
/// then it is reset and its values are forgotten. Parameters count from 1, columns from 0.
/// Values bound are copied. All functions throw Fault.
class Statement {
public:
    explicit Statement(CachedStatement& cached);
    ~Statement();
    Statement(Statement&& other) noexcept : cached_(std::exchange(other.cached_, nullptr)) {}
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    Statement& operator=(Statement&&) = delete;

    /// A string is bound as text, ByteView as a blob; they never compare equal in SQL.
    Statement& bind(int position, std::nullptr_t);
    Statement& bind(int position, std::int64_t value);
    Statement& bind(int position, std::string_view text);
    Statement& bind(int position, base::ByteView blob);
    template <std::integral Number>
        requires(!std::same_as<Number, std::int64_t>)
    Statement& bind(int position, Number value) {
        if constexpr (!std::same_as<Number, bool>) {
            base::require(std::in_range<std::int64_t>(value), "a bound number fits 64 bits");
        }
        return bind(position, static_cast<std::int64_t>(value));
    }
    /// By name, with its prefix: `:id`.
    template <typename Value> Statement& bind(std::string_view name, const Value& value) {
        return bind(position_of(name), value);
    }
    /// Binds positions 1, 2, … in order.
    template <typename... Values> Statement& bind_all(const Values&... values) {
        int position = 0;
        (bind(++position, values), ...);
        return *this;
    }

    /// True: a row is there. False: done, and the statement is ready to be bound again.
    bool step();
    /// Binds in order and runs to the end.
    template <typename... Values> void run(const Values&... values) {
        bind_all(values...);
        while (step()) {
        }
    }
    /// Ends the rows early; bound values stay.
    void reset();

    /// Views are valid until the next `step`, `reset` or the end of this object.
    [[nodiscard]] bool is_null(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string_view text(int column) const;
    /// A blob's bytes; empty for null.
    [[nodiscard]] std::string_view bytes(int column) const;

    /// True if running it cannot change the database.
    [[nodiscard]] bool is_read_only() const;

private:
    [[nodiscard]] int position_of(std::string_view name) const;
    CachedStatement* cached_;
};

} // namespace b2go::sqlite
