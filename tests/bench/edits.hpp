#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "platform/tablet/tablet.hpp"
#include "record/state.hpp"
#include "record/value.hpp"
#include "registry/object.hpp"
#include "tests/bench/timing.hpp"

/// Work on a tablet whose sync is to be measured.
namespace b2go::bench {

using Ids = std::vector<base::AnyId>;
/// The fields an edit of record number `index` of a list gives.
using MakeFields = std::function<registry::Fields(std::size_t index)>;

/// Edits the records as a person would who saw them as they are, but in one transaction, so that
/// preparing a figure takes little time. The changes are those of single edits.
void edit_at_once(platform::Tablet& tablet, const Ids& ids, const MakeFields& fields);
void edit_at_once(store::Store& store, const Ids& ids, const MakeFields& fields);

/// Edits them one after the other through the use case a screen calls, and times each.
Samples edit_one_by_one(platform::Tablet& tablet, base::Random& random, const Ids& ids,
                        const MakeFields& fields);

/// Ends with an exception that says what the tablet said, if the sync is refused.
sync::SyncReport sync_or_throw(platform::Tablet& tablet);

[[nodiscard]] std::vector<record::RecordState> states_of(platform::Tablet& tablet, const Ids& ids);

/// The words that stand in a register, encoded, decided or not.
[[nodiscard]] std::set<std::string> words_in(const record::RecordState& state,
                                             record::FieldNumber number);
/// Throws WrongResult unless a register holds these, and nothing else.
void must_hold(const record::RecordState& state, record::FieldNumber field,
               const std::vector<record::Value>& values);

} // namespace b2go::bench
