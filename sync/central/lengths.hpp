#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Byte strings one after the other, each after its length (4 bytes, big-endian).
namespace b2go::central {

inline constexpr std::size_t kLengthBytes = 4;

inline void append_length(std::string& target, std::size_t length) {
    for (unsigned shift = 8 * kLengthBytes; shift > 0; shift -= 8) {
        target.push_back(static_cast<char>((length >> (shift - 8)) & 0xffU));
    }
}

/// From exactly kLengthBytes.
[[nodiscard]] inline std::size_t length_in(std::string_view bytes) {
    std::size_t length = 0;
    for (const char byte : bytes) {
        length = (length << 8U) | static_cast<unsigned char>(byte);
    }
    return length;
}

inline void append_with_length(std::string& target, std::string_view bytes) {
    append_length(target, bytes.size());
    target += bytes;
}

/// Takes the next one off `bytes`; nothing if they end before it does.
[[nodiscard]] inline std::optional<std::string_view> take_with_length(std::string_view& bytes) {
    if (bytes.size() < kLengthBytes) {
        return std::nullopt;
    }
    const std::size_t length = length_in(bytes.substr(0, kLengthBytes));
    if (length > bytes.size() - kLengthBytes) {
        return std::nullopt;
    }
    const std::string_view taken = bytes.substr(kLengthBytes, length);
    bytes.remove_prefix(kLengthBytes + length);
    return taken;
}

} // namespace b2go::central
