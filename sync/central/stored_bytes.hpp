#pragma once

#include <algorithm>
#include <string_view>

#include "base/id.hpp"
#include "base/outcome.hpp"
#include "record/chain.hpp"
#include "sync/central/central_store.hpp"

/// Columns read back. Internal to the store.
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

/// A change's name: the device's column, and beside it the seq's. Of a row of either store.
template <typename Row> [[nodiscard]] ChangeName name_in(const Row& row, int device_column) {
    return {static_cast<record::DeviceNumber>(row.integer(device_column)),
            static_cast<record::Seq>(row.integer(device_column + 1))};
}

} // namespace b2go::central
