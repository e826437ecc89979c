#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// Protocol Buffers' wire format by hand, so that tests can write what the codec never would.
namespace b2go::record_test {

inline std::string varint(std::uint64_t number) {
    std::string bytes;
    while (number >= 0x80) {
        bytes.push_back(static_cast<char>((number & 0x7FU) | 0x80U));
        number >>= 7U;
    }
    bytes.push_back(static_cast<char>(number));
    return bytes;
}

/// A field holding a number (wire type 0).
inline std::string number(unsigned field, std::uint64_t value) {
    return varint(field << 3U) + varint(value);
}

/// A field holding bytes, a text or a message (wire type 2).
inline std::string bytes(unsigned field, std::string_view content) {
    return varint((field << 3U) | 2U) + varint(content.size()) + std::string(content);
}

/// A field holding four bytes, little-endian (wire type 5).
inline std::string fixed32(unsigned field, std::uint32_t value) {
    std::string out = varint((field << 3U) | 5U);
    for (unsigned shift = 0; shift < 32; shift += 8) {
        out.push_back(static_cast<char>((value >> shift) & 0xFFU));
    }
    return out;
}

/// A Dot message.
inline std::string dot(std::uint32_t device, std::uint64_t seq, std::uint32_t tag) {
    return number(1, device) + number(2, seq) + fixed32(3, tag);
}

} // namespace b2go::record_test
