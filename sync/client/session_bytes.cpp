#include "sync/client/refused.hpp"
#include "sync/client/session.hpp"
#include "sync/protocol/status.hpp"

/// The bytes of attachments, which a session carries when all that is done with words is done.
namespace b2go::sync {

namespace {

base::Label rest_waits(const store::BlobCounts& counts) {
    const std::string unsent = std::to_string(counts.unsent);
    const std::string missing = std::to_string(counts.missing);
    return {"Alt skrevet er synkroniseret. Bilag nåede ikke alle frem: " + unsent +
                " mangler at blive sendt og " + missing +
                " at blive hentet. De er ikke tabt; næste synkronisering går videre med dem.",
            "All that was written is synced. Not all attachments got through: " + unsent +
                " are still to be sent and " + missing +
                " to be fetched. They are not lost; the next sync goes on with them."};
}

} // namespace

void Session::begin_carrying() {
    carrying_.emplace(on_store_);
    step_ = Step::bytes;
}

std::optional<Outgoing> Session::bytes_request() {
    auto request = carrying_->next(*identity_, *signing_key_);
    report_.attachments_fetched = carrying_->fetched();
    if (!request) {
        step_ = Step::done;
        if (carrying_->sent() > 0) {
            tidy_up(); // what was kept for its bytes alone
        }
    }
    return request;
}

void Session::receive_bytes(const Reply& reply) {
    if (reply.status == status::kNotFound || is_busy(reply)) {
        return stop_carrying(); // a central that knows nothing of bytes, or has no time for them
    }
    if (rejection_of(reply)) {
        return carrying_->skip();
    }
    if (auto taken = carrying_->take(reply.body); !taken) {
        return fail(std::move(taken.error()));
    }
    report_.attachments_sent = carrying_->sent();
}

void Session::stop_carrying() {
    step_ = Step::done;
    store::BlobCounts counts;
    on_store_([&](store::Store& store) { counts = store.blob_counts(); });
    if (counts.unsent + counts.missing > 0) {
        report_.notes.push_back(rest_waits(counts));
    }
}

} // namespace b2go::sync
