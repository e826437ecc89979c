#pragma once

#include "base/crypto.hpp"

namespace b2go::platform {

/// The cost at which this machine takes about half a second to try one passphrase, never below
/// the floor and never more memory than a small tablet can spare. Measures for about 0.1 s.
[[nodiscard]] base::KdfCost calibrated_kdf_cost();

} // namespace b2go::platform
