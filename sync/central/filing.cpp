#include <algorithm>
#include <utility>

#include "base/limits.hpp"
#include "domain/record_view.hpp"
#include "domain/types.hpp"
#include "merge/apply.hpp"
#include "merge/removed.hpp"
#include "sync/central/blobs.hpp"
#include "sync/central/merging.hpp"
#include "sync/central/store_busy.hpp"

/// How what was merged is filed: whose it is, its place in the stream, and the sums of digests.
namespace b2go::central {

using record::Change;

bool Merging::holds(const record::Scope& scope) {
    const std::string encoded = scope.encode();
    return subscriptions_.is_held_by(encoded, subscriber_) || subscriptions_.is_nobodys(encoded);
}

/// What the writer's device was given, and has not said to have purged since it was left.
bool Merging::has_kept(const record::Scope& scope) {
    const std::string encoded = scope.encode();
    return std::ranges::any_of(kept_.shares, [&](const Share& share) {
        return share.citizens ? subscriptions_.was_held_after(encoded, share.scope, kept_.looked_at)
                              : share.scope == encoded;
    });
}

Merging::Touched& Merging::make(const Change& change) {
    Touched touched;
    touched.state = merge::empty_record(change);
    return touched_.emplace(change.id, std::move(touched)).first->second;
}

/// A scope's first record gives it to the writer's team, and so to the device that made it.
void Merging::subscribe_first(const Change& change) {
    const std::string scope = change.scope.encode();
    if (!subscriber_.empty() && change.scope.kind == record::Scope::Kind::citizen &&
        subscriptions_.is_nobodys(scope)) {
        subscriptions_.give(scope, subscriber_);
    }
}

void Merging::finish() {
    if (order_.empty() && !has_set_apart_) {
        return;
    }
    for (const base::AnyId id : order_) {
        subscriptions_.note(touched_.at(id).state);
    }
    StreamSeq seq = context_.store.raise_head(order_.size() + subscriptions_.moves());
    if (context_.store.erasure_count() != erasures_) {
        throw StoreBusy(StoreBusy::Why::contended, "a scope was erased meanwhile");
    }
    subscriptions_.forget(); // another node may have moved somebody until the head was ours
    for (const base::AnyId id : order_) {
        Touched& touched = touched_.at(id);
        forget_removed(touched);
        write(id, touched, ++seq);
    }
    subscriptions_.move(seq);
    sums_.write();
    touched_.clear();
    order_.clear();
    has_set_apart_ = false;
}

/// What is left out here goes to the writer's tablet too, which does not know of it.
void Merging::forget_removed(Touched& touched) {
    const base::Instant before{context_.clock.now().ms - limits::kRemovedElementsMs};
    if (!touched.is_gone() &&
        merge::forget_removed(touched.state, before, domain::rules_of(touched.state.type))) {
        touched.is_beyond_writer = true;
    }
}

void Merging::write(base::AnyId id, const Touched& touched, StreamSeq seq) {
    const std::string scope = touched.state.scope.encode();
    const std::string bytes = touched.is_gone() ? std::string() : record::encode(touched.state);
    const auto count = [&](const Share& share) {
        if (touched.seq != 0 && !touched.was_gone) {
            sums_.subtract(share, touched.digest);
        }
        if (!touched.is_gone()) {
            sums_.add(share, record::digest_of(id, bytes));
        }
    };
    if (!has_own_key(scope)) {
        count({scope, false});
    } else {
        for (const std::string& holder : subscriptions_.holders_of(scope)) {
            count({holder, true});
        }
    }
    const StoredRecord row{id,
                           seq,
                           touched.state.type,
                           scope,
                           touched.flags,
                           touched.last,
                           touched.is_beyond_writer ? seq : touched.below,
                           touched.is_gone()
                               ? std::string()
                               : context_.scope_keys.seal(scope, bytes, place_of_state(id, seq))};
    if (touched.seq == 0) {
        context_.store.insert_record(row);
    } else {
        context_.store.update_record(row);
    }
    if (row.type == domain::types::kAttachment && !touched.is_gone()) {
        note_attachment(context_, touched.state, touched.last.device);
    }
}

} // namespace b2go::central
