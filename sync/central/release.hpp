#pragma once

#include <string_view>
#include <vector>

#include "base/outcome.hpp"
#include "record/dot.hpp"
#include "sync/central/central_store.hpp"

/// What a sync administrator does with changes that were set apart. In the open transaction.
namespace b2go::central {

struct Context;

/// A change that was set apart, and under which dot its words stand in the records now.
struct ReleasedChange {
    ChangeName name;
    base::AnyId record;
    record::Dot now;
};

/// Merges a change that was set apart and, in order, what was built on it and waits for it alone
/// or was set apart for the same reason: each is written anew under the central's number, by its
/// author, naming its first dot as origin, so that whatever of it arrives again is a duplicate.
/// What was discarded may be released later.
///
/// Refused with not_found; with not_allowed where the change waits for another itself, cannot be
/// read or sent, does not fit the record it names, or would make a citizen whom nobody holds.
[[nodiscard]] base::Outcome<std::vector<ReleasedChange>> release(Context& context, ChangeName name);

/// Will not be merged; the words stay, with the reason, until they are released after all or
/// erased. What follows it waits on. Refused with not_found, and with invalid without a reason.
[[nodiscard]] base::Outcome<void> discard(Context& context, ChangeName name,
                                          std::string_view reason);

} // namespace b2go::central
