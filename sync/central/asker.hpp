#pragma once

#include <cstdint>

#include "sync/central/merging.hpp"

namespace b2go::central {

/// Whose question it is, by their signature.
struct Asker {
    Writer writer;
    StoredDevice device;
    std::uint32_t epoch = 0;
};

} // namespace b2go::central
