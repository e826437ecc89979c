#pragma once

#include <algorithm>
#include <string_view>

#include "base/id.hpp"
#include "base/outcome.hpp"
#include "record/chain.hpp"

/// Columns of fixed size, read back. Internal to the store.
namespace b2go::central {

[[nodiscard]] inline base::AnyId id_in(std::string_view column) {
    const auto id = base::AnyId::from_bytes(column);
    if (!id) {
        throw base::Fault(base::FaultCode::corrupt,
                          "an id in the central's store has a wrong size");
    }
    return *id;
}

[[nodiscard]] inline base::Hash hash_in(std::string_view column) {
    base::Hash hash{};
    if (column.size() != hash.size()) {
        throw base::Fault(base::FaultCode::corrupt,
                          "a hash in the central's store has a wrong size");
    }
    std::ranges::copy(base::as_bytes(column), hash.begin());
    return hash;
}

} // namespace b2go::central
