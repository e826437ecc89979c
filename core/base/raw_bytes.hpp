#pragma once

#include <array>
#include <string>

#include "base/bytes.hpp"

// Libsodium takes unsigned characters where everything else here has bytes or text.
namespace b2go::base {

[[nodiscard]] inline const unsigned char* raw(ByteView bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

[[nodiscard]] inline unsigned char* raw(std::string& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}

template <std::size_t N> [[nodiscard]] unsigned char* raw(std::array<std::byte, N>& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}

} // namespace b2go::base
