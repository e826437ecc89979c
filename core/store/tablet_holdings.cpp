#include "sqlite/transaction.hpp"
#include "store/tablet_store.hpp"

/// What the tablet's store holds: purging what it holds no more, and comparing the rest.
namespace b2go::store {

void TabletStore::close_slice(const ServerSlice& slice, const SyncPoint& before,
                              std::uint32_t epoch) {
    parts_->standing.save_cursor(slice.cursor, epoch);
    if (slice.is_last) {
        parts_->witnesses.rest();
    }
    // Who was never told to leave anything has nothing left of it.
    if (before.purged.empty()) {
        parts_->standing.save_purged(slice.cursor);
    } else if (slice.is_last && !is_sweep_due()) {
        note_purged();
    }
}

/// What is not held any more is off the tablet, if it is. The central takes a witness of what was
/// left until it is told of the purge.
void TabletStore::note_purged() {
    if (!parts_->purge.is_due() && !parts_->witnesses.any()) {
        parts_->standing.save_purged(sync_point().cursor);
    }
}

bool TabletStore::purge_some() {
    if (take_out_some_pieces()) {
        return true;
    }
    if (!parts_->purge.is_due() && !is_sweep_due()) {
        return false;
    }
    if (!parts_->purge.is_due()) {
        sweep_if_due();
        return false;
    }
    sqlite::Transaction transaction(parts_->connection);
    parts_->holdings.begin();
    const Purge::Part part = parts_->purge.run(owner().central_box_key);
    if (part.took_any) {
        note_sweep_due();
    }
    if (part.is_last) {
        note_purged();
    }
    transaction.commit();
    if (part.is_last) {
        sweep_if_due();
    }
    return !part.is_last;
}

std::vector<Share> TabletStore::differing(std::span<const ShareDigest> digests) const {
    std::vector<Share> shares;
    for (const ShareDigest& each : digests) {
        if (parts_->holdings.sum_of(each.share).encode() != each.digest) {
            shares.push_back(each.share);
        }
    }
    return shares;
}

std::vector<HeldDigest> TabletStore::held_after(const Share& share, base::AnyId after,
                                                std::size_t least) const {
    return parts_->holdings.content(share, after, least);
}

void TabletStore::repair(std::span<const ServerRecord> records,
                         std::span<const base::AnyId> lacking) {
    sqlite::Transaction transaction(parts_->connection);
    parts_->holdings.begin();
    std::string purged;
    for (const ServerRecord& record : records) {
        if (record.content == ServerRecord::Content::gone) {
            take_gone(record, purged);
        } else {
            parts_->layers.take_server_state(record.id, record.state, owner().device);
        }
    }
    for (const base::AnyId id : lacking) {
        parts_->layers.take_lacking(id);
    }
    parts_->holdings.save();
    parts_->audit.append(now(), owner().staff,
                         {"digests repaired", std::nullopt,
                          std::to_string(records.size()) + " fetched, " +
                              std::to_string(lacking.size()) + " lacking at the central"});
    transaction.commit();
}

std::vector<Witness> TabletStore::witnesses(std::int64_t after, std::size_t most) const {
    return parts_->witnesses.after(after, most);
}

void TabletStore::note_given(std::span<const std::int64_t> wids, std::uint64_t backup) {
    sqlite::Transaction transaction(parts_->connection);
    parts_->witnesses.note_given(wids, backup);
    note_purged();
    transaction.commit();
}

void TabletStore::recount() {
    sqlite::Transaction transaction(parts_->connection);
    parts_->holdings.recount();
    parts_->audit.append(now(), owner().staff, {"digests counted anew", std::nullopt, {}});
    transaction.commit();
}

} // namespace b2go::store
