#include "sync/client/history.hpp"

#include <utility>

#include "base/limits.hpp"
#include "domain/types.hpp"
#include "sync/client/refused.hpp"
#include "sync/protocol/wire.hpp"

namespace b2go::sync {

HistoryQuery::HistoryQuery(store::Store& store, base::AnyId id)
    : id_(id), identity_(store.identity()), now_(store.now()) {
    store.audit({"history", id, {}});
}

std::optional<Outgoing> HistoryQuery::next() {
    if (failure_ || is_done_) {
        return std::nullopt;
    }
    const auto key = identity_ && identity_->device != 0
                         ? base::SigningKey::from_seed(base::as_bytes(identity_->device_seed))
                         : std::nullopt;
    if (!key) {
        failure_ = base::Rejection{base::Refusal::not_allowed,
                                   {"Denne tablet er ikke tilmeldt en central endnu.",
                                    "This tablet is not enrolled with a central yet."},
                                   {}};
        return std::nullopt;
    }
    pb::HistoryRequest request;
    request.set_protocol(kProtocol);
    request.set_schema(domain::kSchema);
    request.set_demo(identity_->demo);
    request.set_id(id_.raw());
    request.set_from_device(from_device_);
    request.set_from_seq(from_seq_);
    return Outgoing{path::kHistory,
                    sign_request(request, path::kHistory, identity_->device, *key, now_)};
}

void HistoryQuery::receive(const Reply& reply) {
    if (auto rejection = rejection_of(reply)) {
        failure_ = std::move(*rejection);
        return;
    }
    pb::HistoryAnswer answer;
    if (!unpack(reply.body, answer)) {
        failure_ = unreadable("not a history");
        return;
    }
    const bool has_more = answer.next_seq() != 0;
    const bool stands_still = answer.changes_size() == 0 || (answer.next_device() == from_device_ &&
                                                             answer.next_seq() == from_seq_);
    if (has_more && (stands_still || changes_.size() > limits::kListRows)) {
        failure_ = unreadable("a history without end");
        return;
    }
    for (pb::PastChange& each : *answer.mutable_changes()) {
        changes_.push_back(std::move(each));
    }
    from_device_ = answer.next_device();
    from_seq_ = answer.next_seq();
    is_done_ = !has_more;
}

} // namespace b2go::sync
