#include <libpq-fe.h>

#include "sync/central/postgres_connection.hpp"

/// Reading what PostgreSQL answers, in its binary format.
namespace b2go::central::postgres {

void Rows::Clear::operator()(pg_result* result) const { PQclear(result); }

Rows::Rows(pg_result* result) : result_(result) {}

bool Rows::step() { return ++row_ < PQntuples(result_.get()); }

bool Rows::is_null(int column) const { return PQgetisnull(result_.get(), row_, column) != 0; }

std::string_view Rows::bytes(int column) const {
    return {PQgetvalue(result_.get(), row_, column),
            static_cast<std::size_t>(PQgetlength(result_.get(), row_, column))};
}

std::int64_t Rows::integer(int column) const {
    const std::string_view value = bytes(column);
    // A truth is one byte, a constant in a statement four, everything stored eight.
    base::require(value.size() == 1 || value.size() == 4 || value.size() == 8,
                  "a column read as a number holds one");
    const bool is_negative = (static_cast<unsigned char>(value.front()) & 0x80U) != 0;
    std::uint64_t number = is_negative ? ~std::uint64_t{0} : 0;
    for (const char byte : value) {
        number = (number << 8U) | static_cast<unsigned char>(byte);
    }
    return static_cast<std::int64_t>(number);
}

} // namespace b2go::central::postgres
