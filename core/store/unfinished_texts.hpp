#pragma once

#include <string_view>
#include <vector>

#include "sqlite/connection.hpp"
#include "store/store.hpp"

namespace b2go::store {

/// What was begun on screens and not saved. Calls that write are made within a transaction.
class UnfinishedTexts {
public:
    explicit UnfinishedTexts(sqlite::Connection& connection) : connection_(connection) {}

    void keep(const Unfinished& unfinished);
    void drop(std::string_view screen, base::AnyId id);
    [[nodiscard]] std::vector<Unfinished> all();

private:
    sqlite::Connection& connection_;
};

} // namespace b2go::store
