#include "sync/central/central.hpp"

#include <algorithm>
#include <utility>

#include "base/outcome.hpp"
#include "domain/record_view.hpp"
#include "domain/reference_data.hpp"
#include "domain/staff.hpp"
#include "sync/central/backup.hpp"
#include "sync/central/blobs.hpp"
#include "sync/central/bundle.hpp"
#include "sync/central/context.hpp"
#include "sync/central/enrolment.hpp"
#include "sync/central/own_changes.hpp"
#include "sync/central/people.hpp"
#include "sync/central/requests.hpp"
#include "sync/central/store_busy.hpp"
#include "sync/central/sums.hpp"
#include "sync/central/verify.hpp"
#include "sync/central/witnesses.hpp"
#include "sync/protocol/status.hpp"

namespace b2go::central {

using base::Outcome;

namespace {

constexpr std::uint32_t kFirstEpoch = 1;
/// The others are as many and as fast: who loses this often waits behind a long transaction.
constexpr int kContendedTries = 5;
/// A connection that the server has ended since it was last used is found out by using it.
constexpr int kConnectionTries = 2;

std::string_view name(StoredDevice::Status status) {
    switch (status) {
    case StoredDevice::Status::central:
        return "central";
    case StoredDevice::Status::active:
        return "active";
    case StoredDevice::Status::lost:
        return "lost";
    case StoredDevice::Status::revoked:
        return "revoked";
    }
    return "unknown";
}

} // namespace

struct Central::Impl {
    Impl(std::unique_ptr<CentralStore> given_store, Keys given_keys, const base::Clock& clock,
         base::Random& random, PageLimits page_limits)
        : store(std::move(given_store)), keys(std::move(given_keys)),
          scope_keys(*store, keys.master, random),
          context{*store, keys, scope_keys, clock, random, page_limits} {}

    /// Rolls back unless `work` ends by itself. Where another node was faster or the connection
    /// was lost, nothing is kept, so `work` begins anew; not where a commit may have been kept:
    /// then whoever asked asks again.
    template <typename Work> auto in_transaction(const Work& work) {
        for (int tries = 1;; ++tries) {
            try {
                return try_in_transaction(work);
            } catch (const StoreBusy& busy) {
                const int most = busy.why() == StoreBusy::Why::contended     ? kContendedTries
                                 : busy.why() == StoreBusy::Why::unreachable ? kConnectionTries
                                                                             : 1;
                if (tries >= most) {
                    throw;
                }
            }
        }
    }

    template <typename Work> auto try_in_transaction(const Work& work) {
        try {
            store->begin();
            learn_of_erasures();
            auto result = work();
            store->commit();
            scope_keys.settle();
            return result;
        } catch (...) {
            store->rollback();
            scope_keys.forget();
            throw;
        }
    }

    /// Nothing of a scope that another node has erased stays open here.
    void learn_of_erasures() {
        const std::uint64_t count = store->erasure_count();
        if (count != erasures_known) {
            for (const StoredErasure& each : store->erasures()) {
                scope_keys.drop(each.scope);
            }
            erasures_known = count;
        }
    }

    /// In a transaction that leaves nothing behind if `work` is refused.
    template <typename Work> auto change(const Work& work) {
        return in_transaction([&] {
            store->begin_part();
            auto outcome = work();
            if (outcome) {
                store->keep_part();
            } else {
                store->undo_part();
                scope_keys.forget();
            }
            return outcome;
        });
    }

    void erase(const std::vector<StoredErasure>& erasures) {
        in_transaction([&] {
            for (const StoredErasure& each : erasures) {
                erase_scope(context, each);
            }
            return true;
        });
        store->forget_deleted();
    }

    void write_erasures(const std::vector<StoredErasure>& erasures) {
        if (!erasures.empty()) {
            erasure_list->write(sealed_erasures(context, erasures));
        }
    }

    /// One request's part of the transaction.
    Reply answer_one(const Request& request) {
        store->begin_part();
        Reply reply = answer_request(context, request);
        if (reply.status == sync::status::kOk) {
            store->keep_part();
            return reply;
        }
        store->undo_part();
        if (scope_keys.has_new()) {
            scope_keys.forget();
        }
        return reply;
    }

