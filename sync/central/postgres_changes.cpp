#include "sync/central/postgres/sql.hpp"
#include "sync/central/postgres_store.hpp"
#include "sync/central/stored_bytes.hpp"

/// The log of changes in the PostgreSQL store, and what stands beside it.
namespace b2go::central {

namespace statements = postgres::sql;

using base::as_bytes;
using postgres::Parameter;
using postgres::Rows;

namespace {

ChangeName name_in(const Rows& row, int device_column) {
    return {static_cast<record::DeviceNumber>(row.integer(device_column)),
            static_cast<record::Seq>(row.integer(device_column + 1))};
}

std::string place_in(std::string_view table, ChangeName name) {
    return postgres::place_of(table, {Parameter(name.device), Parameter(name.seq)});
}

} // namespace

StoredChange PostgresStore::change_in(const Rows& row) {
    const ChangeName name = name_in(row, 0);
    return {name,
            id_in(row.bytes(2)),
            name_in(row, 3),
            hash_in(row.bytes(5)),
            hash_in(row.bytes(6)),
            static_cast<int>(row.integer(7)),
            std::string(row.text(8)),
            std::string(row.text(9)),
            open(row.bytes(10), place_in("change_log", name))};
}

void PostgresStore::append_change(const StoredChange& row) {
    const std::string payload = seal(row.payload, place_in("change_log", row.name));
    run(statements::append_change, row.name.device, row.name.seq, row.record.view(),
        row.previous.device, row.previous.seq, base::ByteView(row.hash), base::ByteView(row.chain),
        row.verdict, std::string_view(row.reason_da), std::string_view(row.reason_en),
        as_bytes(payload));
}

std::optional<StoredChange> PostgresStore::find_change(ChangeName name) {
    Rows rows = query(statements::find_change, name.device, name.seq);
    return rows.step() ? std::optional(change_in(rows)) : std::nullopt;
}

std::optional<record::Chain> PostgresStore::chain_at(ChangeName name) {
    if (name.seq == 0) {
        return record::Chain{};
    }
    Rows rows = query(statements::find_chain, name.device, name.seq);
    return rows.step() ? std::optional(hash_in(rows.bytes(0))) : std::nullopt;
}

std::vector<StoredChange> PostgresStore::changes_after(ChangeName after, std::size_t most) {
    std::vector<StoredChange> changes;
    Rows rows = query(statements::list_changes, after.device, after.seq, most);
    while (rows.step()) {
        changes.push_back(change_in(rows));
    }
    return changes;
}

void PostgresStore::put_quarantine(const StoredQuarantine& row) {
    const std::string payload = seal(row.payload, place_in("quarantine", row.name));
    run(statements::put_quarantine, row.name.device, row.name.seq, row.record.view(), row.tag,
        as_bytes(row.scope), as_bytes(payload));
}

std::optional<StoredQuarantine> PostgresStore::find_quarantine(ChangeName name) {
    Rows rows = query(statements::find_quarantine, name.device, name.seq);
    if (!rows.step()) {
        return std::nullopt;
    }
    return StoredQuarantine{name_in(rows, 0), id_in(rows.bytes(2)),
                            static_cast<std::uint32_t>(rows.integer(3)), std::string(rows.bytes(4)),
                            open(rows.bytes(5), place_in("quarantine", name))};
}

std::vector<SetApart> PostgresStore::set_apart(std::size_t most) {
    std::vector<SetApart> list;
    Rows rows = query(statements::list_quarantine, most);
    while (rows.step()) {
        list.push_back({name_in(rows, 0),
                        id_in(rows.bytes(2)),
                        {std::string(rows.text(3)), std::string(rows.text(4))}});
    }
    return list;
}

bool PostgresStore::has_quarantine() {
    Rows rows = query(statements::has_quarantine);
    return rows.step();
}

bool PostgresStore::is_quarantined(const record::Dot& dot) {
    Rows rows = query(statements::is_quarantined, dot.device, dot.seq, dot.tag);
    return rows.step();
}

bool PostgresStore::has_quarantined(base::AnyId record) {
    Rows rows = query(statements::has_quarantined, record.view());
    return rows.step();
}

void PostgresStore::put_alias(const record::Dot& alias, const record::Dot& first) {
    run(statements::put_alias, alias.device, alias.seq, alias.tag, first.device, first.seq,
        first.tag);
}

bool PostgresStore::has_aliases() {
    Rows rows = query(statements::has_aliases);
    return rows.step();
}

std::optional<record::Dot> PostgresStore::find_alias(const record::Dot& alias) {
    Rows rows = query(statements::find_alias, alias.device, alias.seq, alias.tag);
    if (!rows.step()) {
        return std::nullopt;
    }
    return record::Dot{static_cast<record::DeviceNumber>(rows.integer(0)),
                       static_cast<record::Seq>(rows.integer(1)),
                       static_cast<std::uint32_t>(rows.integer(2))};
}

} // namespace b2go::central
