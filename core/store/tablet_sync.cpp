#include <algorithm>
#include <limits>

#include "sqlite/transaction.hpp"
#include "store/tablet_store.hpp"

/// The tablet store's dealings with the central.
namespace b2go::store {

namespace {

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
            parts_->outbox.set_verdict(seq, answered, now());
            if (answered.verdict == Verdict::gone) {
                forget_words(seq);
            }
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

AppliedSlices TabletStore::apply_slices(std::string_view from_cursor,
                                        std::span<const ServerSlice> slices, std::uint32_t epoch,
                                        const std::function<bool()>& is_to_stop) {
    const SyncPoint point = parts_->standing.sync_point();
    if (point.cursor != from_cursor) {
        return {};
    }
    if (std::ranges::none_of(slices, takes_records_away)) {
        sweep_if_due();
    }
    const auto says_nothing = [&](const ServerSlice& slice) {
        return slice.records.empty() && slice.left.empty() && slice.anew == Anew::no &&
               slice.cursor == from_cursor;
    };
    if (epoch == point.epoch && std::ranges::all_of(slices, says_nothing)) {
        return {slices.size(), {}, false};
    }
    sqlite::Transaction transaction(parts_->connection);
    parts_->holdings.begin();
    parts_->witnesses.begin();
    AppliedSlices applied;
    const auto person_waits = [&] { return is_to_stop && is_to_stop(); };
    do {
        applied.differing = apply(slices[applied.slices], point.accepted_seq);
        if (!applied.differing.empty()) {
            break;
        }
        ++applied.slices;
    } while (applied.slices < slices.size() && !person_waits());
    if (applied.slices > limits::kSlicesKept && person_waits()) {
        return {0, {}, true};
    }
    parts_->holdings.save();
    if (applied.slices > 0) {
        close_slice(slices[applied.slices - 1], point, epoch);
    }
    transaction.commit();
    return applied;
}

/// What was applied of a slice that is not closed is applied again, and is the same.
std::vector<base::AnyId> TabletStore::apply(const ServerSlice& slice, record::Seq accepted) {
    const record::DeviceNumber self = identity_ ? identity_->device : 0;
    if (slice.anew != Anew::no) {
        parts_->holdings.forget_all();
        parts_->purge.look_at_all(slice.anew == Anew::restored);
        if (slice.anew == Anew::restored) {
            parts_->witnesses.watch();
        }
        parts_->blobs.doubt_all(); // a restored central may have lost bytes and no words
    }
    for (const Share& share : slice.left) {
        parts_->holdings.leave(share);
    }
    if (slice.anew != Anew::no || std::ranges::any_of(slice.left, &Share::citizens)) {
        leave_set_apart();
    }
    std::string purged;
    std::vector<base::AnyId> differing;
    for (const ServerRecord& record : slice.records) {
        switch (record.content) {
        case ServerRecord::Content::state:
            parts_->layers.take_server_state(record.id, record.state, self);
            break;
        case ServerRecord::Content::stub:
            if (!parts_->layers.take_stub(record.id, record.state, self, accepted)) {
                differing.push_back(record.id);
            }
            break;
        case ServerRecord::Content::gone:
            take_gone(record, purged);
        }
    }
    return differing;
}

/// Citizens that the central has set apart altogether are in no view and in no team: nobody else
/// would tell the tablet to leave them, or that they were erased.
void TabletStore::leave_set_apart() {
    for (const SetApart& each : quarantined(std::numeric_limits<std::int64_t>::max())) {
        const auto change = record::decode_change(each.change);
        if (change && change->scope.kind == record::Scope::Kind::citizen) {
            parts_->holdings.leave_if_unknown(change->scope.encode());
        }
    }
}

/// `purged` is the scope that was purged last.
void TabletStore::take_gone(const ServerRecord& record, std::string& purged) {
    if (parts_->layers.take_gone(record.id)) {
        note_sweep_due();
    }
    if (!record.erased_scope.empty() && record.erased_scope != purged) {
        purged = record.erased_scope;
        purge_scope(purged);
    }
}

/// The central will not have them, because their scope was erased: nobody may keep them.
void TabletStore::forget_words(record::Seq seq) {
    const auto bytes = parts_->outbox.change_at(seq);
    const auto change = bytes ? record::decode_change(*bytes) : std::nullopt;
    if (change) {
        erase_change(seq, *bytes, change->scope.encode());
        drop_unfinished_about({change->id});
        parts_->blobs.drop_of_scope(change->scope.encode());
    }
}

std::vector<SetApart> TabletStore::quarantined(std::size_t limit) const {
    return parts_->outbox.set_apart(limit);
}

} // namespace b2go::store
