#include "store/blobs.hpp"

#include <algorithm>
#include <utility>

#include "base/limits.hpp"
#include "domain/attachment.hpp"
#include "store/sql.hpp"

namespace b2go::store {

using base::as_bytes;

namespace {

/// Of every statement that gives blobs.
enum Column { kBid, kScope, kSha256, kSize, kHere, kWhole, kConfirmed, kNext };

Blob blob_in(const sqlite::Statement& row) {
    return {row.integer(kBid),
            {std::string(row.bytes(kScope)), std::string(row.bytes(kSha256)), row.integer(kSize)},
            row.integer(kHere),
            row.integer(kWhole) != 0,
            row.integer(kConfirmed) != 0};
}

std::optional<BlobName> name_in(const record::RecordState& state) {
    const auto content = domain::content_of(state);
    return content ? std::optional(BlobName{state.scope.encode(), content->sha256, content->size})
                   : std::nullopt;
}

} // namespace

std::optional<std::int64_t> Blobs::named_by(base::AnyId record) {
    auto row = connection_.statement(sql::find_blob_name);
    row.bind(1, record.view());
    return row.step() ? std::optional(row.integer(0)) : std::nullopt;
}

void Blobs::note(const record::RecordState& state, bool is_deleted) {
    const auto name = name_in(state);
    if (!name) {
        return forget(state.id, Unnamed::stay);
    }
    const auto before = named_by(state.id);
    const std::int64_t bid = find_or_make(*name);
    connection_.run(sql::put_blob_name, state.id.view(), bid, !is_deleted);
    settle(bid);
    if (before && *before != bid) {
        settle(*before);
    }
}

void Blobs::forget(base::AnyId record, Unnamed bytes) {
    const auto bid = named_by(record);
    if (!bid) {
        return;
    }
    if (bytes == Unnamed::stay) {
        connection_.run(sql::put_blob_name, record.view(), *bid, false);
        return settle(*bid);
    }
    connection_.run(sql::delete_blob_name, record.view());
    settle(*bid);
    auto names = connection_.statement(sql::is_blob_named);
    names.bind(1, *bid);
    if (!names.step()) {
        drop(*bid);
    }
}

void Blobs::settle(std::int64_t bid) {
    auto names = connection_.statement(sql::is_blob_named);
    names.bind(1, bid);
    const bool is_named = names.step() && names.integer(0) != 0;
    connection_.run(sql::set_blob_unnamed, bid, !is_named);
}

bool Blobs::are_unsent_of(base::AnyId record) {
    auto row = connection_.statement(sql::has_unsent_bytes);
    row.bind(1, record.view());
    return row.step();
}

bool Blobs::are_unsent_of_scope(std::string_view scope) {
    auto row = connection_.statement(sql::scope_has_unsent_bytes);
    row.bind(1, as_bytes(scope));
    return row.step();
}

std::optional<Blob> Blobs::find(const BlobName& name) {
    auto row = connection_.statement(sql::find_blob);
    row.bind_all(as_bytes(name.scope), as_bytes(name.sha256), name.size);
    return row.step() ? std::optional(blob_in(row)) : std::nullopt;
}

std::int64_t Blobs::find_or_make(const BlobName& name) {
    if (const auto blob = find(name)) {
        return blob->bid;
    }
    connection_.run(sql::make_blob, as_bytes(name.scope), as_bytes(name.sha256), name.size);
    return connection_.last_insert_rowid();
}

std::int64_t Blobs::add_piece(const BlobName& name, std::int64_t start, std::string_view bytes) {
    const std::int64_t bid = find_or_make(name);
    const std::int64_t here = find(name)->here;
    const std::int64_t length = std::min(limits::kPieceBytes, name.size - here);
    if (start != here || length == 0 || std::cmp_not_equal(bytes.size(), length)) {
        return here;
    }
    connection_.run(sql::add_piece, bid, start, as_bytes(bytes));
    connection_.run(sql::set_blob_here, bid, here + length);
    return here + length;
}

std::string Blobs::piece(const BlobName& name, std::int64_t start) {
    const auto blob = find(name);
    if (!blob || start >= blob->here) {
        return {};
    }
    auto row = connection_.statement(sql::find_piece);
    row.bind_all(blob->bid, start);
    if (!row.step()) {
        throw base::Fault(base::FaultCode::corrupt, "a piece of an attachment is missing");
    }
    return std::string(row.bytes(0));
}

void Blobs::judge(const BlobName& name, bool has_the_hash) {
    const auto blob = find(name);
    if (!blob || blob->here != name.size) {
        return;
    }
    if (has_the_hash) {
        connection_.run(sql::set_blob_whole, blob->bid);
        return;
    }
    connection_.run(sql::delete_pieces, blob->bid);
    connection_.run(sql::set_blob_here, blob->bid, 0);
}

void Blobs::confirm(const BlobName& name) {
    connection_.run(sql::confirm_blob, as_bytes(name.scope), as_bytes(name.sha256), name.size);
}

void Blobs::doubt_all() { connection_.run(sql::doubt_every_blob); }

std::vector<BlobTask> Blobs::tasks(sqlite::Statement rows) {
    std::vector<BlobTask> list;
    while (rows.step()) {
        Blob blob = blob_in(rows);
        // Any one of the records that name it will do.
        if (list.empty() || list.back().blob.bid != blob.bid) {
            list.push_back({std::move(blob), base::AnyId::from_bytes(rows.bytes(kNext)).value()});
        }
    }
    return list;
}

std::vector<BlobTask> Blobs::unconfirmed(std::int64_t after, std::size_t most) {
    auto rows = connection_.statement(sql::unconfirmed_blobs);
    rows.bind_all(after, most);
    return tasks(std::move(rows));
}

std::vector<BlobTask> Blobs::missing(std::int64_t before, std::size_t most) {
    auto rows = connection_.statement(sql::missing_blobs);
    rows.bind_all(before, most);
    return tasks(std::move(rows));
}

BlobCounts Blobs::counts() {
    BlobCounts counts;
    auto unsent = connection_.statement(sql::count_unsent_blobs);
    auto missing = connection_.statement(sql::count_missing_blobs);
    auto bytes = connection_.statement(sql::count_blob_bytes);
    base::require(unsent.step() && missing.step() && bytes.step(), "a count is one row");
    counts.unsent = static_cast<std::uint64_t>(unsent.integer(0));
    counts.unsent_bytes = unsent.integer(1);
    counts.missing = static_cast<std::uint64_t>(missing.integer(0));
    counts.bytes = bytes.integer(0);
    return counts;
}

std::vector<std::int64_t> Blobs::numbers(sqlite::Statement rows) {
    std::vector<std::int64_t> all;
    while (rows.step()) {
        all.push_back(rows.integer(0));
    }
    return all;
}

void Blobs::drop(std::int64_t bid) {
    connection_.run(sql::delete_blob_names, bid);
    connection_.run(sql::drop_blob, bid);
}

void Blobs::drop_of_scope(std::string_view scope) {
    auto rows = connection_.statement(sql::list_blobs_of_scope);
    rows.bind(1, as_bytes(scope));
    for (const std::int64_t bid : numbers(std::move(rows))) {
        drop(bid);
    }
}

bool Blobs::has_to_collect(base::Instant now) {
    auto row = connection_.statement(sql::has_collectable_blobs);
    row.bind(1, now.ms - limits::kUnnamedBytesMs);
    return row.step();
}

void Blobs::collect(base::Instant now) {
    connection_.run(sql::date_unnamed_blobs, now.ms);
    auto rows = connection_.statement(sql::list_collectable_blobs);
    rows.bind(1, now.ms - limits::kUnnamedBytesMs);
    for (const std::int64_t bid : numbers(std::move(rows))) {
        drop(bid);
    }
}

bool Blobs::has_dropped() { return connection_.statement(sql::next_dropped_blob).step(); }

void Blobs::take_out_some() {
    std::int64_t bid = 0;
    {
        auto row = connection_.statement(sql::next_dropped_blob);
        if (!row.step()) {
            return;
        }
        bid = row.integer(0);
    }
    connection_.run(sql::delete_some_pieces, bid, limits::kPiecesDroppedAtOnce);
    if (connection_.changes() < limits::kPiecesDroppedAtOnce) {
        connection_.run(sql::delete_blob, bid);
    }
}

bool Blobs::agrees(const record::RecordState& state, bool is_deleted) {
    const auto name = name_in(state);
    auto row = connection_.statement(sql::find_blob_name);
    row.bind(1, state.id.view());
    if (!row.step()) {
        return !name || is_deleted; // what a deleted record names may have been collected
    }
    const auto blob = name ? find(*name) : std::nullopt;
    return blob && blob->bid == row.integer(0) && is_deleted == (row.integer(1) == 0);
}

void Blobs::check(const sqlite::Statement& row, std::vector<std::string>& found) {
    const Blob blob = blob_in(row);
    const std::string what = "attachment bytes " + std::to_string(blob.bid);
    if (row.integer(kNext + 1) != 0) {
        return; // dropped
    }
    base::Sha256 hash;
    std::int64_t start = 0;
    while (start < blob.here) {
        auto piece = connection_.statement(sql::find_piece);
        piece.bind_all(blob.bid, start);
        if (!piece.step() || piece.bytes(0).empty()) {
            found.push_back(what + ": a piece is missing");
            return;
        }
        hash.add(as_bytes(piece.bytes(0)));
        start += static_cast<std::int64_t>(piece.bytes(0).size());
    }
    const bool is_all = start == blob.name.size;
    if (start != blob.here || (blob.is_whole && !is_all)) {
        found.push_back(what + ": more or fewer are here than are counted");
    } else if (blob.is_whole && base::as_chars(hash.finish()) != blob.name.sha256) {
        found.push_back(what + ": are not what their hash says");
    }
    auto names = connection_.statement(sql::is_blob_named);
    names.bind(1, blob.bid);
    const bool is_named = names.step() && names.integer(0) != 0;
    if (is_named != (row.integer(kNext) == 0)) {
        found.push_back(what + ": it is noted wrongly whether a record names them");
    }
}

std::vector<std::string> Blobs::verify() {
    std::vector<std::string> found;
    auto rows = connection_.statement(sql::every_blob);
    while (rows.step()) {
        check(rows, found);
    }
    if (connection_.statement(sql::every_stray_piece).step()) {
        found.emplace_back("attachment bytes: there are pieces of nothing");
    }
    if (connection_.statement(sql::every_stray_blob_name).step()) {
        found.emplace_back("attachment bytes: named by a record that is not there");
    }
    return found;
}

} // namespace b2go::store
