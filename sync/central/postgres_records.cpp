#include <algorithm>
#include <array>

#include "base/limits.hpp"
#include "sync/central/postgres/sql.hpp"
#include "sync/central/postgres_store.hpp"
#include "sync/central/store_copy.hpp"
#include "sync/central/stored_bytes.hpp"

/// Records, pages and whole tables in the PostgreSQL store.
namespace b2go::central {

namespace statements = postgres::sql;

using base::as_bytes;
using postgres::Parameter;
using postgres::Rows;

namespace {

/// A piece of an attachment is the largest row there are many of.
constexpr std::string_view kRowsAtOnce = "100";

std::string place_of_record(base::AnyId id) {
    return postgres::place_of("record", {Parameter(id.view())});
}

Parameter parameter_of(const StoredValue& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        return Parameter(*number);
    }
    const auto* text = std::get_if<StoredText>(&value);
    return Parameter(std::string_view(text != nullptr ? text->text : std::get<std::string>(value)));
}

StoredValue value_in(const Rows& row, int column, StoredColumn::Kind kind) {
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

/// Where a row's sealed column stands: as its own functions say it.
std::string place_of_row(const StoredTable& table, std::span<const StoredValue> row) {
    std::string place(table.name);
    for (const StoredValue& part : row.first(table.key_columns)) {
        place.push_back('\0');
        place += parameter_of(part).view();
    }
    return place;
}

} // namespace

StoredRecord PostgresStore::record_in(const Rows& row) {
    const base::AnyId id = id_in(row.bytes(0));
    return {id,
            static_cast<StreamSeq>(row.integer(1)),
            static_cast<record::TypeNumber>(row.integer(2)),
            std::string(row.bytes(3)),
            static_cast<unsigned>(row.integer(4)),
            name_in(row, 5),
            static_cast<StreamSeq>(row.integer(7)),
            open(row.bytes(8), place_of_record(id))};
}

std::vector<StoredRecord> PostgresStore::records_in(Rows rows) {
    std::vector<StoredRecord> records;
    while (rows.step()) {
        records.push_back(record_in(rows));
    }
    return records;
}

std::optional<StoredRecord> PostgresStore::find_record(base::AnyId id) {
    Rows rows = query(statements::find_record, id.view());
    return rows.step() ? std::optional(record_in(rows)) : std::nullopt;
}

std::optional<StoredRecord> PostgresStore::lock_record(base::AnyId id) {
    Rows rows = query(statements::lock_record, id.view());
    return rows.step() ? std::optional(record_in(rows)) : std::nullopt;
}

void PostgresStore::insert_record(const StoredRecord& row) {
    const std::string state = seal(row.state, place_of_record(row.id));
    run(statements::insert_record, row.id.view(), row.seq, row.type, as_bytes(row.scope), row.flags,
        row.last.device, row.last.seq, row.below, as_bytes(state));
}

void PostgresStore::update_record(const StoredRecord& row) {
    const std::string state = seal(row.state, place_of_record(row.id));
    run(statements::update_record, row.id.view(), row.seq, row.flags, row.last.device, row.last.seq,
        row.below, as_bytes(state));
}

StoredPage PostgresStore::read_page(StreamSeq after, const Holder& holder, std::size_t most_records,
                                    std::size_t most_bytes) {
    const std::string scopes = postgres::array_of(holder.scopes);
    // One more than may be looked at and taken, to know whether there are more.
    Rows rows = query(statements::read_page, after, limits::kPageScanned + 1, as_bytes(scopes),
                      as_bytes(holder.citizens_of), most_records + 1, most_bytes);
    StoredPage page;
    page.reached = after;
    while (rows.step()) {
        const auto looked_at = static_cast<std::size_t>(rows.integer(1));
        const auto edge = static_cast<StreamSeq>(rows.integer(0));
        page.more = looked_at > limits::kPageScanned;
        page.reached = page.more ? edge - 1 : std::max(edge, after);
        if (rows.is_null(2)) {
            break; // nothing is held of what was looked at
        }
        const auto seq = static_cast<StreamSeq>(rows.integer(2));
        if (page.records.size() == most_records || rows.is_null(5) || seq > page.reached) {
            page.reached = seq - 1;
            page.more = true;
            break;
        }
        const base::AnyId id = id_in(rows.bytes(3));
        page.records.push_back({id, seq, std::string(rows.bytes(4)),
                                static_cast<unsigned>(rows.integer(6)), name_in(rows, 7),
                                static_cast<StreamSeq>(rows.integer(9)),
                                open(rows.bytes(5), place_of_record(id))});
    }
    return page;
}

ScopePart PostgresStore::read_scope(std::string_view scope, base::AnyId after,
                                    std::size_t most_records, std::size_t most_bytes) {
    ScopePart part;
    // One more than may be taken, to know whether there are more.
    Rows rows =
        query(statements::read_scope, as_bytes(scope), after.view(), most_records + 1, most_bytes);
    while (rows.step()) {
        if (part.records.size() == most_records || rows.is_null(7)) {
            part.more = true;
            break;
        }
        const base::AnyId id = id_in(rows.bytes(0));
        part.records.push_back({id, static_cast<StreamSeq>(rows.integer(1)),
                                std::string(rows.bytes(2)), static_cast<unsigned>(rows.integer(3)),
                                name_in(rows, 4), static_cast<StreamSeq>(rows.integer(6)),
                                open(rows.bytes(7), place_of_record(id))});
    }
    return part;
}

std::vector<StoredRecord> PostgresStore::records_after(StreamSeq after, std::size_t most) {
    return records_in(query(statements::list_records, after, most));
}

std::vector<StoredRecord> PostgresStore::flagged(unsigned flags, std::size_t most) {
    return records_in(query(statements::list_flagged, flags, most));
}

void PostgresStore::each_row(const StoredTable& table, const TakeRow& take) {
    const std::array<Parameter, 1> stream{Parameter(stream_)};
    (void)link().query_once("reading a table",
                            "DECLARE all_rows NO SCROLL CURSOR FOR " + select_all(table, "$1"),
                            stream);
    std::vector<StoredValue> row(table.columns.size());
    for (;;) {
        Rows rows = link().query_once("reading a table",
                                      "FETCH " + std::string(kRowsAtOnce) + " FROM all_rows", {});
        bool any = false;
        while (rows.step()) {
            any = true;
            for (std::size_t i = 0; i < row.size(); ++i) {
                row[i] = value_in(rows, static_cast<int>(i), table.columns[i].kind);
            }
            for (std::size_t i = table.key_columns; i < row.size(); ++i) {
                if (table.columns[i].kind == StoredColumn::Kind::content) {
                    row[i] = open(std::get<std::string>(row[i]), place_of_row(table, row));
                }
            }
            take(row);
        }
        if (!any) {
            break;
        }
    }
    link().say("CLOSE all_rows");
}

void PostgresStore::put_row(const StoredTable& table, std::span<const StoredValue> row) {
    base::require(row.size() == table.columns.size(), "a row has its table's columns");
    be_patient();
    const std::string statement = insert_into(table, '$');
    link().learn("put_row_" + std::string(table.name), statement);
    std::string sealed;
    std::vector<Parameter> values{Parameter(stream_)};
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (table.columns[i].kind == StoredColumn::Kind::content) {
            sealed = seal(std::get<std::string>(row[i]), place_of_row(table, row));
            values.emplace_back(std::string_view(sealed));
        } else {
            values.push_back(parameter_of(row[i]));
        }
    }
    link().run_with(statement, values);
}

} // namespace b2go::central
