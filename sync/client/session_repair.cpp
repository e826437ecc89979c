#include <utility>

#include "domain/types.hpp"
#include "sync/client/refused.hpp"
#include "sync/client/session.hpp"
#include "sync/client/session_parts.hpp"
#include "sync/protocol/wire.hpp"

/// What a session asks for by name: records whose stubs do not stand for what is here, and those
/// that have come to differ from the central's.
namespace b2go::sync {

std::optional<Outgoing> Session::records_request() {
    store::SyncPoint point;
    base::Instant now;
    on_store_([&](store::Store& store) {
        point = store.sync_point();
        now = store.now();
    });
    pb::RecordsRequest request;
    request.set_protocol(kProtocol);
    request.set_schema(domain::kSchema);
    request.set_demo(identity_->demo);
    put(*request.mutable_position(), point);
    for (const base::AnyId id : repair_ ? repair_->wanted() : intake_.wanted()) {
        request.add_ids(id.raw());
    }
    return Outgoing{path::kRecords,
                    sign_request(request, path::kRecords, identity_->device, *signing_key_, now)};
}

void Session::receive_records(const Reply& reply) {
    pb::RecordsAnswer answer;
    if (!unpack(reply.body, answer)) {
        return fail(unreadable("not an answer with records"));
    }
    switch (answer.outcome_case()) {
    case pb::RecordsAnswer::kRecords: {
        const std::size_t looked_at = answer.records().looked_at();
        auto records = read_records(*answer.mutable_records());
        if (!records) {
            return fail(records.error());
        }
        if (repair_) {
            repair_->take(std::move(*records), looked_at);
            return go_on_repairing();
        }
        report_.asked_whole += records->size();
        if (!intake_.take(std::move(*records))) {
            // They are not held any more: the next page says so.
            return begin_again("the central does not have the records that it names");
        }
        return take_in();
    }
    case pb::RecordsAnswer::kBehind:
        return send_again(answer.behind());
    case pb::RecordsAnswer::kFork:
        return part(answer.fork());
    default:
        return fail(unreadable("an answer without outcome"));
    }
}

std::optional<Outgoing> Session::ranges_request() {
    pb::RangesRequest request;
    request.set_protocol(kProtocol);
    request.set_schema(domain::kSchema);
    request.set_demo(identity_->demo);
    base::Instant now;
    on_store_([&](store::Store& store) {
        put(*request.mutable_position(), store.sync_point());
        now = store.now();
    });
    repair_->ask(request);
    return Outgoing{path::kRanges,
                    sign_request(request, path::kRanges, identity_->device, *signing_key_, now)};
}

void Session::receive_ranges(const Reply& reply) {
    pb::RangesAnswer answer;
    if (!unpack(reply.body, answer)) {
        return fail(unreadable("not an answer about ranges"));
    }
    switch (answer.outcome_case()) {
    case pb::RangesAnswer::kRanges: {
        const auto taken = repair_->take(answer.ranges());
        return taken ? go_on_repairing() : fail(taken.error());
    }
    case pb::RangesAnswer::kBehind:
        return send_again(answer.behind());
    case pb::RangesAnswer::kFork:
        return part(answer.fork());
    default:
        return fail(unreadable("an answer without outcome"));
    }
}

/// First what is known to differ, then what is still to be compared.
void Session::go_on_repairing() {
    if (!repair_->wanted().empty()) {
        step_ = Step::records;
    } else if (!repair_->is_done()) {
        step_ = Step::ranges;
    } else {
        report_.repaired = repair_->fetched() + repair_->lacking();
        if (report_.repaired > 0) {
            report_.notes.push_back(repaired(report_.repaired));
        }
        step_ = Step::witnesses;
    }
}

} // namespace b2go::sync
