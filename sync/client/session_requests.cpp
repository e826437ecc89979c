#include <utility>

#include "base/limits.hpp"
#include "domain/types.hpp"
#include "sync/client/session.hpp"
#include "sync/client/session_parts.hpp"
#include "sync/protocol/wire.hpp"

/// A session's pushes and pulls, those under way and those foreseen.
namespace b2go::sync {

namespace {

void put(pb::SealedChange& target, const store::Unsent& unsent, int index) {
    target.set_index(static_cast<std::uint32_t>(index));
    target.set_origin_device(unsent.stub->origin.device);
    target.set_origin_seq(unsent.stub->origin.seq);
    target.set_origin_tag(unsent.stub->origin.tag);
}

void add(pb::SyncRequest& request, const store::Unsent& unsent) {
    if (unsent.is_sealed()) {
        put(*request.add_sealed(), unsent, request.changes_size());
        request.add_changes(unsent.change);
        return;
    }
    request.add_changes(unsent.change);
    if (!unsent.stub) {
        return;
    }
    pb::Stub& stub = *request.add_stubs();
    stub.set_seq(unsent.seq);
    stub.set_hash(std::string(base::as_chars(unsent.stub->hash)));
    stub.set_scope(unsent.stub->scope);
    stub.set_origin_device(unsent.stub->origin.device);
    stub.set_origin_seq(unsent.stub->origin.seq);
    stub.set_origin_tag(unsent.stub->origin.tag);
}

/// Requires that the changes follow each other and end where the store says.
void follow(std::span<const store::Unsent> changes, const store::SyncPoint& point, record::Seq& seq,
            record::Chain& chain) {
    for (const store::Unsent& unsent : changes) {
        if (unsent.seq != seq + 1) {
            throw base::Fault(base::FaultCode::corrupt, "the outbox has a gap");
        }
        seq = unsent.seq;
        chain = extended(chain, unsent);
    }
    const bool is_last = seq == point.last_seq;
    if ((changes.empty() && !is_last) || (is_last && chain != point.chain)) {
        throw base::Fault(base::FaultCode::corrupt, "the outbox does not fit its chain");
    }
}

} // namespace

Outgoing Session::make_push(const Reached& from, Batch& batch) {
    store::SyncPoint point;
    std::vector<store::Unsent> changes;
    base::Instant now;
    on_store_([&](store::Store& store) {
        point = store.sync_point();
        changes = store.unsent(from.seq, changes_per_batch_, limits::kBatchBytesPlain);
        batch.purged = store.purged_scopes();
        now = store.now();
    });
    last_seq_ = point.last_seq;
    for (;;) {
        batch.end = from;
        follow(changes, point, batch.end.seq, batch.end.chain);
        batch.is_last = batch.end.seq == point.last_seq;
        pb::SyncRequest request;
        request.set_protocol(kProtocol);
        request.set_schema(domain::kSchema);
        request.set_demo(identity_->demo);
        put(*request.mutable_position(), point);
        request.set_first_seq(from.seq + 1);
        request.set_chain_before(std::string(base::as_chars(from.chain)));
        for (const store::Unsent& unsent : changes) {
            add(request, unsent);
        }
        request.set_cursor(point.cursor);
        request.set_purged(point.purged);
        request.set_want_page(batch.is_last);
        request.set_whole(on_stick_);
        for (const std::string& scope : batch.purged) {
            request.add_erased(scope);
        }
        std::string body =
            sign_request(request, path::kSync, identity_->device, *signing_key_, now);
        if (body.size() <= limits::kBatchBytesCompressed || changes.size() <= 1) {
            batch.changes = std::move(changes);
            return Outgoing{path::kSync, std::move(body)};
        }
        changes.resize(changes.size() / 2);
    }
}

Outgoing Session::make_pull(const std::string& cursor) {
    store::SyncPoint point;
    base::Instant now;
    on_store_([&](store::Store& store) {
        point = store.sync_point();
        now = store.now();
    });
    pb::PullRequest request;
    request.set_protocol(kProtocol);
    request.set_schema(domain::kSchema);
    request.set_demo(identity_->demo);
    put(*request.mutable_position(), point);
    request.set_cursor(cursor);
    return Outgoing{path::kPull,
                    sign_request(request, path::kPull, identity_->device, *signing_key_, now)};
}

void Session::prepare() {
    if (step_ == Step::push && !failure_ && !batch_.is_last && !prepared_) {
        Foreseen next;
        next.request = make_push(batch_.end, next.batch);
        prepared_ = std::move(next);
    }
}

/// The batch under way was accepted: what follows it can be merged while its verdicts are kept.
void Session::foresee_push() {
    if (batch_.is_last || !tell_foreseen_) {
        return;
    }
    prepare();
    foreseen_ = std::exchange(prepared_, std::nullopt);
    foreseen_->request.was_foreseen = true;
    tell_foreseen_(foreseen_->request);
}

/// Once the page is applied the tablet's cursor is the page's last.
void Session::foresee_pull(const ReadPage& page) {
    if (!tell_foreseen_ || !page.more || page.slices.empty() ||
        page.slices.back().cursor == page.from_cursor) {
        return;
    }
    Foreseen next;
    next.cursor = page.slices.back().cursor;
    next.request = make_pull(next.cursor);
    next.request.was_foreseen = true;
    foreseen_ = std::move(next);
    tell_foreseen_(foreseen_->request);
}

} // namespace b2go::sync
