#pragma once

#include <string_view>
#include <vector>

#include "store/outbox.hpp"
#include "store/records.hpp"

namespace b2go::store {

/// The central's state below, this tablet's own changes on top, until the central's state holds
/// them. Calls are made within a transaction.
class Layers {
public:
    Layers(Records& records, Outbox& outbox) : records_(records), outbox_(outbox) {}

    /// Merges a change that was just made here. Call before it goes into the outbox.
    void add(const record::Change& change, const record::Dot& dot);
    /// Puts the central's state under what it does not hold yet. Throws Fault{corrupt} on bytes
    /// that are not that record.
    void take_server_state(base::AnyId id, std::string_view bytes, record::DeviceNumber self);
    /// The central no longer has it, or this tablet may no longer hold it. False if it was not
    /// held.
    bool take_gone(base::AnyId id);
    /// Shows the record without those of its changes that merged nothing. A record that was made
    /// by nothing else goes out of view.
    void take_off(base::AnyId id, record::DeviceNumber self);

private:
    Records& records_;
    Outbox& outbox_;
};

void apply_all(record::RecordState& state, const std::vector<StampedChange>& changes);

} // namespace b2go::store
