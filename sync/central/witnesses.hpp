#pragma once

#include <vector>

#include <tl/expected.hpp>

#include "base/outcome.hpp"
#include "record/state.hpp"
#include "sync/central/asker.hpp"
#include "sync/central/refusals.hpp"
#include "sync/protocol/sync.pb.h"

/// Words that a restored central lacks because whoever sent them is gone too, and that another
/// tablet still had: kept as that tablet gave them, sealed with their scope and erased with it,
/// until an administrator has them restored or discards them.
namespace b2go::central {

/// Keeps those that hold something that is lacking.
[[nodiscard]] tl::expected<sync::pb::WitnessAnswer, No>
take_witnesses(Context& context, const Asker& asker, const sync::pb::WitnessRequest& request);

/// Records with words that are lacking, by id. What has been sent again since is left out.
[[nodiscard]] std::vector<WitnessRow> witnesses(Context& context, std::size_t most);

/// Writes what is lacking of a record as changes of the central's own number, with the authors and
/// times they had and their first dots: whoever sends them after all gets `duplicate`. What the
/// lost words had replaced is replaced by them again. Refused with not_found if there is no witness
/// of it.
[[nodiscard]] base::Outcome<std::vector<RestoredWord>> restore_witness(Context& context,
                                                                       base::AnyId record);
/// Forgets what tablets had of a record. Refused like restore_witness.
[[nodiscard]] base::Outcome<void> discard_witness(Context& context, base::AnyId record);

/// What is wrong with what is kept; empty when all is well.
[[nodiscard]] std::vector<std::string> verify_witnesses(Context& context);

} // namespace b2go::central
