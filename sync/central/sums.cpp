#include "sync/central/sums.hpp"

#include <utility>
#include <vector>

#include "base/limits.hpp"
#include "base/outcome.hpp"

namespace b2go::central {

using record::DigestSum;

namespace {

/// Under which it is noted that the sums are kept at all.
constexpr std::string_view kAreKept = "sums";

std::string place_of_sum(std::string_view key) { return "d" + std::string(key); }

void put(Context& context, const std::string& key, const DigestSum& sum) {
    const std::string plain = sum.encode();
    context.store.put_sum(key, base::seal(context.keys.master, base::as_bytes(plain),
                                          base::as_bytes(place_of_sum(key)), context.random));
}

record::Digest digest_in(Context& context, std::string_view scope, base::AnyId id, StreamSeq seq,
                         std::string state) {
    return record::digest_of(
        id, context.scope_keys.open(scope, std::move(state), place_of_state(id, seq)));
}

} // namespace

DigestSum sum_of(Context& context, const Share& share) {
    const std::string key = share.key();
    const std::string sealed = context.store.find_sum(key);
    if (sealed.empty()) {
        return {};
    }
    const auto plain = base::open_sealed(context.keys.master, base::as_bytes(sealed),
                                         base::as_bytes(place_of_sum(key)));
    const auto sum = plain ? DigestSum::decode(*plain) : std::nullopt;
    if (!sum) {
        throw base::Fault(base::FaultCode::corrupt, "a sum of digests is not what was kept");
    }
    return *sum;
}

void Sums::write() {
    for (const auto& [share, delta] : std::exchange(deltas_, {})) {
        if (!delta.is_zero()) {
            DigestSum sum = sum_of(context_, share);
            sum.add(delta);
            put(context_, share.key(), sum);
        }
    }
}

DigestSum count_scope(Context& context, std::string_view scope) {
    DigestSum sum;
    base::AnyId after;
    for (bool more = true; more;) {
        ScopePart part =
            context.store.read_scope(scope, after, limits::kPageRecords, limits::kPageBytes);
        for (PageRecord& record : part.records) {
            if ((record.flags & StoredRecord::gone) == 0) {
                sum.add(digest_in(context, scope, record.id, record.seq, std::move(record.state)));
            }
            after = record.id;
        }
        more = part.more;
    }
    return sum;
}

std::map<Share, DigestSum> count_all(Context& context) {
    std::map<Share, DigestSum> sums;
    StreamSeq after = 0;
    for (;;) {
        auto records = context.store.records_after(after, limits::kVerifiedAtOnce);
        if (records.empty()) {
            return sums;
        }
        after = records.back().seq;
        for (StoredRecord& record : records) {
            if ((record.flags & StoredRecord::gone) != 0) {
                continue;
            }
            const auto digest =
                digest_in(context, record.scope, record.id, record.seq, std::move(record.state));
            if (!has_own_key(record.scope)) {
                sums[{record.scope, false}].add(digest);
                continue;
            }
            for (const StoredSubscription& each : context.store.subscriptions(record.scope)) {
                if (each.is_held()) {
                    sums[{each.subscriber, true}].add(digest);
                }
            }
        }
    }
}

void make_sums(Context& context) {
    if (!context.store.find_sum(kAreKept).empty()) {
        return;
    }
    // Another node may be at it too: whoever has the head counts, the other finds it done.
    context.store.hold_stream();
    if (!context.store.find_sum(kAreKept).empty()) {
        return;
    }
    for (const auto& [share, sum] : count_all(context)) {
        put(context, share.key(), sum);
    }
    put(context, std::string(kAreKept), {});
}

} // namespace b2go::central
