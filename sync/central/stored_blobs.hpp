#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sync/central/central_store.hpp"

/// Rows of `blob`, as both stores' statements name their columns. Internal to the store.
namespace b2go::central {

template <typename Row> [[nodiscard]] StoredBlob blob_in(const Row& row) {
    return {std::string(row.bytes(0)),
            std::string(row.bytes(1)),
            row.integer(2),
            row.integer(3),
            row.integer(4) != 0,
            static_cast<record::DeviceNumber>(row.integer(5)),
            base::Instant{row.integer(6)},
            base::Instant{row.integer(7)}};
}

template <typename Rows> [[nodiscard]] std::vector<StoredBlob> blobs_in(Rows rows) {
    std::vector<StoredBlob> list;
    while (rows.step()) {
        list.push_back(blob_in(rows));
    }
    return list;
}

} // namespace b2go::central
