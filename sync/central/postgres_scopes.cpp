#include "sync/central/postgres/sql.hpp"
#include "sync/central/postgres_store.hpp"

/// Scopes, who holds them and their keys, in the PostgreSQL store.
namespace b2go::central {

namespace statements = postgres::sql;

using base::as_bytes;
using postgres::Rows;

bool PostgresStore::is_subscribed(std::string_view scope, std::string_view subscriber) {
    Rows rows = query(statements::is_subscribed, as_bytes(scope), as_bytes(subscriber));
    return rows.step();
}

std::vector<std::string> PostgresStore::subscribers(std::string_view scope) {
    std::vector<std::string> found;
    Rows rows = query(statements::list_subscribers, as_bytes(scope));
    while (rows.step()) {
        found.emplace_back(rows.bytes(0));
    }
    return found;
}

void PostgresStore::subscribe(std::string_view scope, std::string_view subscriber) {
    run(statements::subscribe, as_bytes(scope), as_bytes(subscriber));
}

void PostgresStore::put_scope_key(std::string_view scope, std::string_view wrapped) {
    run(statements::put_scope_key, as_bytes(scope), as_bytes(wrapped));
}

std::string PostgresStore::find_scope_key(std::string_view scope) {
    Rows rows = query(statements::find_scope_key, as_bytes(scope));
    return rows.step() ? std::string(rows.bytes(0)) : std::string();
}

void PostgresStore::each_scope_key(
    const std::function<void(std::string_view scope, std::string_view wrapped)>& take) {
    Rows rows = query(statements::list_scope_keys);
    while (rows.step()) {
        take(rows.bytes(0), rows.bytes(1));
    }
}

} // namespace b2go::central
