#include "base/limits.hpp"
#include "domain/types.hpp"
#include "sync/client/refused.hpp"
#include "sync/client/session.hpp"
#include "sync/protocol/status.hpp"
#include "sync/protocol/wire.hpp"

/// What a session gives a restored central back: words of others' that it sent once and lacks.
namespace b2go::sync {

std::optional<Outgoing> Session::witness_request() {
    pb::WitnessRequest request;
    base::Instant now;
    witnesses_.clear();
    on_store_([&](store::Store& store) {
        std::size_t bytes = 0;
        for (store::Witness& each : store.witnesses(last_witness_, limits::kWitnessesPerRequest)) {
            bytes += each.sealed.size();
            if (bytes > limits::kWitnessBytes && !witnesses_.empty()) {
                break;
            }
            witnesses_.push_back(each.wid);
            request.add_sealed(std::move(each.sealed));
        }
        request.set_purged(store.sync_point().purged);
        now = store.now();
    });
    if (witnesses_.empty()) {
        begin_carrying();
        return bytes_request();
    }
    request.set_protocol(kProtocol);
    request.set_schema(domain::kSchema);
    request.set_demo(identity_->demo);
    Outgoing outgoing{path::kWitness,
                      sign_request(request, path::kWitness, identity_->device, *signing_key_, now)};
    witness_signature_ = read_request(outgoing.body).value().signature();
    return outgoing;
}

void Session::receive_witness(const Reply& reply) {
    if (reply.status == status::kNotFound) {
        return begin_carrying(); // a central that knows nothing of witnesses: they stay here
    }
    if (auto rejection = rejection_of(reply)) {
        return fail(std::move(*rejection));
    }
    pb::WitnessAnswer answer;
    if (!unpack(reply.body, answer) || answer.to() != witness_signature_ ||
        answer.looked_at() > witnesses_.size()) {
        return fail(unreadable("not the answer about witnesses that was asked for"));
    }
    witnesses_.resize(answer.looked_at());
    if (witnesses_.empty()) {
        return begin_carrying(); // it cannot take them now
    }
    on_store_([&](store::Store& store) { store.note_given(witnesses_, answer.backup()); });
    last_witness_ = witnesses_.back();
}

} // namespace b2go::sync
