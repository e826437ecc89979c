#include "sync/central/postgres/sql.hpp"
#include "sync/central/postgres_store.hpp"
#include "sync/central/stored_bytes.hpp"

/// The log of changes in the PostgreSQL store, and the other names of what was merged.
namespace b2go::central {

namespace statements = postgres::sql;

using base::as_bytes;
using postgres::Parameter;
using postgres::Rows;

namespace {

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

void PostgresStore::erase_payload(ChangeName name) {
    const std::string nothing = seal({}, place_in("change_log", name));
    run(statements::erase_payload, name.device, name.seq, as_bytes(nothing));
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

std::vector<record::Dot> PostgresStore::aliases_of(const record::Dot& first) {
    std::vector<record::Dot> aliases;
    Rows rows = query(statements::list_aliases, first.device, first.seq, first.tag);
    while (rows.step()) {
        aliases.push_back({static_cast<record::DeviceNumber>(rows.integer(0)),
                           static_cast<record::Seq>(rows.integer(1)),
                           static_cast<std::uint32_t>(rows.integer(2))});
    }
    return aliases;
}

} // namespace b2go::central
