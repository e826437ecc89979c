#pragma once

#include "sqlite/connection.hpp"

namespace b2go::sqlite {

/// A write transaction. Rolled back when it ends without `commit`.
class Transaction {
public:
    /// Throws Fault{io} after a commit on this connection has failed: it has to be reopened.
    explicit Transaction(Connection& connection);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    /// Durable when it returns. Throws Fault{disk_full}, Fault{io}, Fault{corrupt}; then nothing
    /// of the transaction is kept.
    void commit();

private:
    Connection& connection_;
    bool open_ = true;
};

} // namespace b2go::sqlite
