#include "sync/central/verify.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "base/limits.hpp"
#include "base/outcome.hpp"
#include "domain/record_view.hpp"
#include "domain/types.hpp"
#include "merge/apply.hpp"
#include "merge/removed.hpp"
#include "sync/central/aliases.hpp"
#include "sync/central/blobs.hpp"
#include "sync/central/merging.hpp"
#include "sync/central/sums.hpp"
#include "sync/central/witnesses.hpp"

namespace b2go::central {

namespace pb = sync::pb;

namespace {

/// More of the same tells nobody more.
constexpr std::size_t kMostFindings = 200;

bool is_merged(const StoredChange& change) {
    return change.verdict == pb::APPLIED || change.verdict == pb::CONCURRENT ||
           change.verdict == pb::CONFLICT;
}

std::string text_of(ChangeName name) {
    return "change " + std::to_string(name.device) + ":" + std::to_string(name.seq);
}

class Verification {
public:
    explicit Verification(Context& context) : context_(context) {}

    std::vector<std::string> run() {
        found_ = context_.store.check();
        if (!found_.empty()) {
            return found_; // the file itself is damaged: nothing in it can be trusted to be read
        }
        for (const StoredDevice& device : context_.store.devices()) {
            guarded("device " + std::to_string(device.device), [&] { check_device(device); });
        }
        guarded("records", [&] { check_records(); });
        guarded("digests", [&] { check_sums(); });
        for (std::string& each : verify_witnesses(context_)) {
            report(std::move(each));
        }
        if (merged_ != replayed_) {
            report(std::to_string(merged_) + " changes were merged, but " +
                   std::to_string(replayed_) + " stand in the records' histories");
        }
        return found_;
    }

private:
    void report(std::string finding) {
        if (found_.size() < kMostFindings) {
            found_.push_back(std::move(finding));
        }
    }

    /// One damaged record or change is a finding; the others are still looked at.
    void guarded(const std::string& what, const std::function<void()>& check) {
        try {
            check();
        } catch (const base::Fault& fault) {
            if (fault.code() != base::FaultCode::corrupt) {
                throw;
            }
            report(what + ": " + fault.what());
        }
    }

    void check_sums() {
        std::map<Share, record::DigestSum> counted = count_all(context_);
        for (const auto& [share, sum] : counted) {
            if (sum_of(context_, share) != sum) {
                report("the sum of digests of a share is not that of its records");
            }
        }
    }

    void check_device(const StoredDevice& device) {
        ChangeName at{device.device, 0};
        record::Chain chain{};
        for (;;) {
            const auto changes = context_.store.changes_after(at, limits::kVerifiedAtOnce);
            for (const StoredChange& change : changes) {
                ++at.seq;
                chain = record::extend(chain, change.hash);
                if (change.name != at || change.chain != chain) {
                    report(text_of(change.name) + " does not continue its device's chain");
                    return;
                }
                merged_ += is_merged(change) && !change.payload.empty() ? 1 : 0;
                if (change.verdict == pb::QUARANTINED) {
                    guarded(text_of(at), [&] { check_quarantined(change); });
                }
            }
            if (changes.size() < limits::kVerifiedAtOnce) {
                break;
            }
        }
        if (at.seq != device.last_seq || chain != device.chain) {
            report("device " + std::to_string(device.device) +
                   " stands elsewhere than its changes end");
        }
    }

    void check_quarantined(const StoredChange& change) {
        auto kept = context_.store.find_quarantine(change.name);
        if (!kept) {
            const record::Dot dot{change.name.device, change.name.seq,
                                  record::tag_of(change.chain)};
            if (!context_.store.find_alias(dot)) { // otherwise it was released
                report(text_of(change.name) + " was set apart, but is not there");
            }
            return;
        }
        if (kept->payload.empty()) {
            return; // erased, or it never came whole
        }
        const std::string bytes = context_.scope_keys.open(kept->scope, std::move(kept->payload),
                                                           place_of_quarantine(change.name));
        if (record::change_hash(bytes) != change.hash) {
            report(text_of(change.name) + " is not what was sent");
        }
    }

