#pragma once

#include <vector>

#include "record/seen.hpp"
#include "registry/entity.hpp"

/// From an edited form to the writes of one change.
namespace b2go::registry {

enum class Given {
    changed, ///< write only fields that differ from what the form opened with
    all,     ///< write every given field, even if equal: an edit of what was seen then
};

/// `opened`: the values the form opened with (an empty Fields for a new record); `edits`: the
/// fields given, Null clears, a set is the whole new set; `seen`: the dots of what the form opened
/// with. Sorted by (field, key). `was` is taken from `opened` where it is small enough.
[[nodiscard]] std::vector<record::Write> writes_of(const Fields& opened, const Fields& edits,
                                                   const record::Seen& seen, Given given);

} // namespace b2go::registry
