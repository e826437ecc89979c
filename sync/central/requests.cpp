#include "sync/central/requests.hpp"

#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "base/limits.hpp"
#include "base/outcome.hpp"
#include "sync/central/enrolment.hpp"
#include "sync/central/history.hpp"
#include "sync/central/merging.hpp"
#include "sync/central/notices.hpp"
#include "sync/central/page.hpp"
#include "sync/central/past_changes.hpp"
#include "sync/central/people.hpp"
#include "sync/central/refusals.hpp"
#include "sync/central/renumbering.hpp"
#include "sync/protocol/wire.hpp"

namespace b2go::central {

namespace pb = sync::pb;

namespace {

constexpr int kDone = 200;

Reply done(const google::protobuf::MessageLite& message) { return {kDone, sync::pack(message)}; }

/// Somebody known, by their signature, and what they may.
struct Caller {
    StoredStream stream;
    StoredDevice device;
    Writer writer;
};

tl::expected<Caller, No> identify(Context& context, const pb::SignedRequest& request,
                                  std::string_view path) {
    auto device = context.store.find_device(request.device());
    if (!device || device->status == StoredDevice::Status::central) {
        return tl::unexpected(no::unknown_device());
    }
    if (!sync::is_signed_by(request, path, base::as_bytes(device->key))) {
        return tl::unexpected(no::bad_signature());
    }
    if (device->status != StoredDevice::Status::active) {
        return tl::unexpected(no::revoked());
    }
    const auto writer = writer_of(context, device->staff);
    if (!writer) {
        return tl::unexpected(no::not_active());
    }
    const auto stream = context.store.stream();
    base::require(stream.has_value(), "a central that knows a device has been initialised");
    return Caller{*stream, std::move(*device), *writer};
}

/// Where the caller's history stands now, and stays until the transaction ends: another node may
/// have taken the same request, or the device may have been revoked there.
tl::expected<void, No> hold(Context& context, Caller& caller) {
    auto device = context.store.lock_device(caller.device.device);
    if (!device || device->status != StoredDevice::Status::active) {
        return tl::unexpected(no::revoked());
    }
    caller.device = std::move(*device);
    return {};
}

Verdict logged_verdict(Context& context, ChangeName name) {
    const auto logged = context.store.find_change(name);
    if (!logged) {
        throw base::Fault(base::FaultCode::corrupt, "a change is missing from the central's log");
    }
    return {static_cast<pb::VerdictKind>(logged->verdict), {logged->reason_da, logged->reason_en}};
}

void add(pb::Accepted& accepted, const Verdict& verdict) {
    const int runs = accepted.verdicts_size();
    pb::VerdictRun* run = runs == 0 ? nullptr : accepted.mutable_verdicts(runs - 1);
    if (run == nullptr || run->kind() != verdict.kind || run->reason_da() != verdict.reason.da ||
        run->reason_en() != verdict.reason.en) {
        run = accepted.add_verdicts();
        run->set_kind(verdict.kind);
        run->set_reason_da(verdict.reason.da);
        run->set_reason_en(verdict.reason.en);
    }
    run->set_count(run->count() + 1);
}

void take_changes(Context& context, Caller& caller, const Agreed& agreed, pb::Accepted& accepted) {
    Merging merging(context, caller.writer);
    for (std::size_t i = 0; i < agreed.changes.size(); ++i) {
        const Arrived& arrived = agreed.changes[i];
        add(accepted,
            i < agreed.known ? logged_verdict(context, arrived.name) : merging.take(arrived));
    }
    if (agreed.known == agreed.changes.size()) {
        return;
    }
    merging.finish();
    write_notices(context, merging.take_tellings());
    caller.device.last_seq = agreed.changes.back().name.seq;
    caller.device.chain = agreed.changes.back().chain;
    context.store.set_position(caller.device.device, caller.device.last_seq, caller.device.chain);
}

pb::Receipt receipt_for(const Context& context, const Caller& caller) {
    pb::Receipt receipt;
    receipt.set_device(caller.device.device);
    receipt.set_epoch(caller.stream.epoch);
    receipt.set_last_seq(caller.device.last_seq);
    receipt.set_chain(std::string(base::as_chars(caller.device.chain)));
    receipt.set_backed_up_seq(caller.device.backed_up_seq);
    receipt.set_time_ms(context.clock.now().ms);
    sync::sign_receipt(receipt, context.keys.signing);
    return receipt;
}

void note_contact(Context& context, const Caller& caller) {
    const base::Instant now = context.clock.now();
    if (now.ms - caller.device.last_seen.ms >= limits::kLastSeenSlackMs ||
        now < caller.device.last_seen) {
        context.store.set_last_seen(caller.device.device, now);
    }
}

/// What the tablet says that it holds nothing of any more.
void note_erased(Context& context, const Caller& caller, const pb::SyncRequest& request) {
    std::size_t taken = 0;
    for (const std::string& scope : request.erased()) {
        if (taken++ < limits::kPurgedAtOnce && context.store.find_erasure(scope)) {
            context.store.acknowledge_erasure(scope, caller.device.device);
        }
    }
}

std::optional<pb::Page> page_for(Context& context, const Caller& caller, std::string_view cursor) {
    return make_page(context, caller.stream.epoch, caller.device.device, holder_of(caller.writer),
                     cursor);
}

Reply answer_enrol(Context& context, const pb::SignedRequest& signed_request,
                   std::string_view path) {
    pb::EnrolRequest request;
    if (!sync::unpack(signed_request.payload(), request) || signed_request.device() != 0) {
        return refusal(no::malformed());
    }
    if (!sync::is_signed_by(signed_request, path, base::as_bytes(request.device_key()))) {
        return refusal(no::bad_signature());
    }
    const auto answer = enrol(context, request);
    return answer ? done(*answer) : refusal(answer.error());
}

Reply answer_sync(Context& context, Caller& caller, const pb::SyncRequest& request) {
    if (request.changes_size() > 0) {
        if (const auto held = hold(context, caller); !held) {
            return refusal(held.error());
        }
    }
    pb::SyncAnswer answer;
    answer.set_time_ms(context.clock.now().ms);
    Comparison comparison = compare(context.store, caller.device, request);
    if (std::holds_alternative<Contradiction>(comparison)) {
        return refusal(no::malformed());
    }
    if (auto* behind = std::get_if<pb::Behind>(&comparison)) {
        *answer.mutable_behind() = std::move(*behind);
    } else if (auto* fork = std::get_if<pb::Fork>(&comparison)) {
        *answer.mutable_fork() = std::move(*fork);
    } else {
        pb::Accepted& accepted = *answer.mutable_accepted();
        take_changes(context, caller, std::get<Agreed>(comparison), accepted);
        note_erased(context, caller, request);
        *accepted.mutable_receipt() = receipt_for(context, caller);
        // Too old to read a page, but what its user wrote is taken.
        if (request.want_page() && request.protocol() >= sync::kProtocol) {
            auto page = page_for(context, caller, request.cursor());
            if (!page) {
                return refusal(no::bad_cursor());
            }
            *accepted.mutable_page() = std::move(*page);
        }
    }
    note_contact(context, caller);
    return done(answer);
}

Reply answer_pull(Context& context, const Caller& caller, const pb::PullRequest& request) {
    if (request.protocol() < sync::kProtocol) {
        return refusal(no::too_old());
    }
    pb::PullAnswer answer;
    answer.set_time_ms(context.clock.now().ms);
    Comparison comparison = compare(context.store, caller.device, request.position());
    if (std::holds_alternative<Contradiction>(comparison)) {
        return refusal(no::malformed());
    }
    if (auto* behind = std::get_if<pb::Behind>(&comparison)) {
        *answer.mutable_behind() = std::move(*behind);
    } else if (auto* fork = std::get_if<pb::Fork>(&comparison)) {
        *answer.mutable_fork() = std::move(*fork);
    } else {
        auto page = page_for(context, caller, request.cursor());
        if (!page) {
            return refusal(no::bad_cursor());
        }
        *answer.mutable_page() = std::move(*page);
    }
    note_contact(context, caller);
    return done(answer);
}

pb::PastChange message_of(const PastChange& past) {
    pb::PastChange message;
    message.set_device(past.dot.device);
    message.set_seq(past.dot.seq);
    message.set_tag(past.dot.tag);
    message.set_verdict(static_cast<pb::VerdictKind>(past.verdict));
    message.set_reason_da(past.reason.da);
    message.set_reason_en(past.reason.en);
    message.set_change(past.change);
    message.set_discarded(past.discarded);
    if (past.first) {
        message.set_first_device(past.first->device);
        message.set_first_seq(past.first->seq);
        message.set_first_tag(past.first->tag);
    }
    return message;
}

Reply answer_renumber(Context& context, Caller& caller, const pb::RenumberRequest& request) {
    if (const auto held = hold(context, caller); !held) {
        return refusal(held.error());
    }
    const auto answer = renumber(context, caller.device, request);
    return answer ? done(*answer) : refusal(answer.error());
}

Reply answer_history(Context& context, const Caller& caller, const pb::HistoryRequest& request) {
    const auto id = base::AnyId::from_bytes(request.id());
    if (!id) {
        return refusal(no::malformed());
    }
    // Whether there is such a record is nobody's business who may not read it.
    const auto scope = scope_of_record(context, *id);
    if (!scope || !Merging(context, caller.writer).may_read(*scope)) {
        return refusal(no::not_held());
    }
    const auto past = past_changes(context, *id, {request.from_device(), request.from_seq()});
    if (!past) {
        return refusal(no::not_held());
    }
    pb::HistoryAnswer answer;
    answer.set_time_ms(context.clock.now().ms);
    answer.set_next_device(past->next.device);
    answer.set_next_seq(past->next.seq);
    for (const PastChange& each : past->list) {
        *answer.add_changes() = message_of(each);
    }
    return done(answer);
}

/// What sync and pull have in common: a known caller, a readable body, the right kind of central.
template <typename Message, typename Answer>
Reply answer_known(Context& context, const pb::SignedRequest& signed_request, std::string_view path,
                   const Answer& answer) {
    auto caller = identify(context, signed_request, path);
    if (!caller) {
        return refusal(caller.error());
    }
    Message request;
    if (!sync::unpack(signed_request.payload(), request)) {
        return refusal(no::malformed());
    }
    if (request.demo() != caller->stream.demo) {
        return refusal(no::demo_mismatch(caller->stream.demo));
    }
    return answer(context, *caller, request);
}

} // namespace

Reply answer_request(Context& context, const Request& request) {
    const bool is_known = request.path == sync::path::kEnrol || request.path == sync::path::kSync ||
                          request.path == sync::path::kPull ||
                          request.path == sync::path::kRenumber ||
                          request.path == sync::path::kHistory;
    if (!is_known) {
        return refusal(no::unknown_path());
    }
    const auto signed_request = sync::read_request(request.body);
    if (!signed_request) {
        return refusal(no::malformed());
    }
    if (request.path == sync::path::kEnrol) {
        return answer_enrol(context, *signed_request, request.path);
    }
    if (request.path == sync::path::kSync) {
        return answer_known<pb::SyncRequest>(context, *signed_request, request.path, answer_sync);
    }
    if (request.path == sync::path::kRenumber) {
        return answer_known<pb::RenumberRequest>(context, *signed_request, request.path,
                                                 answer_renumber);
    }
    if (request.path == sync::path::kHistory) {
        return answer_known<pb::HistoryRequest>(context, *signed_request, request.path,
                                                answer_history);
    }
    return answer_known<pb::PullRequest>(context, *signed_request, request.path, answer_pull);
}

} // namespace b2go::central
