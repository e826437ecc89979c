#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/outcome.hpp"
#include "sync/client/store_runner.hpp"
#include "sync/protocol/sync.pb.h"

namespace b2go::sync {

/// Finds the records in which a tablet and the central differ, share by share and range by range,
/// and has them put right. Nothing is wiped: what the central has comes again, what it lacks stays
/// here.
class Repair {
public:
    explicit Repair(const StoreRunner& on_store) : on_store_(on_store) {}

    void begin(std::vector<store::Share> shares);
    [[nodiscard]] bool is_done() const { return shares_.empty() && wanted_.empty(); }
    /// What to ask about next, while there is something.
    void ask(pb::RangesRequest& request);
    /// Refusal{peer_refused} if the answer does not fit the question.
    base::Outcome<void> take(const pb::Ranges& ranges);
    /// Records that differ, to be asked for whole: at most limits::kRecordsPerRequest.
    [[nodiscard]] std::vector<base::AnyId> wanted() const;
    /// `looked_at` of those that were wanted; those that are not among the records are not held.
    void take(std::vector<store::ServerRecord> records, std::size_t looked_at);

    [[nodiscard]] std::uint64_t fetched() const { return fetched_; }
    [[nodiscard]] std::uint64_t lacking() const { return lacking_; }

private:
    struct Cut {
        base::AnyId last;
        std::map<base::AnyId, record::Digest> held;
    };
    void cut();
    void next_share();

    const StoreRunner& on_store_;
    std::vector<store::Share> shares_; ///< left, the one under way last
    base::AnyId after_;
    bool is_end_ = false; ///< the ranges reach to the end of the share
    bool found_any_ = false;
    std::vector<Cut> cuts_; ///< that were asked about
    std::vector<base::AnyId> wanted_;
    std::uint64_t fetched_ = 0;
    std::uint64_t lacking_ = 0;
};

} // namespace b2go::sync
