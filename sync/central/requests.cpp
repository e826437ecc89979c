#include "sync/central/requests.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "base/limits.hpp"
#include "base/outcome.hpp"
#include "sync/central/blob_answers.hpp"
#include "sync/central/blobs.hpp"
#include "sync/central/enrolment.hpp"
#include "sync/central/history.hpp"
#include "sync/central/merging.hpp"
#include "sync/central/notices.hpp"
#include "sync/central/page.hpp"
#include "sync/central/past_changes.hpp"
#include "sync/central/people.hpp"
#include "sync/central/ranges.hpp"
#include "sync/central/refusals.hpp"
#include "sync/central/renumbering.hpp"
#include "sync/central/witnesses.hpp"
#include "sync/protocol/status.hpp"
#include "sync/protocol/wire.hpp"

namespace b2go::central {

namespace pb = sync::pb;

namespace {

constexpr std::array<std::string_view, 11> kPaths{
    sync::path::kEnrol,   sync::path::kSync,     sync::path::kPull,    sync::path::kRanges,
    sync::path::kRecords, sync::path::kRenumber, sync::path::kHistory, sync::path::kBlobs,
    sync::path::kPutBlob, sync::path::kGetBlob,  sync::path::kWitness};

Reply done(const google::protobuf::MessageLite& message) {
    return {sync::status::kOk, sync::pack(message)};
}

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

void take_changes(Context& context, Caller& caller, const Agreed& agreed,
                  std::string_view purged_cursor, pb::Accepted& accepted) {
    if (agreed.changes.empty()) {
        return;
    }
    Merging merging(context, caller.writer,
                    kept_by(context, caller.stream.epoch, caller.device, purged_cursor));
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
        collect_unnamed(context); // now and then is enough
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

PageAsker asker_of(const Caller& caller) {
    return {.epoch = caller.stream.epoch,
            .device = caller.device.device,
            .holder = holder_of(caller.writer)};
}

std::optional<pb::Page> page_for(Context& context, const Caller& caller,
                                 const pb::SyncRequest& request) {
    PageAsker asker = asker_of(caller);
    asker.wants_whole = request.whole();
    // The tablet cannot read what it has sealed: of such a request records go by their ids.
    if (request.changes_size() > 0 && request.sealed().empty()) {
        asker.sent_first = request.first_seq();
        asker.sent_last =
            request.first_seq() + static_cast<record::Seq>(request.changes_size()) - 1;
    }
    asker.is_of_this_life =
        !request.cursor().empty() ||
        kept_by(context, caller.stream.epoch, caller.device, request.purged()).is_of_this_life;
    return make_page(context, asker, request.cursor());
}

/// Changes of scopes that the tablet has left are sealed to the central. False if one is not, or
/// has had a name that there cannot be.
bool open_sealed(const Context& context, pb::SyncRequest& request) {
    for (const pb::SealedChange& sealed : request.sealed()) {
        if (sealed.index() >= static_cast<std::uint32_t>(request.changes_size()) ||
            sealed.origin_seq() > record::kLastSeq) {
            return false;
        }
        std::string& change = *request.mutable_changes(static_cast<int>(sealed.index()));
        auto opened = base::open_box(context.keys.box, base::as_bytes(change));
        if (!opened) {
            return false;
        }
        change = std::move(*opened);
    }
    return true;
}

void name_first_dots(const pb::SyncRequest& request, Agreed& agreed) {
    for (const pb::SealedChange& sealed : request.sealed()) {
        if (sealed.origin_device() != 0) {
            agreed.changes[sealed.index()].first =
                record::Dot{sealed.origin_device(), sealed.origin_seq(), sealed.origin_tag()};
        }
    }
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

Reply answer_sync(Context& context, Caller& caller, pb::SyncRequest& request) {
    if (request.changes_size() > 0) {
        context.store.hold_stream();
        if (const auto held = hold(context, caller); !held) {
            return refusal(held.error());
        }
    }
    pb::SyncAnswer answer;
    answer.set_time_ms(context.clock.now().ms);
    if (!open_sealed(context, request)) {
        return refusal(no::malformed());
    }
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
        Agreed& agreed = std::get<Agreed>(comparison);
        name_first_dots(request, agreed);
        take_changes(context, caller, agreed, request.purged(), accepted);
        note_erased(context, caller, request);
        *accepted.mutable_receipt() = receipt_for(context, caller);
        accepted.set_backup(caller.stream.backup_whole);
        // Too old to read a page, but what its user wrote is taken.
        if (request.want_page() && request.protocol() >= sync::kProtocol) {
            auto page = page_for(context, caller, request);
            if (!page) {
                return refusal(no::bad_cursor());
            }
            *accepted.mutable_page() = std::move(*page);
        }
    }
    note_contact(context, caller);
    return done(answer);
}

/// What only asks: the histories are compared, then `fill` answers; or says why it does not.
template <typename Answer, typename Question, typename Fill>
Reply answer_question(Context& context, const Caller& caller, const Question& question,
                      const Fill& fill) {
    if (question.protocol() < sync::kProtocol) {
        return refusal(no::too_old());
    }
    Answer answer;
    answer.set_time_ms(context.clock.now().ms);
    Comparison comparison = compare(context.store, caller.device, question.position());
    if (std::holds_alternative<Contradiction>(comparison)) {
        return refusal(no::malformed());
    }
    if (auto* behind = std::get_if<pb::Behind>(&comparison)) {
        *answer.mutable_behind() = std::move(*behind);
    } else if (auto* fork = std::get_if<pb::Fork>(&comparison)) {
        *answer.mutable_fork() = std::move(*fork);
    } else if (const auto no = fill(answer)) {
        return refusal(*no);
    }
    note_contact(context, caller);
    return done(answer);
}

Reply answer_pull(Context& context, const Caller& caller, const pb::PullRequest& request) {
    return answer_question<pb::PullAnswer>(
        context, caller, request, [&](pb::PullAnswer& answer) -> std::optional<No> {
            auto page = make_page(context, asker_of(caller), request.cursor());
            if (!page) {
                return no::bad_cursor();
            }
            *answer.mutable_page() = std::move(*page);
            return std::nullopt;
        });
}

/// Records by id, for stubs that did not fit; those that are not held are left out.
Reply answer_records(Context& context, const Caller& caller, const pb::RecordsRequest& request) {
    return answer_question<pb::RecordsAnswer>(
        context, caller, request, [&](pb::RecordsAnswer& answer) -> std::optional<No> {
            if (static_cast<std::size_t>(request.ids_size()) > limits::kRecordsPerRequest) {
                return no::malformed();
            }
            *answer.mutable_records() =
                whole_records(context, holder_of(caller.writer), request.ids());
            return std::nullopt;
        });
}

Reply answer_ranges(Context& context, const Caller& caller, const pb::RangesRequest& request) {
    return answer_question<pb::RangesAnswer>(
        context, caller, request, [&](pb::RangesAnswer& answer) -> std::optional<No> {
            auto ranges = compare_ranges(context, holder_of(caller.writer), request);
            if (!ranges) {
                return no::malformed();
            }
            *answer.mutable_ranges() = std::move(*ranges);
            return std::nullopt;
        });
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
    if (!id || request.from_seq() > record::kLastSeq) {
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

/// The answer says to which request: it changes what the tablet believes of the central, and no
/// cursor or receipt would show a mistaken one.
template <typename Request, typename Answer>
auto naming_it(const pb::SignedRequest& signed_request,
               tl::expected<Answer, No> (*answer)(Context&, const Asker&, const Request&)) {
    return
        [&signed_request, answer](Context& context, const Caller& caller, const Request& request) {
            if (request.protocol() < sync::kProtocol) {
                return refusal(no::too_old());
            }
            auto answered =
                answer(context, {caller.writer, caller.device, caller.stream.epoch}, request);
            if (!answered) {
                return refusal(answered.error());
            }
            answered->set_to(signed_request.signature());
            note_contact(context, caller);
            return done(*answered);
        };
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
    if (std::ranges::find(kPaths, request.path) == kPaths.end()) {
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
    if (request.path == sync::path::kRanges) {
        return answer_known<pb::RangesRequest>(context, *signed_request, request.path,
                                               answer_ranges);
    }
    if (request.path == sync::path::kRecords) {
        return answer_known<pb::RecordsRequest>(context, *signed_request, request.path,
                                                answer_records);
    }
    if (request.path == sync::path::kRenumber) {
        return answer_known<pb::RenumberRequest>(context, *signed_request, request.path,
                                                 answer_renumber);
    }
    if (request.path == sync::path::kHistory) {
        return answer_known<pb::HistoryRequest>(context, *signed_request, request.path,
                                                answer_history);
    }
    if (request.path == sync::path::kWitness) {
        return answer_known<pb::WitnessRequest>(context, *signed_request, request.path,
                                                naming_it(*signed_request, take_witnesses));
    }
    if (request.path == sync::path::kBlobs) {
        return answer_known<pb::BlobsRequest>(context, *signed_request, request.path,
                                              naming_it(*signed_request, answer_blobs));
    }
    if (request.path == sync::path::kPutBlob) {
        return answer_known<pb::PutBlobRequest>(context, *signed_request, request.path,
                                                naming_it(*signed_request, answer_put_blob));
    }
    if (request.path == sync::path::kGetBlob) {
        return answer_known<pb::GetBlobRequest>(context, *signed_request, request.path,
                                                naming_it(*signed_request, answer_get_blob));
    }
    return answer_known<pb::PullRequest>(context, *signed_request, request.path, answer_pull);
}

} // namespace b2go::central
