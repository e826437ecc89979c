#include "sync/client/answer.hpp"

#include <optional>
#include <utility>

#include "record/digest.hpp"
#include "sync/client/refused.hpp"

namespace b2go::sync {

namespace {

std::optional<store::Verdict> verdict_of(pb::VerdictKind kind) {
    switch (kind) {
    case pb::APPLIED:
        return store::Verdict::applied;
    case pb::CONCURRENT:
        return store::Verdict::concurrent;
    case pb::CONFLICT:
        return store::Verdict::conflict;
    case pb::DUPLICATE:
        return store::Verdict::duplicate;
    case pb::GONE:
        return store::Verdict::gone;
    case pb::QUARANTINED:
        return store::Verdict::quarantined;
    default:
        return std::nullopt;
    }
}

store::Share share_in(pb::Share& share) {
    return {std::move(*share.mutable_scope()), share.citizens()};
}

/// Which record an entry is about: a stub may say that by a change it answers.
std::optional<base::AnyId> record_of(const pb::Entry& entry, std::span<const store::Unsent> sent) {
    if (entry.change() == 0) {
        return base::AnyId::from_bytes(entry.id());
    }
    if (entry.change() > sent.size() || !entry.has_stub_digest() || !entry.id().empty()) {
        return std::nullopt;
    }
    const auto change = record::decode_change(sent[entry.change() - 1].change);
    return change ? std::optional(change->id) : std::nullopt;
}

base::Outcome<store::ServerRecord> read_entry(pb::Entry& entry,
                                              std::span<const store::Unsent> sent = {}) {
    const auto id = record_of(entry, sent);
    if (!id || id->is_nil()) {
        return tl::unexpected(unreadable("entry without id"));
    }
    switch (entry.content_case()) {
    case pb::Entry::kState:
        if (entry.state().empty()) {
            return tl::unexpected(unreadable("empty state"));
        }
        return store::ServerRecord{
            *id, store::ServerRecord::Content::state, std::move(*entry.mutable_state()), {}};
    case pb::Entry::kGone:
        return store::ServerRecord{
            *id, store::ServerRecord::Content::gone, {}, std::move(*entry.mutable_erased_scope())};
    case pb::Entry::kStubDigest:
        if (entry.stub_digest().size() != record::kStubBytes) {
            return tl::unexpected(unreadable("a digest of the wrong size"));
        }
        return store::ServerRecord{*id, store::ServerRecord::Content::stub,
                                   std::move(*entry.mutable_stub_digest())};
    default:
        return tl::unexpected(unreadable("entry without content"));
    }
}

} // namespace

base::Outcome<ReadPage> read_page(pb::Page& page, std::span<const store::Unsent> sent) {
    ReadPage result{page.from_cursor(), {}, {}, page.more()};
    result.slices.reserve(static_cast<std::size_t>(page.slices_size()));
    for (pb::Slice& slice : *page.mutable_slices()) {
        store::ServerSlice& read = result.slices.emplace_back();
        read.cursor = std::move(*slice.mutable_cursor());
        if (read.cursor.empty()) {
            return tl::unexpected(unreadable("slice without cursor"));
        }
        read.records.reserve(static_cast<std::size_t>(slice.entries_size()));
        for (pb::Entry& entry : *slice.mutable_entries()) {
            auto record = read_entry(entry, sent);
            if (!record) {
                return tl::unexpected(std::move(record.error()));
            }
            read.records.push_back(std::move(*record));
        }
        for (pb::Share& left : *slice.mutable_left()) {
            read.left.push_back(share_in(left));
        }
    }
    if (!result.slices.empty()) {
        const auto anew = page.restored() ? store::Anew::restored : store::Anew::yes;
        result.slices.front().anew = page.anew() ? anew : store::Anew::no;
        result.slices.back().is_last = !page.more();
    }
    for (pb::ScopeDigest& digest : *page.mutable_digests()) {
        result.digests.push_back(
            {share_in(*digest.mutable_share()), std::move(*digest.mutable_digest())});
    }
    return result;
}

base::Outcome<std::vector<store::ServerRecord>> read_records(pb::Records& records) {
    std::vector<store::ServerRecord> read;
    for (pb::Entry& entry : *records.mutable_entries()) {
        auto record = read_entry(entry);
        if (!record) {
            return tl::unexpected(std::move(record.error()));
        }
        if (record->content == store::ServerRecord::Content::stub) {
            return tl::unexpected(unreadable("a stub for a record that was asked for whole"));
        }
        read.push_back(std::move(*record));
    }
    return read;
}

base::Outcome<std::vector<store::Answered>>
read_verdicts(const google::protobuf::RepeatedPtrField<pb::VerdictRun>& runs, std::size_t changes) {
    std::vector<store::Answered> verdicts;
    verdicts.reserve(changes);
    for (const pb::VerdictRun& run : runs) {
        const auto verdict = verdict_of(run.kind());
        if (!verdict || run.count() > changes - verdicts.size()) {
            return tl::unexpected(unreadable("verdicts do not fit the changes"));
        }
        verdicts.insert(verdicts.end(), run.count(),
                        {*verdict, base::Label(run.reason_da(), run.reason_en())});
    }
    if (verdicts.size() != changes) {
        return tl::unexpected(unreadable("verdicts are missing"));
    }
    return verdicts;
}

base::Label sent_again(std::uint64_t count) {
    const std::string number = std::to_string(count);
    return {"Centralen er gendannet fra en sikkerhedskopi og manglede " + number +
                " af dine ændringer. De er sendt igen fra denne tablet; intet er tabt.",
            "The central was restored from a backup and lacked " + number +
                " of your changes. They were sent again from this tablet; nothing is lost."};
}

base::Label repaired(std::uint64_t count) {
    const std::string number = std::to_string(count);
    return {number + " poster på tabletten var ikke de samme som på centralen. De er hentet igen; "
                     "det, du har skrevet, er urørt. Sker det igen, så sig det til "
                     "synk-administratoren.",
            number +
                " records on the tablet were not the same as at the central. They were fetched "
                "again; what you wrote is untouched. If it happens again, tell the sync "
                "administrator."};
}

base::Label renumbered(record::DeviceNumber former, record::DeviceNumber now) {
    const std::string before = std::to_string(former);
    const std::string after = std::to_string(now);
    return {
        "Tablettens data er en kopi eller er gendannet fra en ældre kopi. Den fortsætter som "
        "tablet " +
            after + " i stedet for " + before +
            ", og alt, hvad du har skrevet, er med. Sig det til synk-administratoren: der kan "
            "findes en anden tablet med de samme data.",
        "The tablet's data is a copy, or was restored from an older copy. It goes on as tablet " +
            after + " instead of " + before +
            ", with everything you have written. Tell the sync administrator: there may be "
            "another tablet with the same data."};
}

} // namespace b2go::sync
