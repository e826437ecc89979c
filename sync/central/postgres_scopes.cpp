#include "sync/central/postgres/sql.hpp"
#include "sync/central/postgres_store.hpp"

/// Scopes, who holds them and their keys, in the PostgreSQL store.
namespace b2go::central {

namespace statements = postgres::sql;

using base::as_bytes;
using postgres::Rows;

namespace {

std::vector<StoredSubscription> subscriptions_in(Rows rows) {
    std::vector<StoredSubscription> found;
    while (rows.step()) {
        found.push_back({std::string(rows.bytes(0)), std::string(rows.bytes(1)),
                         static_cast<StreamSeq>(rows.integer(2)),
                         static_cast<StreamSeq>(rows.integer(3))});
    }
    return found;
}

} // namespace

bool PostgresStore::is_subscribed(std::string_view scope, std::string_view subscriber) {
    Rows rows = query(statements::is_subscribed, as_bytes(scope), as_bytes(subscriber));
    return rows.step();
}

std::vector<StoredSubscription> PostgresStore::subscriptions(std::string_view scope) {
    return subscriptions_in(query(statements::list_subscriptions, as_bytes(scope)));
}

void PostgresStore::put_subscription(const StoredSubscription& row) {
    run(statements::put_subscription, as_bytes(row.scope), as_bytes(row.subscriber), row.entered,
        row.left, row.changed());
}

std::vector<StoredSubscription> PostgresStore::subscriptions_changed(std::string_view subscriber,
                                                                     StreamSeq after,
                                                                     std::size_t most) {
    return subscriptions_in(
        query(statements::list_changed_subscriptions, as_bytes(subscriber), after, most));
}

std::vector<std::string> PostgresStore::subscribed_scopes(std::string_view subscriber,
                                                          std::string_view after,
                                                          std::size_t most) {
    std::vector<std::string> scopes;
    Rows rows = query(statements::list_subscribed, as_bytes(after), as_bytes(subscriber), most);
    while (rows.step()) {
        scopes.emplace_back(rows.bytes(0));
    }
    return scopes;
}

std::string PostgresStore::find_sum(std::string_view key) {
    Rows rows = query(statements::find_sum, as_bytes(key));
    return rows.step() ? std::string(rows.bytes(0)) : std::string();
}

void PostgresStore::put_sum(std::string_view key, std::string_view sum) {
    run(statements::put_sum, as_bytes(key), as_bytes(sum));
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
