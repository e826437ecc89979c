#include "record/chain.hpp"

namespace b2go::record {

base::Hash change_hash(std::string_view encoded_change) {
    return base::blake2b({base::as_bytes(encoded_change)});
}

Chain extend(const Chain& before, const base::Hash& change_hash) {
    return base::blake2b({before, change_hash});
}

std::uint32_t tag_of(const Chain& chain) {
    std::uint32_t tag = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        tag = (tag << 8U) | std::to_integer<std::uint32_t>(chain[i]);
    }
    return tag;
}

} // namespace b2go::record
