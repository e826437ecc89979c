#include "base/outcome.hpp"
#include "sync/central/sqlcipher_store.hpp"
#include "sync/central/store_copy.hpp"

/// Whole tables of the embedded store, for copying it.
namespace b2go::central {

using sqlite::Statement;

namespace {

StoredValue value_in(const Statement& row, int column, StoredColumn::Kind kind) {
    switch (kind) {
    case StoredColumn::Kind::number:
        return row.integer(column);
    case StoredColumn::Kind::text:
        return StoredText{std::string(row.text(column))};
    case StoredColumn::Kind::bytes:
    case StoredColumn::Kind::content:
        break;
    }
    return std::string(row.bytes(column));
}

void bind(Statement& statement, int position, const StoredValue& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        statement.bind(position, *number);
    } else if (const auto* text = std::get_if<StoredText>(&value)) {
        statement.bind(position, std::string_view(text->text));
    } else {
        statement.bind(position, base::as_bytes(std::get<std::string>(value)));
    }
}

} // namespace

void SqlcipherStore::begin_reading() { begin(); }

void SqlcipherStore::each_row(const StoredTable& table, const TakeRow& take) {
    Statement rows = database_.statement(select_all(table, "?1"));
    rows.bind_all(kOnlyStream);
    std::vector<StoredValue> row(table.columns.size());
    while (rows.step()) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            row[i] = value_in(rows, static_cast<int>(i), table.columns[i].kind);
        }
        take(row);
    }
}

void SqlcipherStore::put_row(const StoredTable& table, std::span<const StoredValue> row) {
    base::require(row.size() == table.columns.size(), "a row has its table's columns");
    Statement insert = database_.statement(insert_into(table, '?'));
    insert.bind(1, kOnlyStream);
    for (std::size_t i = 0; i < row.size(); ++i) {
        bind(insert, static_cast<int>(i) + 2, row[i]);
    }
    insert.step();
}

} // namespace b2go::central
