#pragma once

#include <string>
#include <vector>

#include "sync/central/context.hpp"

namespace b2go::central {

/// What is wrong with the store; empty when nothing is. Checks the engine's files, every device's
/// chain from the hashes, every logged change against its hash, and every record against the
/// changes merged into it, byte for byte. Names records by id and changes by device and number,
/// never by what they hold. Reads everything; memory stays bounded.
[[nodiscard]] std::vector<std::string> verify(Context& context);

} // namespace b2go::central
