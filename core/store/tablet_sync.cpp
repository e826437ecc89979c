#include <algorithm>

#include "sqlite/transaction.hpp"
#include "store/tablet_store.hpp"

/// The tablet store's dealings with the central.
namespace b2go::store {

namespace {

/// In `meta` while words of records that are gone are still in the search's pages.
constexpr std::string_view kSweepDue = "search sweep";

bool is_gone(const ServerRecord& record) { return record.content == ServerRecord::Content::gone; }

bool takes_records_away(const ServerSlice& slice) {
    return std::ranges::any_of(slice.records, is_gone);
}

} // namespace

SyncPoint TabletStore::sync_point() const { return parts_->standing.sync_point(); }

std::string TabletStore::receipt() const { return parts_->standing.receipt(); }

std::vector<Unsent> TabletStore::unsent(record::Seq after, std::size_t most,
                                        std::size_t most_bytes) const {
    return parts_->outbox.after(after, most, most_bytes);
}

void TabletStore::take_verdicts(record::Seq first, std::span<const Answered> verdicts,
                                std::string_view receipt) {
    sqlite::Transaction transaction(parts_->connection);
    const SyncPoint point = parts_->standing.sync_point();
    record::Seq accepted = point.accepted_seq;
    record::Chain chain = point.accepted_chain;
    record::Seq seq = first;
    for (const Answered& answered : verdicts) {
        const auto entry = parts_->outbox.find(seq);
        if (!entry || answered.verdict == Verdict::none) {
            break;
        }
        if (entry->verdict != answered.verdict) {
            parts_->outbox.set_verdict(seq, answered);
            if (merged_nothing(answered.verdict) || merged_nothing(entry->verdict)) {
                parts_->layers.restack(entry->id, owner().device);
            }
        }
        if (seq == accepted + 1) {
            accepted = seq;
            chain = entry->chain;
        }
        ++seq;
    }
    if (accepted != point.accepted_seq) {
        parts_->standing.save_accepted(accepted, chain);
    }
    if (!receipt.empty()) {
        parts_->standing.save_receipt(receipt);
    }
    transaction.commit();
}

std::size_t TabletStore::apply_slices(std::string_view from_cursor,
                                      std::span<const ServerSlice> slices, std::uint32_t epoch,
                                      const std::function<bool()>& is_to_stop) {
    const SyncPoint point = parts_->standing.sync_point();
    if (point.cursor != from_cursor) {
        return 0;
    }
    if (std::ranges::none_of(slices, takes_records_away)) {
        sweep_if_due();
    }
    const auto says_nothing = [&](const ServerSlice& slice) {
        return slice.records.empty() && slice.cursor == from_cursor;
    };
    if (epoch == point.epoch && std::ranges::all_of(slices, says_nothing)) {
        return slices.size();
    }
    sqlite::Transaction transaction(parts_->connection);
    std::size_t applied = 0;
    do {
        apply(slices[applied++]);
    } while (applied < slices.size() && !(is_to_stop && is_to_stop()));
    parts_->standing.save_cursor(slices[applied - 1].cursor, epoch);
    transaction.commit();
    return applied;
}

void TabletStore::apply(const ServerSlice& slice) {
    const record::DeviceNumber self = identity_ ? identity_->device : 0;
    for (const ServerRecord& record : slice.records) {
        if (!is_gone(record)) {
            parts_->layers.take_server_state(record.id, record.state, self);
        } else if (parts_->layers.take_gone(record.id)) {
            parts_->standing.save_meta(kSweepDue, "due");
        }
    }
}

std::vector<SetApart> TabletStore::quarantined(std::size_t limit) const {
    return parts_->outbox.set_apart(limit);
}

/// Records that go, go in runs of slices; the index is rewritten once, after a run.
void TabletStore::sweep_if_due() {
    if (parts_->standing.meta(kSweepDue).empty()) {
        return;
    }
    sqlite::Transaction transaction(parts_->connection);
    parts_->search.sweep();
    parts_->standing.save_meta(kSweepDue, "");
    transaction.commit();
}

} // namespace b2go::store
