#include "sync/central/sql.hpp"
#include "sync/central/sqlcipher_store.hpp"
#include "sync/central/stored_bytes.hpp"

/// What may not be kept, in the embedded store.
namespace b2go::central {

using base::as_bytes;
using sqlite::Statement;

namespace {

StoredErasure erasure_in(const Statement& row) {
    return {std::string(row.bytes(0)), base::Instant{row.integer(1)}, std::string(row.text(2))};
}

} // namespace

std::vector<base::AnyId> SqlcipherStore::records_of(std::string_view scope) {
    std::vector<base::AnyId> ids;
    Statement rows = database_.statement(sql::list_ids_of_scope);
    rows.bind_all(kOnlyStream, as_bytes(scope));
    while (rows.step()) {
        ids.push_back(id_in(rows.bytes(0)));
    }
    return ids;
}

void SqlcipherStore::remove_scope_key(std::string_view scope) {
    database_.run(sql::remove_scope_key, kOnlyStream, as_bytes(scope));
}

void SqlcipherStore::put_erasure(const StoredErasure& row) {
    database_.run(sql::put_erasure, kOnlyStream, as_bytes(row.scope), row.time.ms,
                  std::string_view(row.reason));
}

std::optional<StoredErasure> SqlcipherStore::find_erasure(std::string_view scope) {
    Statement rows = database_.statement(sql::find_erasure);
    rows.bind_all(kOnlyStream, as_bytes(scope));
    return rows.step() ? std::optional(erasure_in(rows)) : std::nullopt;
}

std::uint64_t SqlcipherStore::erasure_count() {
    Statement rows = database_.statement(sql::count_erasures);
    rows.bind_all(kOnlyStream);
    return rows.step() ? static_cast<std::uint64_t>(rows.integer(0)) : 0;
}

std::vector<StoredErasure> SqlcipherStore::erasures() {
    std::vector<StoredErasure> all;
    Statement rows = database_.statement(sql::list_erasures);
    rows.bind_all(kOnlyStream);
    while (rows.step()) {
        all.push_back(erasure_in(rows));
    }
    return all;
}

void SqlcipherStore::put_hold(const StoredHold& row) {
    database_.run(sql::put_hold, kOnlyStream, as_bytes(row.scope), row.time.ms,
                  std::string_view(row.reason));
}

std::optional<StoredHold> SqlcipherStore::find_hold(std::string_view scope) {
    Statement rows = database_.statement(sql::find_hold);
    rows.bind_all(kOnlyStream, as_bytes(scope));
    if (!rows.step()) {
        return std::nullopt;
    }
    return StoredHold{std::string(rows.bytes(0)), base::Instant{rows.integer(1)},
                      std::string(rows.text(2))};
}

void SqlcipherStore::remove_hold(std::string_view scope) {
    database_.run(sql::remove_hold, kOnlyStream, as_bytes(scope));
}

/// Deleted bytes are overwritten (secure_delete) in the file itself once the log is put into it.
void SqlcipherStore::forget_deleted() { database_.checkpoint(); }

void SqlcipherStore::acknowledge_erasure(std::string_view scope, record::DeviceNumber device) {
    database_.run(sql::acknowledge_erasure, kOnlyStream, as_bytes(scope), device);
}

std::vector<record::DeviceNumber> SqlcipherStore::acknowledged_by(std::string_view scope) {
    std::vector<record::DeviceNumber> devices;
    Statement rows = database_.statement(sql::list_acknowledged);
    rows.bind_all(kOnlyStream, as_bytes(scope));
    while (rows.step()) {
        devices.push_back(static_cast<record::DeviceNumber>(rows.integer(0)));
    }
    return devices;
}

} // namespace b2go::central
