#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/bytes.hpp"
#include "base/random.hpp"

/// The product's cryptography: thin, typed doors to libsodium. All functions may be called from
/// any thread after `init_crypto`.
namespace b2go::base {

/// Call once at program start. Throws Fault{environment} if libsodium cannot start.
void init_crypto();

using Hash = std::array<std::byte, 32>;

/// BLAKE2b-256 of the parts, one after the other.
[[nodiscard]] Hash blake2b(std::initializer_list<ByteView> parts);

/// SHA-256 of bytes that come in parts: the name the rest of the world knows a file's content by.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;
    void add(ByteView bytes);
    /// Of everything added; afterwards nothing more can be.
    [[nodiscard]] Hash finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// 32 secret bytes in guarded, locked memory (`sodium_malloc`), wiped when freed.
class SecretKey {
public:
    static constexpr std::size_t kSize = 32;
    static SecretKey random(Random& random);
    /// Exactly 32 bytes; the caller wipes its own copy.
    [[nodiscard]] static std::optional<SecretKey> copy_of(ByteView bytes);
    [[nodiscard]] ByteView view() const;

private:
    SecretKey();
    struct Free {
        void operator()(std::byte* memory) const;
    };
    std::unique_ptr<std::byte, Free> memory_;
};

/// XChaCha20-Poly1305. Result: 24-byte nonce ‖ ciphertext ‖ 16-byte tag.
[[nodiscard]] std::string seal(const SecretKey& key, ByteView plain, ByteView associated,
                               Random& random);
/// Nothing if the key, the associated data or a byte is not what was sealed.
[[nodiscard]] std::optional<std::string> open_sealed(const SecretKey& key, ByteView sealed,
                                                     ByteView associated);

/// The same with one key of a `KeyBlock`: exactly 32 bytes.
[[nodiscard]] std::string seal(ByteView key, ByteView plain, ByteView associated, Random& random);
[[nodiscard]] std::optional<std::string> open_sealed(ByteView key, ByteView sealed,
                                                     ByteView associated);

/// Places for many keys in one piece of guarded, locked memory, wiped when freed: a guarded
/// allocation for each would cost more than everything that is done with the key.
class KeyBlock {
public:
    explicit KeyBlock(std::size_t count);
    [[nodiscard]] ByteView at(std::size_t index) const;
    /// Exactly 32 bytes; the caller wipes its own copy.
    void put(std::size_t index, ByteView key);
    void put_random(std::size_t index, Random& random);

private:
    struct Free {
        void operator()(std::byte* memory) const;
    };
    std::size_t count_;
    std::unique_ptr<std::byte, Free> memory_;
};

/// Overwrites what is no longer to be in memory, in a way no compiler takes out.
void wipe(std::string& secret);

/// Sealed to a public X25519 key: only the holder of the private half reads it.
struct BoxKeyPair {
    std::array<std::byte, 32> public_key{};
    SecretKey private_key;
};
[[nodiscard]] BoxKeyPair make_box_keys(Random& random);
[[nodiscard]] BoxKeyPair box_keys_of(SecretKey private_key);
[[nodiscard]] std::string seal_to(ByteView public_key, ByteView plain);
/// The same, with the one-time key from a source of the caller's.
[[nodiscard]] std::string seal_to(ByteView public_key, ByteView plain, Random& random);
[[nodiscard]] std::optional<std::string> open_box(const BoxKeyPair& keys, ByteView sealed);

/// Ed25519 signing key, held as its 32-byte seed in locked memory.
class SigningKey {
public:
    static SigningKey random(Random& random);
    [[nodiscard]] static std::optional<SigningKey> from_seed(ByteView seed);
    [[nodiscard]] ByteView seed() const { return seed_.view(); }
    [[nodiscard]] const std::array<std::byte, 32>& public_key() const { return public_key_; }
    /// 64-byte detached signature.
    [[nodiscard]] std::string sign(ByteView message) const;

private:
    explicit SigningKey(SecretKey seed);
    SecretKey seed_;
    std::array<std::byte, 32> public_key_{};
};
[[nodiscard]] bool verify_signature(ByteView public_key, ByteView message, ByteView signature);

/// Cost of a passphrase derivation. `floor()` is the least ever accepted, whatever a file says.
struct KdfCost {
    std::uint32_t passes = 3;
    std::uint64_t memory_bytes = std::uint64_t{64} << 20U;
    [[nodiscard]] static KdfCost floor() { return {}; }
    [[nodiscard]] bool at_least_floor() const {
        return passes >= floor().passes && memory_bytes >= floor().memory_bytes;
    }
};
/// Argon2id; salt is 16 bytes. Throws Fault{environment} when memory is short.
[[nodiscard]] SecretKey derive_from_passphrase(std::string_view passphrase, ByteView salt,
                                               KdfCost cost);
/// HKDF-SHA-256 (RFC 5869) of the concatenated secrets, for one purpose named by `context`.
[[nodiscard]] SecretKey derive_key(std::initializer_list<ByteView> secrets,
                                   std::string_view context);

/// Compares without telling by its duration where the difference is.
[[nodiscard]] bool equal_secret(ByteView a, ByteView b);

} // namespace b2go::base
