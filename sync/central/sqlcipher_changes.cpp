#include "sync/central/sql.hpp"
#include "sync/central/sqlcipher_store.hpp"
#include "sync/central/stored_bytes.hpp"

/// The log of changes in the embedded store, and the other names of what was merged.
namespace b2go::central {

using base::as_bytes;
using sqlite::Statement;

namespace {

StoredChange change_in(const Statement& row) {
    return {name_in(row, 0),          id_in(row.bytes(2)),      name_in(row, 3),
            hash_in(row.bytes(5)),    hash_in(row.bytes(6)),    static_cast<int>(row.integer(7)),
            std::string(row.text(8)), std::string(row.text(9)), std::string(row.bytes(10))};
}

} // namespace

void SqlcipherStore::append_change(const StoredChange& row) {
    database_.run(sql::append_change, kOnlyStream, row.name.device, row.name.seq, row.record.view(),
                  row.previous.device, row.previous.seq, base::ByteView(row.hash),
                  base::ByteView(row.chain), row.verdict, std::string_view(row.reason_da),
                  std::string_view(row.reason_en), as_bytes(row.payload));
}

std::optional<StoredChange> SqlcipherStore::find_change(ChangeName name) {
    Statement rows = database_.statement(sql::find_change);
    rows.bind_all(kOnlyStream, name.device, name.seq);
    return rows.step() ? std::optional(change_in(rows)) : std::nullopt;
}

std::optional<record::Chain> SqlcipherStore::chain_at(ChangeName name) {
    if (name.seq == 0) {
        return record::Chain{};
    }
    Statement rows = database_.statement(sql::find_chain);
    rows.bind_all(kOnlyStream, name.device, name.seq);
    return rows.step() ? std::optional(hash_in(rows.bytes(0))) : std::nullopt;
}

std::vector<StoredChange> SqlcipherStore::changes_after(ChangeName after, std::size_t most) {
    std::vector<StoredChange> changes;
    Statement rows = database_.statement(sql::list_changes);
    rows.bind_all(kOnlyStream, after.device, after.seq, most);
    while (rows.step()) {
        changes.push_back(change_in(rows));
    }
    return changes;
}

void SqlcipherStore::erase_payload(ChangeName name) {
    database_.run(sql::erase_payload, kOnlyStream, name.device, name.seq);
}

void SqlcipherStore::put_alias(const record::Dot& alias, const record::Dot& first) {
    database_.run(sql::put_alias, kOnlyStream, alias.device, alias.seq, alias.tag, first.device,
                  first.seq, first.tag);
}

bool SqlcipherStore::has_aliases() {
    Statement rows = database_.statement(sql::has_aliases);
    rows.bind_all(kOnlyStream);
    return rows.step();
}

std::optional<record::Dot> SqlcipherStore::find_alias(const record::Dot& alias) {
    Statement rows = database_.statement(sql::find_alias);
    rows.bind_all(kOnlyStream, alias.device, alias.seq, alias.tag);
    if (!rows.step()) {
        return std::nullopt;
    }
    return record::Dot{static_cast<record::DeviceNumber>(rows.integer(0)),
                       static_cast<record::Seq>(rows.integer(1)),
                       static_cast<std::uint32_t>(rows.integer(2))};
}

std::vector<record::Dot> SqlcipherStore::aliases_of(const record::Dot& first) {
    std::vector<record::Dot> aliases;
    Statement rows = database_.statement(sql::list_aliases);
    rows.bind_all(kOnlyStream, first.device, first.seq, first.tag);
    while (rows.step()) {
        aliases.push_back({static_cast<record::DeviceNumber>(rows.integer(0)),
                           static_cast<record::Seq>(rows.integer(1)),
                           static_cast<std::uint32_t>(rows.integer(2))});
    }
    return aliases;
}

} // namespace b2go::central
