#pragma once

#include <string>
#include <vector>

#include "sqlite/connection.hpp"
#include "store/store.hpp"

namespace b2go::store {

/// Who did what. Rows are only added; each row's hash covers the one before it, so that one that
/// is changed or taken out from among others is found.
class AuditLog {
public:
    explicit AuditLog(sqlite::Connection& connection) : connection_(connection) {}

    void append(base::Instant time, base::AnyId staff, const AuditEntry& entry);
    /// What is wrong with the chain; empty when nothing is.
    [[nodiscard]] std::vector<std::string> verify();

private:
    sqlite::Connection& connection_;
};

} // namespace b2go::store
