#include <utility>

#include "sync/central/sql.hpp"
#include "sync/central/sqlcipher_store.hpp"
#include "sync/central/stored_blobs.hpp"
#include "sync/central/stored_bytes.hpp"

/// Bytes of attachments, in the embedded store.
namespace b2go::central {

using base::as_bytes;
using sqlite::Statement;

void SqlcipherStore::put_blob(const StoredBlob& row) {
    database_.run(sql::put_blob, kOnlyStream, as_bytes(row.name), as_bytes(row.scope), row.size,
                  row.pieces, row.is_whole, row.device, row.since.ms, row.unnamed.ms);
}

std::optional<StoredBlob> SqlcipherStore::find_blob(std::string_view name) {
    Statement rows = database_.statement(sql::find_blob);
    rows.bind_all(kOnlyStream, as_bytes(name));
    return rows.step() ? std::optional(blob_in(rows)) : std::nullopt;
}

/// Nobody else is there.
std::optional<StoredBlob> SqlcipherStore::lock_blob(std::string_view name) {
    return find_blob(name);
}

void SqlcipherStore::set_pieces(std::string_view name, std::int64_t pieces, bool is_whole) {
    database_.run(sql::set_blob_pieces, kOnlyStream, as_bytes(name), pieces, is_whole);
}

void SqlcipherStore::set_unnamed(std::string_view name, base::Instant since) {
    database_.run(sql::set_blob_unnamed, kOnlyStream, as_bytes(name), since.ms);
}

std::vector<StoredBlob> SqlcipherStore::blobs_of(std::string_view scope) {
    Statement rows = database_.statement(sql::list_blobs_of_scope);
    rows.bind_all(kOnlyStream, as_bytes(scope));
    return blobs_in(std::move(rows));
}

std::vector<StoredBlob> SqlcipherStore::unnamed_blobs(base::Instant until, std::size_t most) {
    Statement rows = database_.statement(sql::list_unnamed_blobs);
    rows.bind_all(kOnlyStream, until.ms, most);
    return blobs_in(std::move(rows));
}

std::vector<AwaitedBlob> SqlcipherStore::awaited_blobs(std::size_t most) {
    std::vector<AwaitedBlob> list;
    Statement rows = database_.statement(sql::list_awaited_blobs);
    rows.bind_all(kOnlyStream, most);
    while (rows.step()) {
        list.push_back({id_in(rows.bytes(0)), rows.integer(1), rows.integer(2),
                        static_cast<record::DeviceNumber>(rows.integer(3)),
                        base::Instant{rows.integer(4)}});
    }
    return list;
}

void SqlcipherStore::remove_blob(std::string_view name) {
    database_.run(sql::remove_pieces, kOnlyStream, as_bytes(name));
    database_.run(sql::remove_attachments, kOnlyStream, as_bytes(name));
    database_.run(sql::remove_blob, kOnlyStream, as_bytes(name));
}

void SqlcipherStore::put_piece(std::string_view name, std::int64_t number, std::string_view bytes) {
    database_.run(sql::put_piece, kOnlyStream, as_bytes(name), number, as_bytes(bytes));
}

std::string SqlcipherStore::find_piece(std::string_view name, std::int64_t number) {
    Statement rows = database_.statement(sql::find_piece);
    rows.bind_all(kOnlyStream, as_bytes(name), number);
    return rows.step() ? std::string(rows.bytes(0)) : std::string();
}

void SqlcipherStore::remove_pieces(std::string_view name) {
    database_.run(sql::remove_pieces, kOnlyStream, as_bytes(name));
}

void SqlcipherStore::put_attachment(const StoredAttachment& row) {
    database_.run(sql::put_attachment, kOnlyStream, row.record.view(), as_bytes(row.name),
                  row.is_live);
}

std::optional<StoredAttachment> SqlcipherStore::find_attachment(base::AnyId record) {
    Statement rows = database_.statement(sql::find_attachment);
    rows.bind_all(kOnlyStream, record.view());
    return rows.step() ? std::optional(StoredAttachment{record, std::string(rows.bytes(0)),
                                                        rows.integer(1) != 0})
                       : std::nullopt;
}

bool SqlcipherStore::is_blob_named(std::string_view name) {
    Statement rows = database_.statement(sql::is_blob_named);
    rows.bind_all(kOnlyStream, as_bytes(name));
    return rows.step();
}

} // namespace b2go::central
