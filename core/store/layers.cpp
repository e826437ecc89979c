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
        sync_flags = kPending | (row->flags & (kLocal | kLacking));
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
    take(records_.find(id), id, bytes, self);
}

void Layers::take(const std::optional<RecordRow>& row, base::AnyId id, std::string_view bytes,
                  record::DeviceNumber self) {
    using namespace record_flags;
    const bool pending = row && row->has(kPending);
    const std::string before = row ? records_.server_state_of(*row) : std::string();
    const bool is_counted = row && !row->has(kLacking);
    if (is_counted) {
        witnesses_.note_older(before, bytes);
    }
    if (row && before == bytes) {
        holdings_.hold(row->scope);
        if (!is_counted) {
            records_.set_flags(*row, row->flags & ~kLacking);
            holdings_.replace(row->scope, id, {}, bytes);
        }
        return;
    }
    if (row && row->state == bytes) {
        // What this tablet wrote comes back as the central's: only who holds it has changed.
        holdings_.hold(row->scope);
        holdings_.replace(row->scope, id, is_counted ? before : std::string(), bytes);
        records_.settle(*row);
        return;
    }
    auto state = record::decode_state(bytes);
    if (!state || state->id != id || (row && row->type != state->type)) {
        throw base::Fault(base::FaultCode::corrupt,
                          "the central sent a record that this version cannot read");
    }
    const std::string scope = state->scope.encode();
    holdings_.hold(scope);
    holdings_.replace(scope, id, is_counted ? before : std::string(), bytes);
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

bool Layers::take_stub(base::AnyId id, std::string_view digest, record::DeviceNumber self,
                       record::Seq accepted) {
    using namespace record_flags;
    const auto is_it = [&](std::string_view state) { return record::stub_of(id, state) == digest; };
    const auto row = records_.find(id);
    if (!row) {
        return false;
    }
    if (is_it(row->state)) {
        take(row, id, row->state, self);
        return true;
    }
    if (!row->has(kPending)) {
        return false;
    }
    // Somebody has gone on writing since it was sent.
    const std::string before = records_.server_state_of(*row);
    const auto changes = outbox_.pending(id, 0);
    if (changes.empty()) {
        return false;
    }
    record::RecordState state =
        before.empty() ? merge::empty_record(changes.front().change) : decode_stored(before);
    for (const StampedChange& stamped : changes) {
        if (stamped.dot.seq <= accepted) {
            merge::apply(state, stamped.change, stamped.dot);
        }
    }
    const std::string sent = record::encode(state);
    if (!is_it(sent)) {
        return false;
    }
    take(row, id, sent, self);
    return true;
}

bool Layers::take_gone(base::AnyId id) {
    const auto row = records_.find(id);
    if (row) {
        if (!row->has(record_flags::kLacking)) {
            holdings_.replace(row->scope, id, records_.server_state_of(*row), {});
        }
        records_.remove(*row);
    }
    return row.has_value();
}

void Layers::take_lacking(base::AnyId id) {
    using namespace record_flags;
    const auto row = records_.find(id);
    if (row && !row->has(kLacking | kLocal)) {
        witnesses_.note_lacking(records_.server_state_of(*row), {});
        holdings_.replace(row->scope, id, records_.server_state_of(*row), {});
        records_.set_flags(*row, row->flags | kLacking);
    }
}

void Layers::restack(base::AnyId id, record::DeviceNumber self) {
    using namespace record_flags;
    const auto row = records_.find(id);
    if (!row) {
        return;
    }
    if (!row->has(kLocal)) {
        return stack(*row, records_.server_state_of(*row), self);
    }
    const auto changes = outbox_.pending(id, 0);
    if (changes.empty()) {
        // It may be released, or sent again, and then its bytes are wanted.
        return records_.remove(*row, Blobs::Unnamed::stay);
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

void Layers::stack(const RecordRow& row, std::string_view base, record::DeviceNumber self) {
    record::RecordState state = decode_stored(base);
    const unsigned lacking = row.flags & record_flags::kLacking;
    const auto changes = outbox_.pending(state.id, state.applied_of(self));
    if (changes.empty()) {
        records_.write(row, state, base, lacking);
        records_.delete_base(row.rid);
        return;
    }
    apply_all(state, changes);
    records_.write(row, state, record::encode(state), record_flags::kPending | lacking);
    records_.put_base(row.rid, base);
}

void Layers::rename(base::AnyId id, const Renaming& renaming, record::DeviceNumber former,
                    record::Seq common, record::DeviceNumber self) {
    using namespace record_flags;
    const auto row = records_.find(id);
    if (!row || row->has(kLocal)) {
        return restack(id, self);
    }
    const std::string before = records_.server_state_of(*row);
    record::RecordState base = decode_stored(before);
    renaming.rename_in(base, former, common);
    const std::string after = record::encode(base);
    if (!row->has(kLacking)) {
        holdings_.replace(base.scope.encode(), id, before, after);
    }
    stack(*row, after, self);
}

} // namespace b2go::store
