#include "sync/central/own_changes.hpp"

#include <utility>

#include "base/outcome.hpp"
#include "domain/types.hpp"
#include "record/seen.hpp"
#include "registry/diff.hpp"

namespace b2go::central {

OwnEdit make_edit(const registry::Object& object, const record::Scope& scope) {
    return {object.id, object.type, scope,
            registry::writes_of({}, object.fields, record::Seen{object.id, {}},
                                registry::Given::changed)};
}

record::Change change_of(const OwnEdit& edit, base::Instant time) {
    record::Change change;
    change.id = edit.id;
    change.type = edit.type;
    change.scope = edit.scope;
    change.schema = domain::kSchema;
    change.time = time;
    change.writes = edit.writes;
    return change;
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

OwnChanges::OwnChanges(Context& context) : context_(context), merging_(context, std::nullopt) {
    context.store.hold_stream();
    const StoredDevice device = lock_own(context);
    name_ = {device.device, device.last_seq};
    chain_ = device.chain;
}

OwnChanges::Written OwnChanges::write(record::Change change) {
    ++name_.seq;
    change.device = name_.device;
    change.seq = name_.seq;
    const std::string bytes = record::encode(change);
    const base::Hash hash = record::change_hash(bytes);
    chain_ = record::extend(chain_, hash);
    const Verdict verdict = merging_.take({name_, hash, chain_, bytes});
    base::require(verdict.kind != sync::pb::QUARANTINED, "the central's own changes merge");
    return {{name_.device, name_.seq, record::tag_of(chain_)}, verdict.kind};
}

void OwnChanges::finish() {
    merging_.finish();
    context_.store.set_position(name_.device, name_.seq, chain_);
}

void write_own(Context& context, std::span<const OwnEdit> edits) {
    OwnChanges own(context);
    for (const OwnEdit& edit : edits) {
        own.write(change_of(edit, context.clock.now()));
    }
    own.finish();
}

} // namespace b2go::central
