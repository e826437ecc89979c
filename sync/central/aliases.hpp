#pragma once

#include <optional>

#include "record/state.hpp"
#include "sync/central/context.hpp"

/// Words that go by several names: a tablet whose history parted from the central's stamps them
/// anew, two copies of it both may, and others have seen them under any of these names.
namespace b2go::central {

/// Dots that name re-stamped words, replaced by the dots those words were merged under; in what
/// was seen of each register and in what a deletion had seen.
void resolve_aliases(CentralStore& store, record::Change& change);

/// The dot under which the very words of a re-stamped change stand in the record: the same person
/// wrote the same in the same millisecond. A tablet that was stamped anew twice, the second time
/// after a restore, tells only its first name, and others may have seen the one between. Nothing
/// unless everything the change writes stands there.
[[nodiscard]] std::optional<record::Dot> standing_as(const record::RecordState& state,
                                                     const record::Change& change);

/// Now it is known that `other` names what is, or is about to be, merged as `merged`: whoever saw
/// the words by the other name has replaced them, also if that was merged long ago, and deletions
/// name them by this one. `last` is the change that was merged into the record last. True if the
/// state has changed.
bool learn_name(Context& context, record::RecordState& state, ChangeName last,
                const record::Dot& other, const record::Dot& merged);

} // namespace b2go::central
