#include <utility>

#include "base/limits.hpp"
#include "domain/types.hpp"
#include "sync/client/enrolment.hpp"
#include "sync/client/refused.hpp"
#include "sync/client/session.hpp"
#include "sync/client/session_parts.hpp"
#include "sync/protocol/wire.hpp"

/// What a session does when the tablet's history and the central's are not one any more.
namespace b2go::sync {

void Session::begin_again(std::string_view why) {
    if (++restarts_ > limits::kSyncRestarts) {
        return fail(unreadable(why));
    }
    step_ = Step::begin;
}

void Session::send_again(const pb::Behind& behind) {
    bool is_one_history = false;
    std::uint64_t lacking = 0;
    on_store_([&](store::Store& store) {
        const store::SyncPoint point = store.sync_point();
        const auto own = store.chain_at(behind.seq());
        is_one_history = own && is_chain(behind.chain(), *own);
        if (is_one_history && behind.seq() < point.accepted_seq) {
            lacking = point.accepted_seq - behind.seq();
            store.count_unsent_after(behind.seq());
        }
    });
    if (!is_one_history) {
        return part();
    }
    if (lacking > 0) {
        report_.sent_again += lacking;
        report_.notes.push_back(sent_again(lacking));
    }
    begin_again("the central says that it is behind, and is not");
}

void Session::part(const pb::Fork& fork) {
    bool is_behind = false;
    on_store_([&](store::Store& store) {
        const auto own = store.chain_at(fork.seq());
        is_behind = own && is_chain(fork.chain(), *own);
    });
    if (is_behind) {
        // All that the central has is this tablet's own: it answered something from long ago.
        return begin_again("the central says that the histories have parted, and they have not");
    }
    part();
}

void Session::part() {
    on_store_([&](store::Store& store) { parting_.emplace(store.sync_point().last_seq); });
    step_ = Step::part;
}

std::optional<Outgoing> Session::number_request() {
    pb::RenumberRequest request;
    request.set_protocol(kProtocol);
    request.set_demo(identity_->demo);
    base::Instant now;
    store::DeviceSecrets secrets;
    on_store_([&](store::Store& store) {
        put(*request.mutable_position(), store.sync_point());
        for (const record::Seq seq : parting_->asked()) {
            const auto chain = store.chain_at(seq);
            if (!chain) {
                throw base::Fault(base::FaultCode::corrupt, "the outbox has a gap");
            }
            pb::Mark& mark = *request.add_marks();
            mark.set_seq(seq);
            mark.set_chain(std::string(base::as_chars(*chain)));
        }
        secrets = store.next_secrets();
        now = store.now();
    });
    const auto keys = DeviceKeys::of(secrets.device_seed, secrets.box_private_key);
    base::wipe(secrets.device_seed);
    base::wipe(secrets.box_private_key);
    asked_key_ = std::string(base::as_chars(keys.signing.public_key()));
    request.set_device_key(asked_key_);
    request.set_box_key(std::string(base::as_chars(keys.box.public_key)));
    return Outgoing{path::kRenumber,
                    sign_request(request, path::kRenumber, identity_->device, *signing_key_, now)};
}

void Session::receive_number(const Reply& reply) {
    pb::RenumberAnswer answer;
    if (!unpack(reply.body, answer)) {
        return fail(unreadable("not an answer about a number"));
    }
    if (answer.device_key() != asked_key_) {
        return fail(unreadable("an answer about another number"));
    }
    if (answer.device() == 0) {
        return begin_again("the central says that the histories have parted, and they have not");
    }
    const auto number = parting_->take(answer);
    if (!number) {
        return fail(number.error());
    }
    if (!*number) {
        return; // there is more to ask
    }
    on_store_([&](store::Store& store) { store.renumber(**number); });
    report_.former_device = report_.former_device == 0 ? identity_->device : report_.former_device;
    report_.notes.push_back(renumbered(identity_->device, answer.device()));
    begin_again("this tablet's history parts from the central's again and again");
}

} // namespace b2go::sync
