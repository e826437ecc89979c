#include "base/limits.hpp"
#include "sqlite/transaction.hpp"
#include "store/tablet_store.hpp"

/// Bytes of attachments in the tablet's store.
namespace b2go::store {

std::optional<Blob> TabletStore::find_blob(const BlobName& name) const {
    return parts_->blobs.find(name);
}

std::int64_t TabletStore::add_piece(const BlobName& name, std::int64_t start,
                                    std::string_view bytes) {
    base::require(name.size > 0 && name.size <= limits::kAttachmentBytes,
                  "an attachment is within limits");
    sqlite::Transaction transaction(parts_->connection);
    const std::int64_t here = parts_->blobs.add_piece(name, start, bytes);
    transaction.commit();
    return here;
}

std::string TabletStore::piece(const BlobName& name, std::int64_t start) const {
    return parts_->blobs.piece(name, start);
}

void TabletStore::judge_blob(const BlobName& name, bool has_the_hash) {
    sqlite::Transaction transaction(parts_->connection);
    parts_->blobs.judge(name, has_the_hash);
    transaction.commit();
}

void TabletStore::confirm_blobs(std::span<const BlobName> names) {
    if (names.empty()) {
        return;
    }
    sqlite::Transaction transaction(parts_->connection);
    for (const BlobName& name : names) {
        parts_->blobs.confirm(name);
    }
    transaction.commit();
}

std::vector<BlobTask> TabletStore::unconfirmed_blobs(std::int64_t after, std::size_t most) const {
    return parts_->blobs.unconfirmed(after, most);
}

std::vector<BlobTask> TabletStore::missing_blobs(std::int64_t before, std::size_t most) const {
    return parts_->blobs.missing(before, most);
}

BlobCounts TabletStore::blob_counts() const { return parts_->blobs.counts(); }

void TabletStore::collect_blobs() {
    if (!parts_->blobs.has_to_collect(now())) {
        return;
    }
    sqlite::Transaction transaction(parts_->connection);
    parts_->blobs.collect(now());
    transaction.commit();
}

/// False when nothing that was dropped is left.
bool TabletStore::take_out_some_pieces() {
    if (!parts_->blobs.has_dropped()) {
        return false;
    }
    sqlite::Transaction transaction(parts_->connection);
    parts_->blobs.take_out_some();
    transaction.commit();
    return true;
}

} // namespace b2go::store
