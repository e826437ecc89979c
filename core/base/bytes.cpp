#include "base/bytes.hpp"

#include <sodium.h>

#include "base/raw_bytes.hpp"

namespace b2go::base {

namespace {

constexpr int kBase64Variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

} // namespace

std::string to_hex(ByteView bytes) {
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), raw(bytes), bytes.size());
    text.pop_back();
    return text;
}

std::optional<std::string> from_hex(std::string_view text) {
    std::string bytes(text.size() / 2, '\0');
    std::size_t length = 0;
    const char* end = nullptr;
    if (text.size() % 2 != 0 ||
        sodium_hex2bin(raw(bytes), bytes.size(), text.data(), text.size(), nullptr, &length,
                       &end) != 0 ||
        end != text.data() + text.size()) {
        return std::nullopt;
    }
    return bytes;
}

std::string to_base64url(ByteView bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), kBase64Variant), '\0');
    sodium_bin2base64(text.data(), text.size(), raw(bytes), bytes.size(), kBase64Variant);
    text.pop_back(); // the terminating zero
    return text;
}

std::optional<std::string> from_base64url(std::string_view text) {
    std::string bytes(text.size() / 4 * 3 + 3, '\0');
    std::size_t length = 0;
    const char* end = nullptr;
    if (sodium_base642bin(raw(bytes), bytes.size(), text.data(), text.size(), nullptr, &length,
                          &end, kBase64Variant) != 0 ||
        end != text.data() + text.size()) {
        return std::nullopt;
    }
    bytes.resize(length);
    return bytes;
}

} // namespace b2go::base
