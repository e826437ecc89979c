#pragma once

#include "sqlite/connection.hpp"

namespace b2go::sqlite {

/// When a commit reaches the disk.
enum class Flush {
    at_once, ///< durable when `commit` returns
    later,   ///< with the next one that is; a power cut may take it away whole, in order
};

/// A write transaction. Rolled back when it ends without `commit`.
class Transaction {
public:
    /// Throws Fault{io} after a commit on this connection has failed: it has to be reopened.
    explicit Transaction(Connection& connection, Flush flush = Flush::at_once);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    /// Throws Fault{disk_full}, Fault{io}, Fault{corrupt}; then nothing of the transaction is kept.
    void commit();

private:
    Connection& connection_;
    const Flush flush_;
    bool open_ = true;
};

} // namespace b2go::sqlite
