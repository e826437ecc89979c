#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace b2go::base {

using ByteView = std::span<const std::byte>;

/// Borrows text or raw bytes held in a string as bytes.
[[nodiscard]] inline ByteView as_bytes(std::string_view text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}

/// Borrows bytes as characters; protocol messages and SQL statements carry bytes in strings.
[[nodiscard]] inline std::string_view as_chars(ByteView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Lower-case hexadecimal.
[[nodiscard]] std::string to_hex(ByteView bytes);
/// Accepts either case; nothing if the length is odd or a character is no hex digit.
[[nodiscard]] std::optional<std::string> from_hex(std::string_view text);

/// URL-safe base64 without padding (RFC 4648 section 5), for tokens people and tools pass on.
[[nodiscard]] std::string to_base64url(ByteView bytes);
[[nodiscard]] std::optional<std::string> from_base64url(std::string_view text);

} // namespace b2go::base
