#include "sync/central/postgres_schema.hpp"

#include "sync/central/postgres/session/sql.hpp"
#include "sync/central/postgres/sql.hpp"

namespace b2go::central::postgres {

namespace {

namespace steps = session::sql;

int version_of(Connection& connection) {
    Rows rows = connection.query_now("the schema's version", steps::find_version);
    return rows.step() ? static_cast<int>(rows.integer(0)) : 0;
}

bool has_schema(Connection& connection) {
    Rows rows = connection.query_now("looking for the schema", steps::find_schema);
    return rows.step() && rows.integer(0) != 0;
}

void run_migrations_after(Connection& connection, int found) {
    for (const sqlite::Migration& migration : sql::migrations) {
        if (migration.version > found) {
            connection.execute(migration.name, migration.text);
            connection.execute("put_version", steps::put_version);
        }
    }
}

void migrate(Connection& connection) {
    const int newest = sql::migrations.back().version;
    if (version_of(connection) == newest) {
        return;
    }
    connection.execute("begin", "BEGIN");
    connection.execute("lock_schema", steps::lock_schema);
    // Asked again under the lock: another node may have been faster.
    const int found = version_of(connection);
    if (found > newest) {
        throw base::Fault(base::FaultCode::newer_schema,
                          "the schema in PostgreSQL is number " + std::to_string(found) +
                              ", this program knows " + std::to_string(newest));
    }
    run_migrations_after(connection, found);
    connection.execute("commit", "COMMIT");
}

} // namespace

void settle(Connection& connection, Mode mode) {
    connection.execute("settle_session", steps::settle_session);
    if (!has_schema(connection)) {
        if (mode == Mode::open) {
            throw base::Fault(base::FaultCode::io, "there is no central in this database");
        }
        connection.execute("make_schema", steps::make_schema);
    }
    migrate(connection);
    connection.prepare(sql::all_statements);
}

bool rehearse(Connection& connection) {
    connection.execute("settle_session", steps::settle_session);
    if (has_schema(connection)) {
        return false;
    }
    connection.execute("begin", "BEGIN");
    connection.execute("make_schema", steps::make_schema);
    run_migrations_after(connection, 0);
    connection.execute("rollback", "ROLLBACK");
    return true;
}

} // namespace b2go::central::postgres