    DeviceRow row_of(const StoredDevice& device) {
        DeviceRow row;
        row.device = device.device;
        row.staff = device.staff;
        row.staff_name = name_of(context, device.staff);
        if (const auto state = read_record(context, device.staff)) {
            const registry::Object person = domain::object_of(*state);
            row.role = person.get(domain::staff().role).value_or(registry::Choice{}).code;
            if (const auto team = person.get(domain::staff().team)) {
                row.team_name = name_of(context, team->any);
            }
        }
        row.status = name(device.status);
        row.program = device.program;
        row.enrolled = device.enrolled;
        row.last_seen = device.last_seen;
        row.last_seq = device.last_seq;
        row.replaces = device.replaces;
        return row;
    }

    std::unique_ptr<CentralStore> store;
    Keys keys;
    ScopeKeys scope_keys;
    Context context;
    std::unique_ptr<ErasureList> erasure_list;
    std::uint64_t erasures_known = 0;
};

Central::Central(std::unique_ptr<CentralStore> store, Keys keys, const base::Clock& clock,
                 base::Random& random, PageLimits page_limits)
    : impl_(std::make_unique<Impl>(std::move(store), std::move(keys), clock, random, page_limits)) {
    if (impl_->store->stream()) {
        impl_->in_transaction([&] {
            make_sums(impl_->context);
            return true;
        });
    }
}

Central::~Central() = default;

void Central::initialise(bool demo) {
    impl_->in_transaction([&] {
        base::require(!impl_->store->stream(), "only an empty store is initialised");
        impl_->store->make_stream(kFirstEpoch, demo);
        make_sums(impl_->context);
        add_own_device(impl_->context, kFirstEpoch, {});
        std::vector<OwnEdit> edits;
        for (const registry::Object& object : domain::reference_objects()) {
            edits.push_back(make_edit(object, record::Scope::reference()));
        }
        write_own(impl_->context, edits);
        return true;
    });
}

std::vector<Reply> Central::answer(std::span<const Request> requests) {
    return impl_->in_transaction([&] {
        std::vector<Reply> replies;
        replies.reserve(requests.size());
        for (const Request& request : requests) {
            replies.push_back(impl_->answer_one(request));
        }
        return replies;
    });
}

base::Outcome<std::string> Central::answer_bundle(std::string_view file) {
    auto asked = open_asked(impl_->keys, file);
    if (!asked) {
        return tl::unexpected(std::move(asked.error()));
    }
    return impl_->in_transaction([&] {
        return central::answer_bundle(
            impl_->context, *asked, [this](const Request& one) { return impl_->answer_one(one); });
    });
}

void Central::check_health() {
    if (!impl_->store->stream()) {
        throw base::Fault(base::FaultCode::corrupt,
                          "the central's store has never been initialised");
    }
}

base::Outcome<EnrolmentCode> Central::make_code(std::string_view staff_name, std::string_view role,
                                                std::string_view team_name) {
    return impl_->in_transaction(
        [&] { return central::make_code(impl_->context, staff_name, role, team_name); });
}

std::vector<DeviceRow> Central::devices() {
    std::vector<DeviceRow> rows;
    for (const StoredDevice& device : impl_->store->devices()) {
        if (device.status != StoredDevice::Status::central) {
            rows.push_back(impl_->row_of(device));
        }
    }
    return rows;
}

base::Outcome<DeviceRow> Central::revoke(record::DeviceNumber number) {
    return impl_->in_transaction([&]() -> base::Outcome<DeviceRow> {
        auto device = impl_->store->find_device(number);
        if (!device || device->status == StoredDevice::Status::central) {
            return base::refuse(base::Refusal::not_found,
                                {"Der er ingen tablet med det nummer. Intet er ændret.",
                                 "There is no tablet of that number. Nothing was changed."});
        }
        device->status = StoredDevice::Status::revoked;
        impl_->store->set_status(number, device->status);
        return impl_->row_of(*device);
    });
}

std::vector<ConflictRow> Central::conflicts(std::size_t limit) {
    std::vector<ConflictRow> rows;
    for (StoredRecord& stored : impl_->store->flagged(StoredRecord::conflicted, limit)) {
        const record::RecordState state = read_record(impl_->context, std::move(stored));
        for (const merge::Conflict& conflict : domain::conflicts_of(state)) {
            if (rows.size() < limit) {
                rows.push_back({state, conflict.field, conflict.key});
            }
        }
    }
    return rows;
}

std::vector<SetApart> Central::set_apart(std::size_t limit) {
    return impl_->store->set_apart(limit);
}

Outcome<std::vector<ReleasedChange>> Central::release(ChangeName name) {
    return impl_->change([&] { return central::release(impl_->context, name); });
}

Outcome<void> Central::discard(ChangeName name, std::string_view reason) {
    return impl_->change([&] { return central::discard(impl_->context, name, reason); });
}

void Central::keep_erasures_in(std::unique_ptr<ErasureList> list) {
    impl_->erasure_list = std::move(list);
    const std::string kept = impl_->erasure_list->read();
    std::vector<StoredErasure> missing;
    for (StoredErasure& each : opened_erasures(impl_->context, kept)) {
        if (!impl_->store->find_erasure(each.scope)) {
            missing.push_back(std::move(each));
        }
    }
    if (!missing.empty()) {
        impl_->erase(missing);
    }
    // Also what the store knows and the list does not: the list may have been lost.
    impl_->write_erasures(impl_->store->erasures());
}

std::vector<AwaitedAttachment> Central::awaited_attachments(std::size_t limit) {
    return central::awaited_attachments(impl_->context, limit);
}

std::vector<WitnessRow> Central::witnesses(std::size_t limit) {
    return impl_->in_transaction([&] { return central::witnesses(impl_->context, limit); });
}

Outcome<std::vector<RestoredWord>> Central::restore_witness(base::AnyId record) {
    return impl_->change([&] { return central::restore_witness(impl_->context, record); });
}

Outcome<void> Central::discard_witness(base::AnyId record) {
    return impl_->change([&] { return central::discard_witness(impl_->context, record); });
}

Outcome<ErasureRow> Central::erase_citizen(base::AnyId citizen, std::string_view reason) {
    base::require(impl_->erasure_list != nullptr, "what is erased is written down outside first");
    if (const auto allowed = may_erase(impl_->context, citizen, reason); !allowed) {
        return tl::unexpected(allowed.error());
    }
    const StoredErasure erasure{record::Scope::citizen(citizen).encode(),
                                impl_->context.clock.now(), std::string(reason)};
    std::vector<StoredErasure> all = impl_->store->erasures();
    all.push_back(erasure);
    impl_->write_erasures(all);
    impl_->erase({erasure});
    impl_->write_erasures(impl_->store->erasures()); // with whoever is to be told of it
    auto rows = central::erasures(impl_->context);
    const auto at = std::ranges::find(rows, citizen, &ErasureRow::citizen);
    base::require(at != rows.end(), "what was erased is listed");
    return std::move(*at);
}

std::vector<ErasureRow> Central::erasures() { return central::erasures(impl_->context); }

Outcome<void> Central::hold_citizen(base::AnyId citizen, std::string_view reason) {
    return impl_->change([&] { return central::hold_citizen(impl_->context, citizen, reason); });
}

Outcome<void> Central::lift_hold(base::AnyId citizen) {
    return impl_->change([&] { return central::lift_hold(impl_->context, citizen); });
}

Outcome<std::vector<PastChange>> Central::history(base::AnyId id) {
    return history_of(impl_->context, id);
}

Outcome<std::vector<ExtractRow>> Central::extract_citizen(base::AnyId citizen) {
    return central::extract_citizen(impl_->context, citizen);
}

std::string Central::staff_name(base::AnyId staff) { return name_of(impl_->context, staff); }

Stats Central::stats() {
    const auto stream = impl_->store->stream();
    const StoredCounts counts = impl_->store->counts();
    Stats stats;
    if (stream) {
        stats.epoch = stream->epoch;
        stats.demo = stream->demo;
        stats.head = stream->head;
    }
    stats.records = counts.records;
    stats.changes = counts.changes;
    stats.devices = counts.devices;
    stats.conflicts = counts.conflicts;
    stats.quarantined = counts.quarantined;
    stats.awaited = counts.awaited;
    return stats;
}

std::vector<std::string> Central::verify() { return central::verify(impl_->context); }

void Central::backup(const std::string& file) {
    // Numbered before its copy is made: what came before that is in it.
    const auto number = impl_->in_transaction([&] { return impl_->store->begin_backup(); });
    const auto devices = write_backup(*impl_->store, impl_->keys, impl_->context.random, file);
    // Only what the copy holds: another node may have taken more since.
    impl_->in_transaction([&] {
        for (const StoredDevice& device : devices) {
            impl_->store->set_backed_up(device.device, device.last_seq);
        }
        impl_->store->end_backup(number);
        return true;
    });
}

} // namespace b2go::central
