#include "store/layers.hpp"

#include "merge/apply.hpp"
#include "store/record_flags.hpp"

namespace b2go::store {

namespace {

record::RecordState made_of(const std::vector<StampedChange>& changes) {
    record::RecordState state = merge::empty_record(changes.front().change);
    apply_all(state, changes);
    return state;
}

} // namespace

void apply_all(record::RecordState& state, const std::vector<StampedChange>& changes) {
    for (const StampedChange& stamped : changes) {
        merge::apply(state, stamped.change, stamped.dot);
    }
}

void Layers::add(const record::Change& change, const record::Dot& dot) {
    using namespace record_flags;
    const auto row = records_.find(change.id);
    record::RecordState state;
    unsigned sync_flags = kPending | kLocal;
    if (row) {
        state = decode_stored(row->state);
        sync_flags = kPending | (row->flags & kLocal);
        if (!row->has(kPending)) {
            records_.put_base(row->rid, row->state);
        }
    } else {
        // Unanswered changes to a record that went out of view come back with it.
        state = merge::empty_record(change);
        apply_all(state, outbox_.pending(change.id, 0));
    }
    base::require(state.type == change.type && state.scope == change.scope,
                  "a record's type and scope never change");
    merge::apply(state, change, dot);
    records_.write(row, state, record::encode(state), sync_flags);
}

void Layers::take_server_state(base::AnyId id, std::string_view bytes, record::DeviceNumber self) {
    using namespace record_flags;
    const auto row = records_.find(id);
    const bool pending = row && row->has(kPending);
    if (row && !row->has(kLocal) &&
        (pending ? records_.base_of(row->rid).value_or("") : row->state) == bytes) {
        return;
    }
    if (row && row->state == bytes) {
        // What this tablet wrote comes back as the central's: only who holds it has changed.
        records_.settle(*row);
        return;
    }
    auto state = record::decode_state(bytes);
    if (!state || state->id != id || (row && row->type != state->type)) {
        throw base::Fault(base::FaultCode::corrupt,
                          "the central sent a record that this version cannot read");
    }
    if (pending || !row) {
        const auto changes = outbox_.pending(id, state->applied_of(self));
        if (!changes.empty()) {
            apply_all(*state, changes);
            const auto rid = records_.write(row, *state, record::encode(*state), kPending);
            records_.put_base(rid, bytes);
            return;
        }
    }
    const auto rid = records_.write(row, *state, bytes, 0);
    if (pending) {
        records_.delete_base(rid);
    }
}

bool Layers::take_gone(base::AnyId id) {
    const auto row = records_.find(id);
    if (row) {
        records_.remove(*row);
    }
    return row.has_value();
}

void Layers::restack(base::AnyId id, record::DeviceNumber self) {
    using namespace record_flags;
    const auto row = records_.find(id);
    if (!row) {
        return;
    }
    if (!row->has(kLocal)) {
        return stack(*row, server_state_of(*row), self);
    }
    const auto changes = outbox_.pending(id, 0);
    if (changes.empty()) {
        return records_.remove(*row);
    }
    const record::RecordState state = made_of(changes);
    records_.write(row, state, record::encode(state), kPending | kLocal);
}

void Layers::bring_back(base::AnyId id, record::Seq after, record::DeviceNumber self) {
    using namespace record_flags;
    if (records_.find(id)) {
        return restack(id, self);
    }
    const auto changes = outbox_.pending(id, 0);
    if (!changes.empty() && changes.front().dot.seq > after) {
        const record::RecordState state = made_of(changes);
        records_.write(std::nullopt, state, record::encode(state), kPending | kLocal);
    }
}

/// What the central has of a record that it has something of.
std::string Layers::server_state_of(const RecordRow& row) {
    return row.has(record_flags::kPending) ? records_.base_of(row.rid).value_or("") : row.state;
}

void Layers::stack(const RecordRow& row, std::string_view base, record::DeviceNumber self) {
    record::RecordState state = decode_stored(base);
    const auto changes = outbox_.pending(state.id, state.applied_of(self));
    if (changes.empty()) {
        records_.write(row, state, base, 0);
        records_.delete_base(row.rid);
        return;
    }
    apply_all(state, changes);
    records_.write(row, state, record::encode(state), record_flags::kPending);
    records_.put_base(row.rid, base);
}

void Layers::rename(base::AnyId id, const Renaming& renaming, record::DeviceNumber former,
                    record::Seq common, record::DeviceNumber self) {
    using namespace record_flags;
    const auto row = records_.find(id);
    if (!row || row->has(kLocal)) {
        return restack(id, self);
    }
    record::RecordState base = decode_stored(server_state_of(*row));
    renaming.rename_in(base, former, common);
    stack(*row, record::encode(base), self);
}

} // namespace b2go::store
