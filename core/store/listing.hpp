#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "registry/entity.hpp"
#include "sqlite/connection.hpp"
#include "store/store.hpp"

namespace b2go::store {

/// Lists by filters. What is projected is asked of the database; for any other field each record
/// that is left is decoded, which is slow in a large store.
class Listing {
public:
    explicit Listing(sqlite::Connection& connection) : connection_(connection) {}

    /// Oldest in this store first. Nothing for a type this version does not know.
    [[nodiscard]] std::vector<record::RecordState>
    list(const registry::Entity& entity, std::span<const Filter> filters, std::size_t limit);
    [[nodiscard]] std::uint64_t count(const registry::Entity& entity,
                                      std::span<const Filter> filters);

    /// The statement for a set of filters on projected fields; for the test of query plans.
    [[nodiscard]] static std::string statement_of(const registry::Entity& entity,
                                                  std::span<const Filter> filters,
                                                  std::string_view selected);

private:
    /// Calls `visit` with each matching record until it says false.
    void each(const registry::Entity& entity, std::span<const Filter> filters,
              const std::function<bool(record::RecordState)>& visit);

    sqlite::Connection& connection_;
};

} // namespace b2go::store
