#include "sync/central/own_changes.hpp"

#include <utility>

#include "base/outcome.hpp"
#include "domain/types.hpp"
#include "record/seen.hpp"
#include "registry/diff.hpp"
#include "sync/central/merging.hpp"

namespace b2go::central {

OwnEdit make_edit(const registry::Object& object, const record::Scope& scope) {
    return {object.id, object.type, scope,
            registry::writes_of({}, object.fields, record::Seen{object.id, {}},
                                registry::Given::changed)};
}

record::DeviceNumber own_device(std::uint32_t epoch) { return epoch * record::kDevicesPerEpoch; }

void add_own_device(Context& context, std::uint32_t epoch, std::string life) {
    StoredDevice device;
    device.device = own_device(epoch);
    device.status = StoredDevice::Status::central;
    device.key = std::move(life);
    device.enrolled = context.clock.now();
    device.last_seen = device.enrolled;
    context.store.put_device(device);
}

record::DeviceNumber place_in_epoch(record::DeviceNumber running, std::string_view life) {
    constexpr record::DeviceNumber kPlaces = record::kDevicesPerEpoch - 1; // 0 is the central's
    std::uint64_t begin = 0;
    for (const char byte : life) {
        begin = (begin * 256 + static_cast<unsigned char>(byte)) % kPlaces;
    }
    return static_cast<record::DeviceNumber>((begin + running - 1) % kPlaces) + 1;
}

StoredDevice lock_own(Context& context) {
    const auto stream = context.store.stream();
    auto device = stream ? context.store.lock_device(own_device(stream->epoch)) : std::nullopt;
    if (!device) {
        throw base::Fault(base::FaultCode::corrupt,
                          "the central's store has never been initialised");
    }
    return std::move(*device);
}

void write_own(Context& context, std::span<const OwnEdit> edits) {
    const StoredDevice device = lock_own(context);
    Merging merging(context, std::nullopt);
    ChangeName name{device.device, device.last_seq};
    record::Chain chain = device.chain;
    for (const OwnEdit& edit : edits) {
        ++name.seq;
        record::Change change;
        change.device = name.device;
        change.seq = name.seq;
        change.id = edit.id;
        change.type = edit.type;
        change.scope = edit.scope;
        change.schema = domain::kSchema;
        change.time = context.clock.now();
        change.writes = edit.writes;
        const std::string bytes = record::encode(change);
        const base::Hash hash = record::change_hash(bytes);
        chain = record::extend(chain, hash);
        const Verdict verdict = merging.take({name, hash, chain, bytes});
        base::require(verdict.kind != sync::pb::QUARANTINED, "the central's own changes merge");
    }
    merging.finish();
    context.store.set_position(name.device, name.seq, chain);
}

} // namespace b2go::central
