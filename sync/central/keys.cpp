#include <utility>

#include "base/outcome.hpp"
#include "sync/central/central.hpp"
#include "sync/central/lengths.hpp"

/// The central's keys as the bytes of its key file.
namespace b2go::central {

using base::as_bytes;
using base::as_chars;

namespace {

constexpr std::string_view kMagic = "B2GOKEYS2\n";

[[noreturn]] void unreadable() {
    throw base::Fault(base::FaultCode::corrupt, "the central's key file is no key file, or is "
                                                "damaged: its checksum does not fit");
}

/// Seeds and keys are any bytes, so a changed one would go unseen until something it signed or
/// sealed is needed.
std::string checksum(std::string_view bytes) {
    const base::Hash hash = base::blake2b({as_bytes(bytes)});
    return std::string(as_chars(hash));
}

template <typename Key> Key given(std::optional<Key> key) {
    if (!key) {
        unreadable();
    }
    return std::move(*key);
}

} // namespace

Keys Keys::make(base::Random& random, std::string_view recovery_public) {
    base::require(recovery_public.size() == base::SecretKey::kSize, "a recovery key has 32 bytes");
    return {base::SecretKey::random(random),
            base::SigningKey::random(random),
            base::make_box_keys(random),
            std::string(recovery_public),
            {}};
}

std::string Keys::encode() const {
    std::string bytes(kMagic);
    bytes += as_chars(master.view());
    bytes += as_chars(signing.seed());
    bytes += as_chars(box.private_key.view());
    append_with_length(bytes, recovery_public);
    append_with_length(bytes, certificates);
    bytes += checksum(bytes);
    return bytes;
}

Keys Keys::decode(std::string_view bytes) {
    constexpr std::size_t kSize = base::SecretKey::kSize;
    constexpr std::size_t kSumSize = sizeof(base::Hash);
    if (!bytes.starts_with(kMagic) || bytes.size() < kMagic.size() + 3 * kSize + kSumSize) {
        unreadable();
    }
    const std::string_view sum = bytes.substr(bytes.size() - kSumSize);
    bytes.remove_suffix(kSumSize);
    if (checksum(bytes) != sum) {
        unreadable();
    }
    bytes.remove_prefix(kMagic.size());
    const auto next_key = [&bytes] {
        const std::string_view key = bytes.substr(0, kSize);
        bytes.remove_prefix(kSize);
        return as_bytes(key);
    };
    auto master = given(base::SecretKey::copy_of(next_key()));
    auto signing = given(base::SigningKey::from_seed(next_key()));
    auto box = base::box_keys_of(given(base::SecretKey::copy_of(next_key())));
    const auto recovery = take_with_length(bytes);
    const auto certificates = take_with_length(bytes);
    if (!recovery || recovery->size() != kSize || !certificates || !bytes.empty()) {
        unreadable();
    }
    return {std::move(master), std::move(signing), std::move(box), std::string(*recovery),
            std::string(*certificates)};
}

} // namespace b2go::central
