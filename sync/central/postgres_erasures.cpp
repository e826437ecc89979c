#include "sync/central/postgres/sql.hpp"
#include "sync/central/postgres_store.hpp"
#include "sync/central/stored_bytes.hpp"

/// What may not be kept, in the PostgreSQL store.
namespace b2go::central {

namespace statements = postgres::sql;

using base::as_bytes;
using postgres::Rows;

namespace {

StoredErasure erasure_in(const Rows& row) {
    return {std::string(row.bytes(0)), base::Instant{row.integer(1)}, std::string(row.text(2))};
}

} // namespace

std::vector<base::AnyId> PostgresStore::records_of(std::string_view scope) {
    std::vector<base::AnyId> ids;
    Rows rows = query(statements::list_ids_of_scope, as_bytes(scope));
    while (rows.step()) {
        ids.push_back(id_in(rows.bytes(0)));
    }
    return ids;
}

void PostgresStore::remove_scope_key(std::string_view scope) {
    run(statements::remove_scope_key, as_bytes(scope));
}

void PostgresStore::put_erasure(const StoredErasure& row) {
    run(statements::put_erasure, as_bytes(row.scope), row.time.ms, std::string_view(row.reason));
}

std::optional<StoredErasure> PostgresStore::find_erasure(std::string_view scope) {
    Rows rows = query(statements::find_erasure, as_bytes(scope));
    return rows.step() ? std::optional(erasure_in(rows)) : std::nullopt;
}

std::uint64_t PostgresStore::erasure_count() { return number(statements::count_erasures); }

std::vector<StoredErasure> PostgresStore::erasures() {
    std::vector<StoredErasure> all;
    Rows rows = query(statements::list_erasures);
    while (rows.step()) {
        all.push_back(erasure_in(rows));
    }
    return all;
}

void PostgresStore::put_hold(const StoredHold& row) {
    run(statements::put_hold, as_bytes(row.scope), row.time.ms, std::string_view(row.reason));
}

std::optional<StoredHold> PostgresStore::find_hold(std::string_view scope) {
    Rows rows = query(statements::find_hold, as_bytes(scope));
    if (!rows.step()) {
        return std::nullopt;
    }
    return StoredHold{std::string(rows.bytes(0)), base::Instant{rows.integer(1)},
                      std::string(rows.text(2))};
}

void PostgresStore::remove_hold(std::string_view scope) {
    run(statements::remove_hold, as_bytes(scope));
}

void PostgresStore::acknowledge_erasure(std::string_view scope, record::DeviceNumber device) {
    run(statements::acknowledge_erasure, as_bytes(scope), device);
}

std::vector<record::DeviceNumber> PostgresStore::acknowledged_by(std::string_view scope) {
    std::vector<record::DeviceNumber> devices;
    Rows rows = query(statements::list_acknowledged, as_bytes(scope));
    while (rows.step()) {
        devices.push_back(static_cast<record::DeviceNumber>(rows.integer(0)));
    }
    return devices;
}

/// The server takes dead rows out by itself in time, and its log segments age out; what they hold
/// is sealed under keys the server has not got (OPERATIONS.md says what an administrator can do).
void PostgresStore::forget_deleted() {}

} // namespace b2go::central
