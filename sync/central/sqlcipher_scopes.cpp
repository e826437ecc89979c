#include "sync/central/sql.hpp"
#include "sync/central/sqlcipher_store.hpp"

/// Who holds which scope, the scopes' keys and the sums of digests in the embedded store.
namespace b2go::central {

using base::as_bytes;
using sqlite::Statement;

namespace {

std::vector<StoredSubscription> subscriptions_in(Statement& rows) {
    std::vector<StoredSubscription> found;
    while (rows.step()) {
        found.push_back({std::string(rows.bytes(0)), std::string(rows.bytes(1)),
                         static_cast<StreamSeq>(rows.integer(2)),
                         static_cast<StreamSeq>(rows.integer(3))});
    }
    return found;
}

} // namespace

bool SqlcipherStore::is_subscribed(std::string_view scope, std::string_view subscriber) {
    Statement rows = database_.statement(sql::is_subscribed);
    rows.bind_all(kOnlyStream, as_bytes(scope), as_bytes(subscriber));
    return rows.step();
}

std::vector<StoredSubscription> SqlcipherStore::subscriptions(std::string_view scope) {
    Statement rows = database_.statement(sql::list_subscriptions);
    rows.bind_all(kOnlyStream, as_bytes(scope));
    return subscriptions_in(rows);
}

void SqlcipherStore::put_subscription(const StoredSubscription& row) {
    database_.run(sql::put_subscription, kOnlyStream, as_bytes(row.scope), as_bytes(row.subscriber),
                  row.entered, row.left, row.changed());
}

std::vector<StoredSubscription> SqlcipherStore::subscriptions_changed(std::string_view subscriber,
                                                                      StreamSeq after,
                                                                      std::size_t most) {
    Statement rows = database_.statement(sql::list_changed_subscriptions);
    rows.bind_all(kOnlyStream, as_bytes(subscriber), after, most);
    return subscriptions_in(rows);
}

std::vector<std::string> SqlcipherStore::subscribed_scopes(std::string_view subscriber,
                                                           std::string_view after,
                                                           std::size_t most) {
    std::vector<std::string> scopes;
    Statement rows = database_.statement(sql::list_subscribed);
    rows.bind_all(kOnlyStream, as_bytes(after), as_bytes(subscriber), most);
    while (rows.step()) {
        scopes.emplace_back(rows.bytes(0));
    }
    return scopes;
}

std::string SqlcipherStore::find_sum(std::string_view key) {
    Statement rows = database_.statement(sql::find_sum);
    rows.bind_all(kOnlyStream, as_bytes(key));
    return rows.step() ? std::string(rows.bytes(0)) : std::string();
}

void SqlcipherStore::put_sum(std::string_view key, std::string_view sum) {
    database_.run(sql::put_sum, kOnlyStream, as_bytes(key), as_bytes(sum));
}

void SqlcipherStore::put_scope_key(std::string_view scope, std::string_view wrapped) {
    database_.run(sql::put_scope_key, kOnlyStream, as_bytes(scope), as_bytes(wrapped));
}

std::string SqlcipherStore::find_scope_key(std::string_view scope) {
    Statement rows = database_.statement(sql::find_scope_key);
    rows.bind_all(kOnlyStream, as_bytes(scope));
    return rows.step() ? std::string(rows.bytes(0)) : std::string();
}

void SqlcipherStore::each_scope_key(
    const std::function<void(std::string_view scope, std::string_view wrapped)>& take) {
    Statement rows = database_.statement(sql::list_scope_keys);
    rows.bind_all(kOnlyStream);
    while (rows.step()) {
        take(rows.bytes(0), rows.bytes(1));
    }
}

} // namespace b2go::central
