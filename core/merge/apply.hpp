#pragma once

#include "record/state.hpp"

/// Bringing changes together. Pure functions: no clock, no I/O, no order of arrival.
namespace b2go::merge {

enum class Applied {
    replay,     ///< the record already holds this change; nothing was touched
    alone,      ///< every register written has one version
    concurrent, ///< some register written holds versions by people who had not seen each other
};

/// Merges one change into a record.
///
/// Nothing but a write that had *seen* a version removes it, and a version whose replacement came
/// first is never shown, so any order of arrival that keeps each device's own order ends in the
/// same bytes. `state` and `change` name the same record. `dot` is the change's own dot.
Applied apply(record::RecordState& state, const record::Change& change, const record::Dot& dot);

/// An empty record of the change's id, type and scope, for its first change.
[[nodiscard]] record::RecordState empty_record(const record::Change& change);

} // namespace b2go::merge
