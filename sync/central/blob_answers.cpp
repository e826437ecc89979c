#include "sync/central/blob_answers.hpp"

#include <utility>

#include "base/limits.hpp"
#include "merge/apply.hpp"
#include "sync/central/blobs.hpp"
#include "sync/central/page.hpp"
#include "sync/central/people.hpp"
#include "sync/protocol/wire.hpp"

namespace b2go::central {

namespace pb = sync::pb;

namespace {

/// What a record names that the asker may deal with.
struct Named {
    domain::Content content;
    StoredBlob blob;
};

/// Of a noted record.
std::optional<Named> named_by(Context& context, const record::RecordState& state,
                              std::string_view sha256) {
    const auto content = domain::content_of(state);
    if (!content || content->sha256 != sha256) {
        return std::nullopt;
    }
    auto blob = context.store.lock_blob(blob_name(context, state.scope.encode(), *content));
    base::require(blob.has_value(), "what was noted is there");
    return Named{*content, std::move(*blob)};
}

/// Nothing unless the record is there and names these bytes. Its row is held until the transaction
/// ends, so that nothing is added to what is being erased.
template <typename May>
std::optional<Named> find_named(Context& context, const pb::BlobName& name, const May& may) {
    const auto id = base::AnyId::from_bytes(name.id());
    context.store.hold_stream();
    auto row = id ? context.store.lock_record(*id) : std::nullopt;
    if (!row || (row->flags & StoredRecord::gone) != 0 || !may(row->scope)) {
        return std::nullopt;
    }
    const record::DeviceNumber device = row->last.device;
    const record::RecordState state = read_record(context, std::move(*row));
    note_attachment(context, state, device); // one of before bytes were kept is noted now
    return named_by(context, state, name.sha256());
}

/// What the asker wrote and the central set apart: its bytes are kept as its words are.
std::optional<Named> find_set_apart(Context& context, const pb::BlobName& name, base::AnyId staff) {
    const auto id = base::AnyId::from_bytes(name.id());
    if (!id || !context.store.has_quarantine() || context.store.find_record(*id)) {
        return std::nullopt;
    }
    for (StoredQuarantine& row : context.store.quarantined_of(*id)) {
        const auto change = record::decode_change(
            row.payload.empty() ? std::string()
                                : context.scope_keys.open(row.scope, std::move(row.payload),
                                                          place_of_quarantine(row.name)));
        if (!change || change->author != staff || change->id != *id) {
            continue;
        }
        record::RecordState state = merge::empty_record(*change);
        merge::apply(state, *change, {row.name.device, row.name.seq, row.tag});
        if (domain::content_of(state)) {
            note_set_apart(context, state, row.name.device);
            return named_by(context, state, name.sha256());
        }
    }
    return std::nullopt;
}

void put(pb::BlobStanding& standing, const StoredBlob& blob) {
    standing.set_held(true);
    standing.set_have(static_cast<std::uint64_t>(bytes_here(blob)));
    standing.set_whole(blob.is_whole);
}

/// Finds what the asker may give.
class Giver {
public:
    Giver(Context& context, const Asker& asker, std::string_view purged)
        : context_(context), staff_(asker.writer.staff),
          may_write_(domain::may_write(domain::attachment(), asker.writer.role)),
          merging_(context, asker.writer, kept_by(context, asker.epoch, asker.device, purged)) {}

    [[nodiscard]] std::optional<Named> find(const pb::BlobName& name) const {
        auto named = find_named(context_, name, [this](const std::string& encoded) {
            const auto scope = record::Scope::decode(encoded);
            return may_write_ && scope && merging_.may_read(*scope);
        });
        return named ? std::move(named) : find_set_apart(context_, name, staff_);
    }

private:
    Context& context_;
    base::AnyId staff_;
    bool may_write_;
    Merging merging_;
};

} // namespace

tl::expected<pb::BlobsAnswer, No> answer_blobs(Context& context, const Asker& asker,
                                               const pb::BlobsRequest& request) {
    if (static_cast<std::size_t>(request.names_size()) > limits::kBlobsPerRequest) {
        return tl::unexpected(no::malformed());
    }
    const Giver giver(context, asker, request.purged());
    pb::BlobsAnswer answer;
    for (const pb::BlobName& name : request.names()) {
        pb::BlobStanding& standing = *answer.add_standings();
        if (const auto named = giver.find(name)) {
            put(standing, named->blob);
        }
    }
    return answer;
}

tl::expected<pb::PutBlobAnswer, No> answer_put_blob(Context& context, const Asker& asker,
                                                    const pb::PutBlobRequest& request) {
    pb::PutBlobAnswer answer;
    if (auto named = Giver(context, asker, request.purged()).find(request.name())) {
        put(*answer.mutable_standing(), add_piece(context, std::move(named->blob), named->content,
                                                  request.start(), request.bytes()));
    }
    return answer;
}

tl::expected<pb::GetBlobAnswer, No> answer_get_blob(Context& context, const Asker& asker,
                                                    const pb::GetBlobRequest& request) {
    const Holder holder = holder_of(asker.writer);
    const auto may = [&](const std::string& scope) { return is_held(context, holder, scope); };
    pb::GetBlobAnswer answer;
    const auto named = find_named(context, request.name(), may);
    if (!named) {
        return answer;
    }
    put(*answer.mutable_standing(), named->blob);
    constexpr auto kPiece = static_cast<std::uint64_t>(limits::kPieceBytes);
    const std::uint64_t start = request.start();
    if (start % kPiece != 0 || std::cmp_greater_equal(start, named->blob.size)) {
        return tl::unexpected(no::malformed());
    }
    if (named->blob.is_whole) {
        answer.set_bytes(
            read_piece(context, named->blob, static_cast<std::int64_t>(start / kPiece)));
    }
    return answer;
}

} // namespace b2go::central
