#pragma once

#include <string_view>

#include "base/crypto.hpp"
#include "record/dot.hpp"

namespace b2go::record {

/// A device's history as one running hash: h(0) is zero, h(n) = BLAKE2b(h(n−1) ‖ hash(change n)).
/// It runs over hashes, so that a payload can be erased and the chain still be checked.
using Chain = base::Hash;

[[nodiscard]] base::Hash change_hash(std::string_view encoded_change);
[[nodiscard]] Chain extend(const Chain& before, const base::Hash& change_hash);
/// The first 32 bits, big-endian.
[[nodiscard]] std::uint32_t tag_of(const Chain& chain);

} // namespace b2go::record
