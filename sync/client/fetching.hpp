#pragma once

#include <optional>

#include "sync/client/carrying.hpp"
#include "sync/client/transport.hpp"

namespace b2go::sync {

/// Fetches what is missing of the bytes of one attachment, message by message as Session does:
///
///     while (auto request = fetching.next()) { fetching.receive(<the central's reply>); }
///
/// Whether they are whole then, the store says: the central may not have them itself.
class Fetching {
public:
    Fetching(StoreRunner on_store, base::AnyId attachment);
    Fetching(const Fetching&) = delete;
    Fetching& operator=(const Fetching&) = delete;

    [[nodiscard]] std::optional<Outgoing> next();
    void receive(const Reply& reply);
    [[nodiscard]] const std::optional<base::Rejection>& failed() const { return failure_; }

private:
    StoreRunner on_store_;
    Carrying carrying_;
    std::optional<base::Rejection> failure_;
};

} // namespace b2go::sync
