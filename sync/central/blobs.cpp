#include "sync/central/blobs.hpp"

#include <algorithm>
#include <utility>

#include "base/crypto.hpp"
#include "base/limits.hpp"
#include "merge/effective.hpp"

namespace b2go::central {

using base::as_bytes;
using domain::Content;

namespace {

std::int64_t pieces_of(std::int64_t size) {
    return (size + limits::kPieceBytes - 1) / limits::kPieceBytes;
}

/// Where a piece stands, so that none can be put in another's place.
std::string place_of_piece(std::string_view name, std::int64_t number) {
    return "b" + std::string(name) + std::to_string(number);
}

bool have_the_hash(Context& context, const StoredBlob& blob, const Content& content) {
    base::Sha256 hash;
    for (std::int64_t number = 0; number < blob.pieces; ++number) {
        hash.add(as_bytes(read_piece(context, blob, number)));
    }
    return base::as_chars(hash.finish()) == content.sha256;
}

void settle(CentralStore& store, std::string_view name, base::Instant now) {
    const auto blob = store.find_blob(name);
    const bool is_named = store.is_blob_named(name);
    if (blob && is_named != (blob->unnamed.ms == 0)) {
        store.set_unnamed(name, is_named ? base::Instant{} : now);
    }
}

} // namespace

std::string blob_name(const Context& context, std::string_view scope, const Content& content) {
    const base::SecretKey key = base::derive_key({context.keys.master.view()}, "b2go-blob-names-1");
    const std::string size = std::to_string(content.size);
    return std::string(base::as_chars(
        base::blake2b({key.view(), as_bytes(content.sha256), as_bytes(scope), as_bytes(size)})));
}

void note_attachment(Context& context, const record::RecordState& state,
                     record::DeviceNumber device) {
    CentralStore& store = context.store;
    const auto content = domain::content_of(state);
    const auto before = store.find_attachment(state.id);
    if (!content) {
        return;
    }
    const std::string scope = state.scope.encode();
    const std::string name = blob_name(context, scope, *content);
    const bool is_live = merge::life(state) != merge::Life::deleted;
    const base::Instant now = context.clock.now();
    if (!before || before->name != name || before->is_live != is_live) {
        store.put_attachment({state.id, name, is_live});
        store.put_blob({name, scope, content->size, 0, false, device, now, {}});
        settle(store, name, now);
    }
    if (before && before->name != name) {
        settle(store, before->name, now);
    }
}

void note_set_apart(Context& context, const record::RecordState& state,
                    record::DeviceNumber device) {
    const base::Instant now = context.clock.now();
    if (const auto content = domain::content_of(state)) {
        const std::string scope = state.scope.encode();
        context.store.put_blob({blob_name(context, scope, *content), scope, content->size, 0, false,
                                device, now, now});
    }
}

std::int64_t bytes_here(const StoredBlob& blob) {
    return std::min(blob.size, blob.pieces * limits::kPieceBytes);
}

std::string read_piece(Context& context, const StoredBlob& blob, std::int64_t number) {
    std::string sealed = context.store.find_piece(blob.name, number);
    return sealed.empty() ? std::string()
                          : context.scope_keys.open(blob.scope, std::move(sealed),
                                                    place_of_piece(blob.name, number));
}

StoredBlob add_piece(Context& context, StoredBlob blob, const Content& content, std::uint64_t start,
                     std::string_view bytes) {
    const std::int64_t here = bytes_here(blob);
    const std::int64_t length = std::min(limits::kPieceBytes, blob.size - here);
    if (blob.is_whole || std::cmp_not_equal(start, here) ||
        std::cmp_not_equal(bytes.size(), length)) {
        return blob;
    }
    context.store.put_piece(
        blob.name, blob.pieces,
        context.scope_keys.seal(blob.scope, bytes, place_of_piece(blob.name, blob.pieces)));
    ++blob.pieces;
    if (blob.pieces == pieces_of(blob.size)) {
        blob.is_whole = have_the_hash(context, blob, content);
        if (!blob.is_whole) {
            context.store.remove_pieces(blob.name);
            blob.pieces = 0;
        }
    }
    context.store.set_pieces(blob.name, blob.pieces, blob.is_whole);
    return blob;
}

void collect_unnamed(Context& context) {
    const base::Instant until{context.clock.now().ms - limits::kUnnamedBytesMs};
    for (const StoredBlob& blob :
         context.store.unnamed_blobs(until, limits::kBlobsCollectedAtOnce)) {
        context.store.remove_pieces(blob.name);
        context.store.set_pieces(blob.name, 0, false);
    }
}

void erase_blobs(Context& context, std::string_view scope) {
    for (const StoredBlob& blob : context.store.blobs_of(scope)) {
        context.store.remove_blob(blob.name);
    }
}

std::vector<AwaitedAttachment> awaited_attachments(Context& context, std::size_t most) {
    std::vector<AwaitedAttachment> rows;
    for (const AwaitedBlob& each : context.store.awaited_blobs(most)) {
        rows.push_back({each.record, each.device, each.size,
                        std::min(each.size, each.pieces * limits::kPieceBytes), each.since});
    }
    return rows;
}

std::optional<std::string> objection_to_bytes(Context& context, const record::RecordState& state) {
    const auto content = domain::content_of(state);
    const auto noted = content ? context.store.find_attachment(state.id) : std::nullopt;
    if (!noted) {
        return std::nullopt; // one of before bytes were kept, until it is written to or given them
    }
    const auto blob = context.store.find_blob(noted->name);
    const bool is_live = merge::life(state) != merge::Life::deleted;
    if (!blob || noted->name != blob_name(context, state.scope.encode(), *content) ||
        noted->is_live != is_live ||
        context.store.is_blob_named(noted->name) != (blob->unnamed.ms == 0)) {
        return "it is noted wrongly which bytes it names";
    }
    if (blob->is_whole && !have_the_hash(context, *blob, *content)) {
        return "the bytes it names are not what their hash says";
    }
    return std::nullopt;
}

} // namespace b2go::central
