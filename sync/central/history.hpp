#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sync/central/central_store.hpp"
#include "sync/central/merging.hpp"
#include "sync/protocol/sync.pb.h"

/// Whether a tablet's history and what the central has of it are one history. Asked before
/// anything else is done with a request; changes nothing.
namespace b2go::central {

/// The request contradicts itself; no tablet of ours sends such a thing.
struct Contradiction {};

/// One history. Changes in the order they were sent; those the central has already come first.
struct Agreed {
    std::vector<Arrived> changes; ///< `bytes` point into the request
    std::size_t known = 0;        ///< how many of them are in the log
};

using Comparison = std::variant<Agreed, sync::pb::Behind, sync::pb::Fork, Contradiction>;

[[nodiscard]] Comparison compare(CentralStore& store, const StoredDevice& device,
                                 const sync::pb::SyncRequest& request);
/// For a request that brings no changes and says nothing of them.
[[nodiscard]] Comparison compare(CentralStore& store, const StoredDevice& device,
                                 const sync::pb::Position& position);

/// How far a tablet's history and the central's are one.
struct Shared {
    record::Seq common_seq = 0; ///< the last of the request's marks that agrees; 0 for none
    bool has_parted = false;    ///< one of the two has what the other has not, or another thing
};

/// Nothing if the request contradicts itself.
[[nodiscard]] std::optional<Shared> shared_history(CentralStore& store, const StoredDevice& device,
                                                   const sync::pb::RenumberRequest& request);

} // namespace b2go::central
