#include "merge/apply.hpp"

#include <algorithm>

#include "base/outcome.hpp"

namespace b2go::merge {

using record::Change;
using record::Dot;
using record::RecordState;
using record::Register;
using record::Version;
using record::Write;

namespace {

/// Takes out the versions that the writer had seen. A seen dot that is neither here nor covered by
/// what has been merged is on its way: it is awaited, so that it is not shown when it arrives.
void remove_seen(Register& item, const Write& write, const RecordState& state) {
    for (const Dot& seen : write.seen) {
        const auto at = std::ranges::find(item.versions, seen, &Version::dot);
        if (at != item.versions.end()) {
            item.versions.erase(at);
        } else if (seen.seq > state.applied_of(seen.device)) {
            record::insert(item.awaited, seen);
        }
    }
}

void add_version(Register& item, const Write& write, const Change& change, const Dot& dot) {
    if (record::contains(item.awaited, dot)) {
        return; // someone who saw this version has already replaced it
    }
    const auto at = std::ranges::lower_bound(item.versions, dot, {}, &Version::dot);
    item.versions.insert(at,
                         {dot, change.time, change.author, change.reason, write.value, write.was});
}

/// What this device has now sent can no longer be awaited, whichever register named it.
void stop_awaiting(RecordState& state, const Dot& dot) {
    for (Register& item : state.registers) {
        std::erase_if(item.awaited, [&](const Dot& awaited) {
            return awaited.device == dot.device && awaited.seq <= dot.seq;
        });
    }
    std::erase_if(state.registers, [](const Register& item) {
        return item.versions.empty() && item.awaited.empty();
    });
}

} // namespace

RecordState empty_record(const Change& change) {
    return {change.id, change.type, change.scope, change.schema, {}, {}};
}

Applied apply(RecordState& state, const Change& change, const Dot& dot) {
    base::require(state.id == change.id, "a change is merged into the record it names");
    if (change.seq <= state.applied_of(change.device)) {
        return Applied::replay;
    }
    bool concurrent = false;
    for (const Write& write : change.writes) {
        Register& item = state.at(write.field, write.key);
        remove_seen(item, write, state);
        add_version(item, write, change, dot);
        concurrent = concurrent || item.versions.size() > 1;
    }
    state.set_applied(change.device, change.seq);
    state.schema = std::max(state.schema, change.schema);
    stop_awaiting(state, dot);
    return concurrent ? Applied::concurrent : Applied::alone;
}

} // namespace b2go::merge
