#include <utility>

#include "sync/central/postgres/sql.hpp"
#include "sync/central/postgres_store.hpp"
#include "sync/central/stored_blobs.hpp"
#include "sync/central/stored_bytes.hpp"

/// Bytes of attachments, in the PostgreSQL store.
namespace b2go::central {

namespace statements = postgres::sql;

using base::as_bytes;
using postgres::Parameter;
using postgres::Rows;

namespace {

std::string place_of_row(std::string_view name, std::int64_t number) {
    return postgres::place_of("blob_piece", {Parameter(name), Parameter(number)});
}

} // namespace

void PostgresStore::put_blob(const StoredBlob& row) {
    run(statements::put_blob, as_bytes(row.name), as_bytes(row.scope), row.size, row.pieces,
        row.is_whole, row.device, row.since.ms, row.unnamed.ms);
}

std::optional<StoredBlob> PostgresStore::find_blob(std::string_view name) {
    Rows rows = query(statements::find_blob, as_bytes(name));
    return rows.step() ? std::optional(blob_in(rows)) : std::nullopt;
}

std::optional<StoredBlob> PostgresStore::lock_blob(std::string_view name) {
    Rows rows = query(statements::lock_blob, as_bytes(name));
    return rows.step() ? std::optional(blob_in(rows)) : std::nullopt;
}

void PostgresStore::set_pieces(std::string_view name, std::int64_t pieces, bool is_whole) {
    run(statements::set_blob_pieces, as_bytes(name), pieces, is_whole);
}

void PostgresStore::set_unnamed(std::string_view name, base::Instant since) {
    run(statements::set_blob_unnamed, as_bytes(name), since.ms);
}

std::vector<StoredBlob> PostgresStore::blobs_of(std::string_view scope) {
    Rows rows = query(statements::list_blobs_of_scope, as_bytes(scope));
    return blobs_in(std::move(rows));
}

std::vector<StoredBlob> PostgresStore::unnamed_blobs(base::Instant until, std::size_t most) {
    Rows rows = query(statements::list_unnamed_blobs, until.ms, most);
    return blobs_in(std::move(rows));
}

std::vector<AwaitedBlob> PostgresStore::awaited_blobs(std::size_t most) {
    std::vector<AwaitedBlob> list;
    Rows rows = query(statements::list_awaited_blobs, most);
    while (rows.step()) {
        list.push_back({id_in(rows.bytes(0)), rows.integer(1), rows.integer(2),
                        static_cast<record::DeviceNumber>(rows.integer(3)),
                        base::Instant{rows.integer(4)}});
    }
    return list;
}

void PostgresStore::remove_blob(std::string_view name) {
    run(statements::remove_pieces, as_bytes(name));
    run(statements::remove_attachments, as_bytes(name));
    run(statements::remove_blob, as_bytes(name));
}

void PostgresStore::put_piece(std::string_view name, std::int64_t number, std::string_view bytes) {
    const std::string sealed = seal(bytes, place_of_row(name, number));
    run(statements::put_piece, as_bytes(name), number, as_bytes(sealed));
}

std::string PostgresStore::find_piece(std::string_view name, std::int64_t number) {
    Rows rows = query(statements::find_piece, as_bytes(name), number);
    return rows.step() ? open(rows.bytes(0), place_of_row(name, number)) : std::string();
}

void PostgresStore::remove_pieces(std::string_view name) {
    run(statements::remove_pieces, as_bytes(name));
}

void PostgresStore::put_attachment(const StoredAttachment& row) {
    run(statements::put_attachment, row.record.view(), as_bytes(row.name), row.is_live);
}

std::optional<StoredAttachment> PostgresStore::find_attachment(base::AnyId record) {
    Rows rows = query(statements::find_attachment, record.view());
    return rows.step() ? std::optional(StoredAttachment{record, std::string(rows.bytes(0)),
                                                        rows.integer(1) != 0})
                       : std::nullopt;
}

bool PostgresStore::is_blob_named(std::string_view name) {
    Rows rows = query(statements::is_blob_named, as_bytes(name));
    return rows.step();
}

} // namespace b2go::central
