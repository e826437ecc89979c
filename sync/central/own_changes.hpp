#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "record/state.hpp"
#include "registry/object.hpp"
#include "sync/central/context.hpp"
#include "sync/central/merging.hpp"

namespace b2go::central {

/// One record that the central itself makes or edits.
struct OwnEdit {
    base::AnyId id;
    record::TypeNumber type = 0;
    record::Scope scope;
    std::vector<record::Write> writes; ///< sorted by (field, key)
};

/// Everything of a new object.
[[nodiscard]] OwnEdit make_edit(const registry::Object& object, const record::Scope& scope);

/// The change that makes it; device and seq are given when it is written.
[[nodiscard]] record::Change change_of(const OwnEdit& edit, base::Instant time);

/// The number under which the central writes in an epoch: devices count from 1.
[[nodiscard]] record::DeviceNumber own_device(std::uint32_t epoch);
/// Gives the central its number of an epoch. `life` is empty for the first epoch; a restored
/// central has a random name for the time since: two restores of one backup begin the same epoch.
void add_own_device(Context& context, std::uint32_t epoch, std::string life);
/// The running number of a device within the epoch. Two lives of one epoch count from different
/// places, so that what one gave the other hardly ever gives again.
[[nodiscard]] record::DeviceNumber place_in_epoch(record::DeviceNumber running,
                                                  std::string_view life);

/// The central's own device, which nobody else writes as before the transaction ends: whoever
/// decides by what is there what to write takes it first. Throws Fault{corrupt} if there is none.
StoredDevice lock_own(Context& context);

/// Writes changes of the central's own device, in the open transaction: logged and chained like
/// anybody's, so that they are verified and backed up like anybody's.
class OwnChanges {
public:
    /// Throws Fault{corrupt} if the central has no number.
    explicit OwnChanges(Context& context);

    struct Written {
        record::Dot dot;
        sync::pb::VerdictKind verdict = sync::pb::VERDICT_NONE;
    };
    /// Gives the change the central's device and next seq.
    Written write(record::Change change);
    [[nodiscard]] Merging& merging() { return merging_; }
    /// Writes the touched records and where the central's history stands.
    void finish();

private:
    Context& context_;
    Merging merging_;
    ChangeName name_;
    record::Chain chain_{};
};

void write_own(Context& context, std::span<const OwnEdit> edits);

} // namespace b2go::central
