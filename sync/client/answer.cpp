#include "sync/client/answer.hpp"

#include <optional>
#include <utility>

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

base::Rejection stub_sent() {
    return {base::Refusal::peer_refused,
            {"Centralen sendte poster i en form, som denne version ikke kan læse. Intet er "
             "ændret, og dine ændringer er gemt på denne tablet. Programmet skal opdateres: "
             "kontakt synk-administratoren.",
             "The central sent records in a form that this version cannot read. Nothing was "
             "changed, and your changes are saved on this tablet. The program must be updated: "
             "contact the sync administrator."},
            {}};
}

base::Outcome<store::ServerRecord> read_entry(pb::Entry& entry) {
    const auto id = base::AnyId::from_bytes(entry.id());
    if (!id || id->is_nil()) {
        return tl::unexpected(unreadable("entry without id"));
    }
    switch (entry.content_case()) {
    case pb::Entry::kState:
        if (entry.state().empty()) {
            return tl::unexpected(unreadable("empty state"));
        }
        return store::ServerRecord{*id, store::ServerRecord::Content::state,
                                   std::move(*entry.mutable_state())};
    case pb::Entry::kGone:
        return store::ServerRecord{*id, store::ServerRecord::Content::gone, {}};
    case pb::Entry::kStubDigest:
        return tl::unexpected(stub_sent());
    default:
        return tl::unexpected(unreadable("entry without content"));
    }
}

} // namespace

base::Outcome<ReadPage> read_page(pb::Page& page) {
    ReadPage result{page.from_cursor(), {}, page.more()};
    result.slices.reserve(static_cast<std::size_t>(page.slices_size()));
    for (pb::Slice& slice : *page.mutable_slices()) {
        store::ServerSlice& read = result.slices.emplace_back();
        read.cursor = std::move(*slice.mutable_cursor());
        if (read.cursor.empty()) {
            return tl::unexpected(unreadable("slice without cursor"));
        }
        read.records.reserve(static_cast<std::size_t>(slice.entries_size()));
        for (pb::Entry& entry : *slice.mutable_entries()) {
            auto record = read_entry(entry);
            if (!record) {
                return tl::unexpected(std::move(record.error()));
            }
            read.records.push_back(std::move(*record));
        }
    }
    return result;
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

base::Rejection central_is_behind(record::Seq central_seq, record::Seq own_seq) {
    const std::string from = std::to_string(central_seq + 1);
    const std::string to = std::to_string(own_seq);
    return {base::Refusal::peer_refused,
            {"Centralen kender ikke længere alt, hvad den har kvitteret for; den er formentlig "
             "gendannet fra en sikkerhedskopi. Intet er tabt: ændring " +
                 from + " til " + to +
                 " ligger stadig på denne tablet, og der er ikke hentet eller sendt noget. Brug "
                 "tabletten som før, slet den ikke, og kontakt synk-administratoren.",
             "The central no longer knows everything it has acknowledged; it was probably "
             "restored from a backup. Nothing is lost: changes " +
                 from + " to " + to +
                 " are still on this tablet, and nothing was sent or fetched. Use the tablet as "
                 "before, do not wipe it, and contact the sync administrator."},
            {}};
}

base::Rejection histories_parted(record::Seq common_seq) {
    const std::string common = std::to_string(common_seq);
    return {base::Refusal::peer_refused,
            {"Denne tablets historik passer ikke med centralens efter ændring " + common +
                 "; tablettens data er formentlig kopieret eller gendannet fra en ældre kopi. "
                 "Intet er tabt: dine ændringer ligger stadig på denne tablet, og der er ikke "
                 "hentet eller sendt noget. Slet ikke tabletten, og kontakt "
                 "synk-administratoren.",
             "This tablet's history does not fit the central's after change " + common +
                 "; the tablet's data was probably copied or restored from an older copy. "
                 "Nothing is lost: your changes are still on this tablet, and nothing was sent "
                 "or fetched. Do not wipe the tablet, and contact the sync administrator."},
            {}};
}

} // namespace b2go::sync
