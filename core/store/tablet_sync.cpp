#include <algorithm>

#include "sqlite/transaction.hpp"
#include "store/tablet_store.hpp"

/// The tablet store's dealings with the central.
namespace b2go::store {

namespace {

/// In `meta` while words of records that are gone are still in the search's pages.
constexpr std::string_view kSweepDue = "search sweep";

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
                parts_->layers.take_off(entry->id, owner().device);
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

bool TabletStore::apply_slice(std::string_view from_cursor, std::span<const ServerRecord> records,
                              std::string_view cursor_after, std::uint32_t epoch) {
    const SyncPoint point = parts_->standing.sync_point();
    if (point.cursor != from_cursor) {
        return false;
    }
    const auto is_gone = [](const ServerRecord& record) {
        return record.content == ServerRecord::Content::gone;
    };
    if (std::ranges::none_of(records, is_gone)) {
        sweep_if_due();
    }
    if (records.empty() && cursor_after == from_cursor && epoch == point.epoch) {
        return true;
    }
    sqlite::Transaction transaction(parts_->connection);
    const record::DeviceNumber self = identity_ ? identity_->device : 0;
    for (const ServerRecord& record : records) {
        if (is_gone(record)) {
            if (parts_->layers.take_gone(record.id)) {
                parts_->standing.save_meta(kSweepDue, "due");
            }
        } else {
            parts_->layers.take_server_state(record.id, record.state, self);
        }
    }
    parts_->standing.save_cursor(cursor_after, epoch);
    transaction.commit();
    return true;
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
