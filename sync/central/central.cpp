#include "sync/central/central.hpp"

#include <utility>

#include "base/outcome.hpp"
#include "domain/record_view.hpp"
#include "domain/reference_data.hpp"
#include "domain/staff.hpp"
#include "sync/central/backup.hpp"
#include "sync/central/bundle.hpp"
#include "sync/central/context.hpp"
#include "sync/central/enrolment.hpp"
#include "sync/central/own_changes.hpp"
#include "sync/central/people.hpp"
#include "sync/central/requests.hpp"
#include "sync/central/verify.hpp"

namespace b2go::central {

namespace {

constexpr std::uint32_t kFirstEpoch = 1;
constexpr int kDone = 200;

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
         base::Random& random)
        : store(std::move(given_store)), keys(std::move(given_keys)),
          scope_keys(*store, keys.master, random),
          context{*store, keys, scope_keys, clock, random} {}

    /// Rolls back unless `work` ends by itself.
    template <typename Work> auto in_transaction(const Work& work) {
        store->begin();
        try {
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

    /// One request's part of the transaction.
    Reply answer_one(const Request& request) {
        store->begin_part();
        Reply reply = answer_request(context, request);
        if (reply.status == kDone) {
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
};

Central::Central(std::unique_ptr<CentralStore> store, Keys keys, const base::Clock& clock,
                 base::Random& random)
    : impl_(std::make_unique<Impl>(std::move(store), std::move(keys), clock, random)) {}

Central::~Central() = default;

void Central::initialise(bool demo) {
    impl_->in_transaction([&] {
        base::require(!impl_->store->stream(), "only an empty store is initialised");
        impl_->store->make_stream(kFirstEpoch, demo);
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
    return stats;
}

std::vector<std::string> Central::verify() { return central::verify(impl_->context); }

void Central::backup(const std::string& file) {
    write_backup(*impl_->store, impl_->keys, impl_->context.random, file);
    // Nothing has been written since the copy: there is one thread.
    impl_->in_transaction([&] {
        impl_->store->set_backed_up();
        return true;
    });
}

} // namespace b2go::central
