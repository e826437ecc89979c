#include "sync/client/session.hpp"

#include <algorithm>
#include <cstdlib>
#include <span>
#include <utility>

#include "base/limits.hpp"
#include "domain/types.hpp"
#include "sync/client/enrolment.hpp"
#include "sync/client/refused.hpp"
#include "sync/protocol/wire.hpp"

namespace b2go::sync {

namespace {

void put(pb::Position& target, const store::SyncPoint& point) {
    target.set_last_seq(point.last_seq);
    target.set_chain(std::string(base::as_chars(point.chain)));
    target.set_accepted_seq(point.accepted_seq);
}

bool is_chain(const std::string& bytes, const record::Chain& chain) {
    return bytes == base::as_chars(chain);
}

base::Rejection not_enrolled() {
    return {base::Refusal::not_allowed,
            {"Denne tablet er ikke tilmeldt en central endnu. Dine ændringer er gemt her. Bed "
             "synk-administratoren om en tilmeldingskode.",
             "This tablet is not enrolled with a central yet. Your changes are saved here. Ask "
             "the sync administrator for an enrolment code."},
            {}};
}

record::Chain extended(const record::Chain& chain, const store::Unsent& unsent) {
    return record::extend(chain, unsent.hash());
}

void add(pb::SyncRequest& request, const store::Unsent& unsent) {
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

} // namespace

Session::Session(StoreRunner on_store, const base::Clock& clock)
    : on_store_(std::move(on_store)), clock_(clock) {}

std::optional<Outgoing> Session::next() {
    if (!failure_ && step_ == Step::begin) {
        begin();
    }
    if (failure_ || step_ == Step::done) {
        return std::nullopt;
    }
    auto request = step_ == Step::push   ? push_request()
                   : step_ == Step::pull ? pull_request()
                                         : number_request();
    ++report_.requests;
    report_.bytes_out += request->body.size();
    return request;
}

void Session::begin() {
    store::SyncPoint point;
    on_store_([&](store::Store& store) {
        identity_ = store.identity();
        point = store.sync_point();
    });
    // Before the central has answered an enrolment, the store holds the device's keys only.
    if (!identity_ || identity_->device == 0) {
        fail(not_enrolled());
        return;
    }
    signing_key_ = base::SigningKey::from_seed(base::as_bytes(identity_->device_seed));
    if (!signing_key_) {
        throw base::Fault(base::FaultCode::corrupt, "the device key has not the right size");
    }
    sent_ = {point.accepted_seq, point.accepted_chain};
    first_seq_ = point.accepted_seq;
    epoch_ = std::max(identity_->epoch, point.epoch);
    step_ = Step::push;
}

void Session::take_batch(std::vector<store::Unsent> changes, const store::SyncPoint& point) {
    batch_ = {std::move(changes), sent_, false};
    for (const store::Unsent& unsent : batch_.changes) {
        if (unsent.seq != batch_.end.seq + 1) {
            throw base::Fault(base::FaultCode::corrupt, "the outbox has a gap");
        }
        batch_.end = {unsent.seq, extended(batch_.end.chain, unsent)};
    }
    batch_.is_last = batch_.end.seq == point.last_seq;
    const bool must_move = batch_.changes.empty() && !batch_.is_last;
    if (must_move || (batch_.is_last && batch_.end.chain != point.chain)) {
        throw base::Fault(base::FaultCode::corrupt, "the outbox does not fit its chain");
    }
    last_seq_ = point.last_seq;
}

std::optional<Outgoing> Session::push_request() {
    store::SyncPoint point;
    std::vector<store::Unsent> changes;
    base::Instant now;
    on_store_([&](store::Store& store) {
        point = store.sync_point();
        changes = store.unsent(sent_.seq, limits::kChangesPerBatch, limits::kBatchBytesPlain);
        purged_ = store.purged_scopes();
        now = store.now();
    });
    for (;;) {
        take_batch(changes, point);
        pb::SyncRequest request;
        request.set_protocol(kProtocol);
        request.set_schema(domain::kSchema);
        request.set_demo(identity_->demo);
        put(*request.mutable_position(), point);
        request.set_first_seq(sent_.seq + 1);
        request.set_chain_before(std::string(base::as_chars(sent_.chain)));
        for (const store::Unsent& unsent : batch_.changes) {
            add(request, unsent);
        }
        request.set_cursor(point.cursor);
        request.set_want_page(batch_.is_last);
        for (const std::string& scope : purged_) {
            request.add_erased(scope);
        }
        std::string body =
            sign_request(request, path::kSync, identity_->device, *signing_key_, now);
        if (body.size() <= limits::kBatchBytesCompressed || changes.size() <= 1) {
            return Outgoing{path::kSync, std::move(body)};
        }
        changes.resize(changes.size() / 2);
    }
}

std::optional<Outgoing> Session::pull_request() {
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
    request.set_cursor(point.cursor);
    return Outgoing{path::kPull,
                    sign_request(request, path::kPull, identity_->device, *signing_key_, now)};
}

void Session::receive(const Reply& reply) {
    if (failure_ || step_ == Step::begin || step_ == Step::done) {
        return;
    }
    report_.bytes_in += reply.body.size();
    if (auto rejection = rejection_of(reply)) {
        fail(std::move(*rejection));
    } else if (step_ == Step::push) {
        receive_sync(reply);
    } else if (step_ == Step::pull) {
        receive_pull(reply);
    } else {
        receive_number(reply);
    }
}

void Session::receive_sync(const Reply& reply) {
    pb::SyncAnswer answer;
    if (!unpack(reply.body, answer)) {
        return fail(unreadable("not a sync answer"));
    }
    switch (answer.outcome_case()) {
    case pb::SyncAnswer::kAccepted:
        return take_accepted(*answer.mutable_accepted(), answer.time_ms());
    case pb::SyncAnswer::kBehind:
        return send_again(answer.behind());
    case pb::SyncAnswer::kFork:
        return part(answer.fork());
    default:
        return fail(unreadable("an answer without outcome"));
    }
}

void Session::receive_pull(const Reply& reply) {
    pb::PullAnswer answer;
    if (!unpack(reply.body, answer)) {
        return fail(unreadable("not a pull answer"));
    }
    switch (answer.outcome_case()) {
    case pb::PullAnswer::kPage: {
        const auto page = read_page(*answer.mutable_page());
        return page ? apply(*page) : fail(page.error());
    }
    case pb::PullAnswer::kBehind:
        return send_again(answer.behind());
    case pb::PullAnswer::kFork:
        return part(answer.fork());
    default:
        return fail(unreadable("an answer without outcome"));
    }
}

void Session::take_accepted(pb::Accepted& accepted, std::int64_t central_time_ms) {
    const auto verdicts = read_verdicts(accepted.verdicts(), batch_.changes.size());
    if (!verdicts) {
        return fail(verdicts.error());
    }
    if (auto objection = objection_to(accepted.receipt())) {
        return fail(std::move(*objection));
    }
    if (!is_own_history(accepted.receipt())) {
        return part();
    }
    if (batch_.is_last && !accepted.has_page()) {
        return fail(unreadable("no page"));
    }
    const auto page = read_page(*accepted.mutable_page());
    if (!page) {
        return fail(page.error());
    }

    std::string receipt;
    base::require(accepted.receipt().SerializeToString(&receipt),
                  "a message that was read can be written");
    const std::int64_t offset_ms = central_time_ms - clock_.now().ms;
    const bool tells_time = central_time_ms > 0 && !on_stick_;
    on_store_([&](store::Store& store) {
        store.take_verdicts(sent_.seq + 1, *verdicts, receipt);
        store.said_purged(purged_);
        const std::int64_t known_ms = store.now().ms - clock_.now().ms;
        if (tells_time && std::abs(offset_ms - known_ms) >= limits::kClockSlackMs) {
            store.set_clock_offset(offset_ms);
        }
    });
    report_.receipt = accepted.receipt();
    epoch_ = accepted.receipt().epoch(); // a central restored from a backup begins a new one
    count(*verdicts);
    sent_ = batch_.end;
    if (batch_.is_last) {
        apply(*page);
    }
}

std::optional<base::Rejection> Session::objection_to(const pb::Receipt& receipt) {
    if (!is_valid(receipt, base::as_bytes(identity_->central_key))) {
        return unreadable("the receipt is not signed by our central");
    }
    if (receipt.device() != identity_->device) {
        return unreadable("the receipt is another tablet's");
    }
    if (receipt.epoch() < epoch_) {
        return unreadable("the receipt is from an earlier epoch of the central");
    }
    if (receipt.last_seq() < batch_.end.seq) {
        return unreadable("the receipt does not cover what was sent");
    }
    return std::nullopt;
}

/// Otherwise another copy of this tablet's files has gone on from where this one stands, or this
/// one is older than what it has sent. A receipt may reach beyond this batch: an earlier answer
/// that was lost on the way had covered more.
bool Session::is_own_history(const pb::Receipt& receipt) {
    std::optional<record::Chain> own;
    on_store_([&](store::Store& store) { own = store.chain_at(receipt.last_seq()); });
    return own && is_chain(receipt.chain(), *own);
}

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

void Session::apply(const ReadPage& page) {
    std::string cursor = page.from_cursor;
    bool moved = false;
    std::span<const store::ServerSlice> left(page.slices);
    while (!left.empty()) {
        const auto some = left.first(std::min(slices_at_once_, left.size()));
        std::size_t applied = 0;
        on_store_([&](store::Store& store) {
            applied = store.apply_slices(cursor, some, epoch_, on_store_.person_waits);
        });
        if (applied == 0) {
            // Another sync of this tablet has moved the cursor meanwhile.
            return begin_again("the page does not continue from this tablet's cursor");
        }
        // Fewer than asked for: a person is at work, and what is written at once stays small.
        slices_at_once_ =
            applied < some.size() ? 1 : std::min(2 * slices_at_once_, limits::kSlicesAtOnce);
        for (const store::ServerSlice& slice : some.first(applied)) {
            report_.pulled += slice.records.size();
            moved = moved || slice.cursor != cursor;
            cursor = slice.cursor;
        }
        left = left.subspan(applied);
    }
    if (page.more && !moved) {
        return fail(unreadable("more pages are promised, but none gets any further"));
    }
    step_ = page.more ? Step::pull : Step::done;
    if (step_ == Step::done) {
        tidy_up();
    }
}

/// What need not be kept any more goes when everything else is done.
void Session::tidy_up() {
    std::size_t trimmed = 0;
    do {
        on_store_(
            [&](store::Store& store) { trimmed = store.trim(report_.receipt.backed_up_seq()); });
    } while (trimmed != 0);
    on_store_([](store::Store& store) { store.finish_purge(); });
}

void Session::count(const std::vector<store::Answered>& verdicts) {
    report_.pushed += verdicts.size();
    for (const store::Answered& answered : verdicts) {
        ++report_.verdicts[std::string(store::name(answered.verdict))];
    }
}

Progress Session::progress() const {
    if (step_ == Step::begin || step_ == Step::push) {
        return {Progress::Phase::sending, sent_.seq - first_seq_,
                std::max(last_seq_, sent_.seq) - first_seq_};
    }
    return {Progress::Phase::receiving, report_.pulled, 0};
}

} // namespace b2go::sync
