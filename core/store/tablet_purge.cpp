#include <algorithm>
#include <limits>

#include "base/limits.hpp"
#include "sqlite/transaction.hpp"
#include "store/record_flags.hpp"
#include "store/sql.hpp"
#include "store/tablet_store.hpp"

/// What the tablet's store does not keep: erased scopes, and changes the central has in a backup.
namespace b2go::store {

namespace {

/// In `meta` while words of records that are gone are still in the file's pages.
constexpr std::string_view kSweepDue = "search sweep";

struct Erased {
    std::string scope;
    bool is_swept = false;
};

std::vector<Erased> every_erased(sqlite::Connection& connection) {
    std::vector<Erased> all;
    auto rows = connection.statement(sql::every_erased);
    while (rows.step()) {
        all.push_back({std::string(rows.bytes(0)), rows.integer(1) != 0});
    }
    return all;
}

std::vector<base::AnyId> ids_of_scope(sqlite::Connection& connection, std::string_view scope) {
    std::vector<base::AnyId> ids;
    auto rows = connection.statement(sql::list_ids_of_scope);
    rows.bind(1, base::as_bytes(scope));
    while (rows.step()) {
        if (const auto id = base::AnyId::from_bytes(rows.bytes(0))) {
            ids.push_back(*id);
        }
    }
    return ids;
}

} // namespace

/// Unanswered changes keep their words until the central has said that they are not wanted: what
/// it has not seen cannot be told by a hash alone.
void TabletStore::purge_scope(const std::string& scope) {
    std::vector<base::AnyId> ids = ids_of_scope(parts_->connection, scope);
    for (const base::AnyId id : ids) {
        parts_->layers.take_gone(id);
    }
    for (const Outbox::Whole& whole : parts_->outbox.whole()) {
        const auto change = record::decode_change(whole.change);
        if (change && change->scope.encode() == scope) {
            ids.push_back(change->id);
            if (whole.verdict != Verdict::none) {
                erase_change(whole.seq, whole.change, scope);
            }
        }
    }
    if (const auto named = record::Scope::decode(scope)) {
        ids.push_back(named->id);
    }
    drop_unfinished_about(ids);
    parts_->blobs.drop_of_scope(scope);
    parts_->witnesses.drop_of_scope(scope);
    parts_->connection.run(sql::put_erased, base::as_bytes(scope));
    note_sweep_due();
}

bool TabletStore::is_sweep_due() { return !parts_->standing.meta(kSweepDue).empty(); }

void TabletStore::note_sweep_due() { parts_->standing.save_meta(kSweepDue, "due"); }

/// Also forms of new records that name one of them.
void TabletStore::drop_unfinished_about(const std::vector<base::AnyId>& ids) {
    for (const Unfinished& form : parts_->unfinished.all()) {
        const bool is_about = std::ranges::any_of(ids, [&](base::AnyId id) {
            return form.id == id || form.content.find(id.text()) != std::string::npos;
        });
        if (is_about) {
            parts_->unfinished.drop(form.screen, form.id);
        }
    }
}

void TabletStore::erase_change(record::Seq seq, std::string_view bytes, std::string_view scope) {
    parts_->outbox.make_stub(seq, record::change_hash(bytes), scope);
    note_sweep_due();
}

/// Records that go, go in runs of slices; the index is rewritten once, after a run.
void TabletStore::sweep_if_due() {
    if (!is_sweep_due()) {
        return;
    }
    while (take_out_some_pieces()) {
    }
    {
        sqlite::Transaction transaction(parts_->connection);
        parts_->search.sweep();
        transaction.commit();
    }
    // What was deleted is overwritten in the log; only now in the file itself, and the log emptied.
    parts_->connection.checkpoint();
    sqlite::Transaction transaction(parts_->connection);
    parts_->connection.run(sql::set_swept);
    parts_->standing.save_meta(kSweepDue, "");
    transaction.commit();
}

void TabletStore::finish_purge() { sweep_if_due(); }

std::vector<std::string> TabletStore::purged_scopes() const {
    std::vector<std::string> scopes;
    for (Erased& each : every_erased(parts_->connection)) {
        if (each.is_swept && scopes.size() < limits::kPurgedAtOnce) {
            scopes.push_back(std::move(each.scope));
        }
    }
    return scopes;
}

void TabletStore::said_purged(std::span<const std::string> scopes) {
    if (scopes.empty()) {
        return;
    }
    sqlite::Transaction transaction(parts_->connection);
    for (const std::string& scope : scopes) {
        parts_->connection.run(sql::drop_erased, base::as_bytes(scope));
    }
    transaction.commit();
}

/// Whether what the tablet has of the central's state holds the change, or the tablet has nothing
/// of the record at all: then its words are not needed to show it.
bool TabletStore::is_held_by_central(base::AnyId id, record::Seq seq) {
    using namespace record_flags;
    const auto row = parts_->records.find(id);
    if (!row) {
        return true;
    }
    if (row->has(kLocal)) {
        return false;
    }
    const auto base = row->has(kPending) ? parts_->records.base_of(row->rid) : row->state;
    return base && decode_stored(*base).applied_of(owner().device) >= seq;
}

std::size_t TabletStore::trim(record::Seq backed_up) {
    const SyncPoint point = parts_->standing.sync_point();
    const record::Seq last =
        backed_up == 0 ? point.accepted_seq : std::min(backed_up, point.accepted_seq);
    const base::Instant kept_since{now().ms - limits::kKeptWithoutBackupMs};
    std::size_t trimmed = 0;
    sqlite::Transaction transaction(parts_->connection);
    record::Seq after = 0;
    for (bool is_over = false; !is_over && trimmed < limits::kStubsAtOnce;) {
        const auto some = parts_->outbox.merged(after, last, limits::kStubsAtOnce);
        is_over = some.size() < limits::kStubsAtOnce;
        for (const Outbox::Merged& each : some) {
            after = each.seq;
            if (backed_up == 0 && each.answered > kept_since) {
                is_over = true; // they were answered in order
                break;
            }
            trimmed += trim_one(each) ? 1 : 0;
        }
    }
    // What was left is kept sealed no longer than what is held is kept whole.
    const std::int64_t answered_until =
        backed_up == 0 ? kept_since.ms : std::numeric_limits<std::int64_t>::max();
    parts_->connection.run(sql::drop_sealed, last, answered_until);
    if (trimmed != 0 || parts_->connection.changes() != 0) {
        transaction.commit();
    }
    return trimmed;
}

void TabletStore::drop_witnesses(std::uint64_t backup) {
    sqlite::Transaction transaction(parts_->connection);
    parts_->witnesses.drop_in_backup(backup);
    if (parts_->connection.changes() != 0) {
        transaction.commit();
    }
}

bool TabletStore::trim_one(const Outbox::Merged& merged) {
    const auto bytes = parts_->outbox.change_at(merged.seq);
    if (!bytes || !is_held_by_central(merged.id, merged.seq)) {
        return false;
    }
    parts_->outbox.make_stub(merged.seq, record::change_hash(*bytes), {});
    return true;
}

} // namespace b2go::store
