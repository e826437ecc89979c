#pragma once

#include <optional>
#include <vector>

#include "base/outcome.hpp"
#include "store/store.hpp"
#include "sync/client/transport.hpp"
#include "sync/protocol/sync.pb.h"

namespace b2go::sync {

/// Asks the central for every change of one record, message by message as Session does:
///
///     while (auto request = query.next()) { query.receive(<the central's reply>); }
///
/// Nothing is kept on the tablet but that it was asked.
class HistoryQuery {
public:
    /// Reads who asks from the store, and notes in its log what was asked for.
    HistoryQuery(store::Store& store, base::AnyId id);

    [[nodiscard]] std::optional<Outgoing> next();
    void receive(const Reply& reply);
    [[nodiscard]] const std::optional<base::Rejection>& failed() const { return failure_; }
    /// What is set apart, then what was merged, the latest first.
    [[nodiscard]] const std::vector<pb::PastChange>& changes() const { return changes_; }

private:
    base::AnyId id_;
    std::optional<store::Identity> identity_;
    base::Instant now_;
    std::uint32_t from_device_ = 0;
    std::uint64_t from_seq_ = 0;
    bool is_done_ = false;
    std::vector<pb::PastChange> changes_;
    std::optional<base::Rejection> failure_;
};

} // namespace b2go::sync
