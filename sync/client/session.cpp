#include "sync/client/session.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "base/limits.hpp"
#include "domain/types.hpp"
#include "sync/client/refused.hpp"
#include "sync/client/session_parts.hpp"
#include "sync/protocol/wire.hpp"

namespace b2go::sync {

namespace {

/// The end of the year 9999. A central that says it is later, or before 1970, is not believed.
constexpr std::int64_t kLastTimeMs = 253'402'300'799'999;

base::Label erased_meanwhile(std::uint64_t changes) {
    const std::string number = std::to_string(changes);
    return {"Centralen har slettet nogen eller noget, som " + number +
                (changes == 1 ? " ændring" : " ændringer") +
                " herfra handlede om. De er ikke taget med, og ordene er også fjernet her.",
            "The central has erased somebody or something that " + number +
                (changes == 1 ? " change" : " changes") +
                " from here were about. They were not taken, and their words are gone here too."};
}

base::Rejection not_enrolled() {
    return {base::Refusal::not_allowed,
            {"Denne tablet er ikke tilmeldt en central endnu. Dine ændringer er gemt her. Bed "
             "synk-administratoren om en tilmeldingskode.",
             "This tablet is not enrolled with a central yet. Your changes are saved here. Ask "
             "the sync administrator for an enrolment code."},
            {}};
}

} // namespace

Session::Session(StoreRunner on_store, const base::Clock& clock, std::size_t changes_per_batch)
    : on_store_(std::move(on_store)), clock_(clock), changes_per_batch_(changes_per_batch) {}

std::optional<Outgoing> Session::next() {
    if (!failure_ && step_ == Step::begin) {
        begin();
    }
    if (failure_ || step_ == Step::done) {
        return std::nullopt;
    }
    auto request = step_ == Step::push        ? push_request()
                   : step_ == Step::pull      ? pull_request()
                   : step_ == Step::records   ? records_request()
                   : step_ == Step::ranges    ? ranges_request()
                   : step_ == Step::witnesses ? witness_request()
                   : step_ == Step::bytes     ? bytes_request()
                                              : number_request();
    if (!request) {
        return std::nullopt;
    }
    ++report_.requests;
    report_.bytes_out += request->body.size();
    return request;
}

void Session::begin() {
    repair_.reset();
    prepared_.reset();
    foreseen_.reset();
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

Outgoing Session::push_request() {
    auto foreseen = std::exchange(foreseen_, std::nullopt);
    if (foreseen && foreseen->request.path == path::kSync) {
        batch_ = std::move(foreseen->batch);
        return std::move(foreseen->request);
    }
    prepared_.reset();
    return make_push(sent_, batch_);
}

Outgoing Session::pull_request() {
    auto foreseen = std::exchange(foreseen_, std::nullopt);
    std::string cursor;
    on_store_([&](store::Store& store) { cursor = store.sync_point().cursor; });
    if (foreseen && foreseen->request.path == path::kPull && foreseen->cursor == cursor) {
        return std::move(foreseen->request);
    }
    return make_pull(cursor);
}

void Session::receive(const Reply& reply) {
    if (failure_ || step_ == Step::begin || step_ == Step::done) {
        return;
    }
    report_.bytes_in += reply.body.size();
    if (step_ == Step::bytes) {
        receive_bytes(reply);
    } else if (step_ == Step::witnesses) {
        receive_witness(reply);
    } else if (auto rejection = rejection_of(reply)) {
        fail(std::move(*rejection));
    } else if (step_ == Step::push) {
        receive_sync(reply);
    } else if (step_ == Step::pull) {
        receive_pull(reply);
    } else if (step_ == Step::records) {
        receive_records(reply);
    } else if (step_ == Step::ranges) {
        receive_ranges(reply);
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
        auto page = read_page(*answer.mutable_page());
        return page ? apply(std::move(*page)) : fail(page.error());
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
    auto page = read_page(*accepted.mutable_page(), batch_.changes);
    if (!page) {
        return fail(page.error());
    }

    std::string receipt;
    base::require(accepted.receipt().SerializeToString(&receipt),
                  "a message that was read can be written");
    const bool tells_time = central_time_ms > 0 && central_time_ms <= kLastTimeMs && !on_stick_;
    foresee_push();
    on_store_([&](store::Store& store) {
        if (tells_time) {
            const std::int64_t offset_ms = central_time_ms - clock_.now().ms;
            const std::int64_t known_ms = store.now().ms - clock_.now().ms;
            if (std::abs(offset_ms - known_ms) >= limits::kClockSlackMs) {
                store.set_clock_offset(offset_ms);
            }
        }
        // After the clock was set: when each was answered decides how long it is kept whole.
        store.take_verdicts(sent_.seq + 1, *verdicts, receipt);
        store.said_purged(batch_.purged);
    });
    report_.receipt = accepted.receipt();
    backup_ = accepted.backup();
    epoch_ = accepted.receipt().epoch(); // a central restored from a backup begins a new one
    count(*verdicts);
    sent_ = batch_.end;
    if (batch_.is_last) {
        apply(std::move(*page));
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

void Session::apply(ReadPage page) {
    foresee_pull(page);
    intake_.begin(std::move(page));
    take_in();
}

void Session::take_in() {
    const auto state = intake_.go_on(epoch_);
    report_.pulled = intake_.pulled();
    switch (state) {
    case Intake::State::stale:
        // Another sync of this tablet has moved the cursor meanwhile.
        return begin_again("the page does not continue from this tablet's cursor");
    case Intake::State::wanting:
        step_ = Step::records;
        return;
    case Intake::State::applied:
        break;
    }
    if (!intake_.more()) {
        return finish();
    }
    if (!intake_.moved()) {
        return fail(unreadable("more pages are promised, but none gets any further"));
    }
    step_ = Step::pull;
}

void Session::finish() {
    tidy_up();
    if (const auto gone = report_.verdicts.find("gone"); gone != report_.verdicts.end()) {
        report_.notes.push_back(erased_meanwhile(gone->second));
    }
    std::vector<store::Share> differing;
    on_store_([&](store::Store& store) { differing = store.differing(intake_.digests()); });
    // On a stick nothing can be asked: the next sync over the network compares again.
    if (on_stick_) {
        step_ = Step::done;
    } else if (differing.empty()) {
        step_ = Step::witnesses;
    } else {
        repair_.emplace(on_store_);
        repair_->begin(std::move(differing));
        step_ = Step::ranges;
    }
}

/// What need not be kept any more goes when everything else is done.
void Session::tidy_up() {
    for (bool more = true; more;) {
        on_store_([&](store::Store& store) { more = store.purge_some(); });
    }
    std::size_t trimmed = 0;
    do {
        on_store_(
            [&](store::Store& store) { trimmed = store.trim(report_.receipt.backed_up_seq()); });
    } while (trimmed != 0);
    on_store_([&](store::Store& store) { store.drop_witnesses(backup_); });
    on_store_([](store::Store& store) { store.collect_blobs(); });
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
