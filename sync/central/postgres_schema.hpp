#pragma once

#include "sync/central/postgres_connection.hpp"

/// The tables in PostgreSQL, made and brought up to date. Internal to the PostgreSQL store.
namespace b2go::central::postgres {

enum class Mode {
    create, ///< makes the schema if there is none
    open,   ///< Fault{io} if there is none
};

/// On a connection that nothing was prepared on: settles the session, compares the schema with
/// the migrations (Fault{newer_schema} before anything is written), runs those that are missing in
/// one transaction, in which other nodes wait, and prepares every statement.
void settle(Connection& connection, Mode mode);

/// Makes the schema and takes it back, so that nothing is left. False if there is one already.
[[nodiscard]] bool rehearse(Connection& connection);

} // namespace b2go::central::postgres
