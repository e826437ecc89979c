#include "sync/central/sql.hpp"
#include "sync/central/sqlcipher_store.hpp"
#include "sync/central/stored_bytes.hpp"

/// What was set apart, in the embedded store.
namespace b2go::central {

using base::as_bytes;
using sqlite::Statement;

namespace {

StoredQuarantine whole_in(const Statement& row) {
    return {name_in(row, 0),
            id_in(row.bytes(2)),
            static_cast<std::uint32_t>(row.integer(3)),
            std::string(row.bytes(4)),
            std::string(row.bytes(5)),
            row.integer(6) != 0,
            std::string(row.text(7))};
}

} // namespace

void SqlcipherStore::put_quarantine(const StoredQuarantine& row) {
    database_.run(sql::put_quarantine, kOnlyStream, row.name.device, row.name.seq,
                  row.record.view(), row.tag, as_bytes(row.scope), as_bytes(row.payload),
                  row.follows, std::string_view(row.discarded));
}

std::optional<StoredQuarantine> SqlcipherStore::find_quarantine(ChangeName name) {
    Statement rows = database_.statement(sql::find_quarantine);
    rows.bind_all(kOnlyStream, name.device, name.seq);
    return rows.step() ? std::optional(whole_in(rows)) : std::nullopt;
}

std::vector<SetApart> SqlcipherStore::set_apart(std::size_t most) {
    std::vector<SetApart> list;
    Statement rows = database_.statement(sql::list_quarantine);
    rows.bind_all(kOnlyStream, most);
    while (rows.step()) {
        list.push_back({name_in(rows, 0),
                        id_in(rows.bytes(2)),
                        {std::string(rows.text(3)), std::string(rows.text(4))},
                        rows.integer(5) != 0,
                        std::string(rows.text(6))});
    }
    return list;
}

std::vector<StoredQuarantine> SqlcipherStore::quarantine_after(ChangeName after, std::size_t most) {
    std::vector<StoredQuarantine> list;
    Statement rows = database_.statement(sql::list_whole_quarantine);
    rows.bind_all(kOnlyStream, after.device, after.seq, most);
    while (rows.step()) {
        list.push_back(whole_in(rows));
    }
    return list;
}

std::vector<StoredQuarantine> SqlcipherStore::quarantined_of(base::AnyId record) {
    std::vector<StoredQuarantine> list;
    Statement rows = database_.statement(sql::quarantined_of_record);
    rows.bind_all(kOnlyStream, record.view());
    while (rows.step()) {
        list.push_back(whole_in(rows));
    }
    return list;
}

void SqlcipherStore::set_discarded(ChangeName name, std::string_view reason) {
    database_.run(sql::set_discarded, kOnlyStream, name.device, name.seq, reason);
}

void SqlcipherStore::remove_quarantine(ChangeName name) {
    database_.run(sql::remove_quarantine, kOnlyStream, name.device, name.seq);
}

bool SqlcipherStore::has_quarantine() {
    Statement rows = database_.statement(sql::has_quarantine);
    rows.bind_all(kOnlyStream);
    return rows.step();
}

bool SqlcipherStore::is_quarantined(const record::Dot& dot) {
    Statement rows = database_.statement(sql::is_quarantined);
    rows.bind_all(kOnlyStream, dot.device, dot.seq, dot.tag);
    return rows.step();
}

bool SqlcipherStore::has_quarantined(base::AnyId record) {
    Statement rows = database_.statement(sql::has_quarantined);
    rows.bind_all(kOnlyStream, record.view());
    return rows.step();
}

} // namespace b2go::central
