#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "store/holdings.hpp"
#include "store/outbox.hpp"
#include "store/records.hpp"
#include "store/renaming.hpp"
#include "store/witnesses.hpp"

namespace b2go::store {

/// The central's state below, this tablet's own changes on top, until the central's state holds
/// them. Calls are made within a transaction.
class Layers {
public:
    Layers(Records& records, Outbox& outbox, Holdings& holdings, Witnesses& witnesses)
        : records_(records), outbox_(outbox), holdings_(holdings), witnesses_(witnesses) {}

    /// Merges a change that was just made here. Call before it goes into the outbox.
    void add(const record::Change& change, const record::Dot& dot);
    /// Puts the central's state under what it does not hold yet. Throws Fault{corrupt} on bytes
    /// that are not that record.
    void take_server_state(base::AnyId id, std::string_view bytes, record::DeviceNumber self);
    /// The central believes that this tablet holds the bytes that `digest` stands for: what it has
    /// with the changes on top that were accepted. False, and nothing changed, if it does not.
    [[nodiscard]] bool take_stub(base::AnyId id, std::string_view digest, record::DeviceNumber self,
                                 record::Seq accepted);
    /// The central no longer has it, or this tablet may no longer hold it. False if it was not
    /// held.
    bool take_gone(base::AnyId id);
    /// The central does not have it, though it has sent it once: it stays, and is not counted.
    void take_lacking(base::AnyId id);
    /// Shows a record that is held anew: the central's state with those changes on top that it does
    /// not hold and that did not merge nothing. One that is made by nothing goes out of view.
    void restack(base::AnyId id, record::DeviceNumber self);
    /// The same after everything from `after` on counts as unanswered again: a record that was out
    /// of view because all its changes had merged nothing comes back. One that the central took
    /// away does not.
    void bring_back(base::AnyId id, record::Seq after, record::DeviceNumber self);
    /// Gives the changes in the central's state of this record their new names, and shows it anew.
    void rename(base::AnyId id, const Renaming& renaming, record::DeviceNumber former,
                record::Seq common, record::DeviceNumber self);

private:
    /// `take_server_state` of the record of that row.
    void take(const std::optional<RecordRow>& row, base::AnyId id, std::string_view bytes,
              record::DeviceNumber self);
    /// `base` with the changes on top that it does not hold.
    void stack(const RecordRow& row, std::string_view base, record::DeviceNumber self);

    Records& records_;
    Outbox& outbox_;
    Holdings& holdings_;
    Witnesses& witnesses_;
};

void apply_all(record::RecordState& state, const std::vector<StampedChange>& changes);

} // namespace b2go::store
