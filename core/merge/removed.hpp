#pragma once

#include "base/time.hpp"
#include "merge/effective.hpp"

/// Elements of sets that were taken out long ago. To people an element that says no and one that
/// nobody ever wrote are the same; a record that keeps every no grows as long as it is edited.
namespace b2go::merge {

/// Forgets the elements that were taken out before `before` and that nobody has put in since: each
/// is one version that says no, and nothing awaited. What was merged still counts as merged, so
/// what comes later from whoever saw it, or did not, shows what it would have shown. A record that
/// somebody deleted keeps everything: what its deletion had not seen is a conflict.
///
/// Whether anything was forgotten.
bool forget_removed(record::RecordState& state, base::Instant before, const RuleOf& rule_of);

/// Takes out of `whole`, a record as all its changes make it, what `kept` lacks of it and may have
/// forgotten, by whatever clock.
void forget_alike(record::RecordState& whole, const record::RecordState& kept,
                  const RuleOf& rule_of);

} // namespace b2go::merge
