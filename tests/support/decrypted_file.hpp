#pragma once

#include <cstdint>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include <openssl/evp.h>

#include "base/crypto.hpp"

/// Every page of a SQLCipher file and of its write-ahead log in clear, free pages and stale frames
/// too: what somebody with the key and a disk reader sees.
namespace b2go::tests {

namespace cipher_page {
inline constexpr std::size_t kBytes = 4096;
inline constexpr std::size_t kReserve = 80; ///< initialisation vector (16) and authentication (64)
inline constexpr std::size_t kVector = 16;
inline constexpr std::size_t kSalt = 16; ///< in clear at the beginning of the first page
inline constexpr std::size_t kLogHeader = 32;
inline constexpr std::size_t kFrameHeader = 24;
} // namespace cipher_page

inline const unsigned char* octets(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

inline std::string decrypted_page(std::string_view page, bool is_first,
                                  const base::SecretKey& key) {
    using namespace cipher_page;
    const std::size_t from = is_first ? kSalt : 0;
    const std::string_view sealed = page.substr(from, kBytes - kReserve - from);
    const std::string_view vector = page.substr(kBytes - kReserve, kVector);
    std::string plain(sealed.size() + kVector, '\0');
    const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(
        EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    int length = 0;
    const auto secret = base::as_chars(key.view());
    if (EVP_DecryptInit_ex(context.get(), EVP_aes_256_cbc(), nullptr, octets(secret),
                           octets(vector)) != 1 ||
        EVP_CIPHER_CTX_set_padding(context.get(), 0) != 1 ||
        EVP_DecryptUpdate(context.get(), reinterpret_cast<unsigned char*>(plain.data()), &length,
                          octets(sealed), static_cast<int>(sealed.size())) != 1) {
        throw std::runtime_error("a page cannot be decrypted");
    }
    plain.resize(static_cast<std::size_t>(length));
    return plain;
}

inline std::string whole_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline std::string decrypted_file(const std::string& path, const base::SecretKey& key) {
    using namespace cipher_page;
    const std::string file = whole_file(path);
    const std::string log = whole_file(path + "-wal");
    std::string plain;
    for (std::size_t at = 0; at + kBytes <= file.size(); at += kBytes) {
        plain += decrypted_page(std::string_view(file).substr(at, kBytes), at == 0, key);
    }
    for (std::size_t at = kLogHeader; at + kFrameHeader + kBytes <= log.size();
         at += kFrameHeader + kBytes) {
        std::uint32_t number = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            number = (number << 8U) | static_cast<unsigned char>(log[at + i]);
        }
        plain += decrypted_page(std::string_view(log).substr(at + kFrameHeader, kBytes),
                                number == 1, key);
    }
    return plain;
}

} // namespace b2go::tests
