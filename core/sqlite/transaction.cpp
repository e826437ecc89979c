#include "sqlite/transaction.hpp"

#include <sqlite3.h>

#include "sqlite/fault.hpp"

namespace b2go::sqlite {

Transaction::Transaction(Connection& connection) : connection_(connection) {
    if (connection.failed_) {
        throw base::Fault(base::FaultCode::io,
                          "writing to the store failed before; it has to be opened again");
    }
    connection.run("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
    // Some failures have already rolled back on their own.
    if (open_ && sqlite3_get_autocommit(connection_.handle_.get()) == 0) {
        sqlite3_exec(connection_.handle_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
}

void Transaction::commit() {
    try {
        connection_.run("COMMIT");
    } catch (const base::Fault& fault) {
        // A flush that failed may still reach the disk, or not: never go on as if it were known.
        connection_.failed_ = fault.code() == base::FaultCode::io;
        throw;
    }
    open_ = false;
}

} // namespace b2go::sqlite