    void check_records() {
        const auto stream = context_.store.stream();
        StreamSeq at = 0;
        for (;;) {
            auto records = context_.store.records_after(at, limits::kVerifiedAtOnce);
            for (StoredRecord& record : records) {
                at = record.seq;
                const std::string what = "record " + record.id.text();
                guarded(what, [&] { check_record(what, record); });
            }
            if (records.size() < limits::kVerifiedAtOnce) {
                break;
            }
        }
        if (!stream || at > stream->head) {
            report("a record stands beyond the head of the stream");
        }
    }

    /// Nothing may be left of what was erased.
    void check_gone(const std::string& what, const StoredRecord& record) {
        bool is_empty = record.state.empty() && context_.store.find_erasure(record.scope) &&
                        context_.store.find_scope_key(record.scope).empty() &&
                        context_.store.blobs_of(record.scope).empty();
        for (ChangeName at = record.last; is_empty && at.seq != 0;) {
            const auto logged = context_.store.find_change(at);
            is_empty = logged && logged->record == record.id && logged->payload.empty();
            at = logged ? logged->previous : ChangeName{};
        }
        if (!is_empty) {
            report(what + " was erased, but something of it is left");
        }
    }

    void check_record(const std::string& what, StoredRecord& record) {
        if ((record.flags & StoredRecord::gone) != 0) {
            return check_gone(what, record);
        }
        auto replayed = replay(record);
        if (!replayed) {
            report(what + ": its history is not what was sent");
            return;
        }
        const std::string stored = context_.scope_keys.open(record.scope, std::move(record.state),
                                                            place_of_state(record.id, record.seq));
        if (const auto kept = record::decode_state(stored)) {
            merge::forget_alike(*replayed, *kept, domain::rules_of(kept->type));
        }
        if (stored != record::encode(*replayed)) {
            report(what + " is not what its changes make");
            return;
        }
        const bool conflicted = !domain::conflicts_of(*replayed).empty();
        if (replayed->type != record.type || replayed->scope.encode() != record.scope ||
            conflicted != ((record.flags & StoredRecord::conflicted) != 0)) {
            report(what + " is filed wrongly");
        }
        if (replayed->type == domain::types::kAttachment) {
            if (const auto objection = objection_to_bytes(context_, *replayed)) {
                report(what + ": " + *objection);
            }
        }
    }

    /// The record as its logged changes make it; nothing if the log is not what was sent.
    std::optional<record::RecordState> replay(const StoredRecord& record) {
        std::vector<std::pair<record::Change, record::Dot>> history;
        for (ChangeName at = record.last; at.seq != 0;) {
            auto logged = context_.store.find_change(at);
            if (!logged || logged->record != record.id || !is_merged(*logged)) {
                return std::nullopt;
            }
            const std::string bytes = context_.scope_keys.open(
                record.scope, std::move(logged->payload), place_of_change(at));
            auto change = record::decode_change(bytes);
            if (record::change_hash(bytes) != logged->hash || !change || change->id != record.id) {
                return std::nullopt;
            }
            change->device = at.device; // it may have been stamped anew without being read
            resolve_aliases(context_.store, *change);
            history.emplace_back(std::move(*change),
                                 record::Dot{at.device, at.seq, record::tag_of(logged->chain)});
            at = logged->previous;
        }
        if (history.empty()) {
            return std::nullopt;
        }
        replayed_ += history.size();
        std::ranges::reverse(history);
        auto state = merge::empty_record(history.front().first);
        for (const auto& [change, dot] : history) {
            merge::apply(state, change, dot);
        }
        return state;
    }

    Context& context_;
    std::vector<std::string> found_;
    std::uint64_t merged_ = 0;
    std::uint64_t replayed_ = 0;
};

} // namespace

std::vector<std::string> verify(Context& context) { return Verification(context).run(); }

} // namespace b2go::central
