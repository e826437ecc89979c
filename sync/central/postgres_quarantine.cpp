#include "sync/central/postgres/sql.hpp"
#include "sync/central/postgres_store.hpp"
#include "sync/central/stored_bytes.hpp"

/// What was set apart, in the PostgreSQL store.
namespace b2go::central {

namespace statements = postgres::sql;

using base::as_bytes;
using postgres::Parameter;
using postgres::Rows;

namespace {

std::string place_in_quarantine(ChangeName name) {
    return postgres::place_of("quarantine", {Parameter(name.device), Parameter(name.seq)});
}

} // namespace

StoredQuarantine PostgresStore::quarantine_in(const Rows& row) {
    const ChangeName name = name_in(row, 0);
    return {name,
            id_in(row.bytes(2)),
            static_cast<std::uint32_t>(row.integer(3)),
            std::string(row.bytes(4)),
            open(row.bytes(5), place_in_quarantine(name)),
            row.integer(6) != 0,
            std::string(row.text(7))};
}

void PostgresStore::put_quarantine(const StoredQuarantine& row) {
    const std::string payload = seal(row.payload, place_in_quarantine(row.name));
    run(statements::put_quarantine, row.name.device, row.name.seq, row.record.view(), row.tag,
        as_bytes(row.scope), as_bytes(payload), row.follows, std::string_view(row.discarded));
}

std::optional<StoredQuarantine> PostgresStore::find_quarantine(ChangeName name) {
    Rows rows = query(statements::find_quarantine, name.device, name.seq);
    return rows.step() ? std::optional(quarantine_in(rows)) : std::nullopt;
}

std::vector<SetApart> PostgresStore::set_apart(std::size_t most) {
    std::vector<SetApart> list;
    Rows rows = query(statements::list_quarantine, most);
    while (rows.step()) {
        list.push_back({name_in(rows, 0),
                        id_in(rows.bytes(2)),
                        {std::string(rows.text(3)), std::string(rows.text(4))},
                        rows.integer(5) != 0,
                        std::string(rows.text(6))});
    }
    return list;
}

std::vector<StoredQuarantine> PostgresStore::quarantine_after(ChangeName after, std::size_t most) {
    std::vector<StoredQuarantine> list;
    Rows rows = query(statements::list_whole_quarantine, after.device, after.seq, most);
    while (rows.step()) {
        list.push_back(quarantine_in(rows));
    }
    return list;
}

std::vector<StoredQuarantine> PostgresStore::quarantined_of(base::AnyId record) {
    std::vector<StoredQuarantine> list;
    Rows rows = query(statements::quarantined_of_record, record.view());
    while (rows.step()) {
        list.push_back(quarantine_in(rows));
    }
    return list;
}

void PostgresStore::set_discarded(ChangeName name, std::string_view reason) {
    run(statements::set_discarded, name.device, name.seq, reason);
}

void PostgresStore::remove_quarantine(ChangeName name) {
    run(statements::remove_quarantine, name.device, name.seq);
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

} // namespace b2go::central
