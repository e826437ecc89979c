#include "base/crypto.hpp"

#include <algorithm>

#include <sodium.h>

#include "base/mac.hpp"
#include "base/outcome.hpp"
#include "base/raw_bytes.hpp"

namespace b2go::base {

namespace {

unsigned char* writable(const SecretKey& key) {
    return const_cast<unsigned char*>(raw(key.view()));
}

} // namespace

void init_crypto() {
    if (sodium_init() < 0) {
        throw Fault(FaultCode::environment, "libsodium could not be started");
    }
}

Hash blake2b(std::initializer_list<ByteView> parts) {
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, std::tuple_size_v<Hash>);
    for (ByteView part : parts) {
        crypto_generichash_update(&state, raw(part), part.size());
    }
    Hash hash{};
    crypto_generichash_final(&state, raw(hash), hash.size());
    return hash;
}

struct Sha256::State {
    crypto_hash_sha256_state hash;
};

Sha256::Sha256() : state_(std::make_unique<State>()) { crypto_hash_sha256_init(&state_->hash); }
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(ByteView bytes) {
    crypto_hash_sha256_update(&state_->hash, raw(bytes), bytes.size());
}

Hash Sha256::finish() {
    Hash hash{};
    crypto_hash_sha256_final(&state_->hash, raw(hash));
    return hash;
}

SecretKey::SecretKey() : memory_(static_cast<std::byte*>(sodium_malloc(kSize))) {
    if (!memory_) {
        throw Fault(FaultCode::environment, "no guarded memory left for a key");
    }
}

void SecretKey::Free::operator()(std::byte* memory) const { sodium_free(memory); }

SecretKey SecretKey::random(Random& random) {
    SecretKey key;
    random.fill(std::span(key.memory_.get(), kSize));
    return key;
}

std::optional<SecretKey> SecretKey::copy_of(ByteView bytes) {
    if (bytes.size() != kSize) {
        return std::nullopt;
    }
    SecretKey key;
    std::ranges::copy(bytes, key.memory_.get());
    return key;
}

ByteView SecretKey::view() const { return {memory_.get(), kSize}; }

std::string seal(ByteView key, ByteView plain, ByteView associated, Random& random) {
    require(key.size() == SecretKey::kSize, "a key has 32 bytes");
    constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    std::string sealed(kNonce + plain.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES, '\0');
    random.fill(std::as_writable_bytes(std::span(sealed.data(), kNonce)));
    unsigned long long length = 0;
    crypto_aead_xchacha20poly1305_ietf_encrypt(raw(sealed) + kNonce, &length, raw(plain),
                                               plain.size(), raw(associated), associated.size(),
                                               nullptr, raw(sealed), raw(key));
    return sealed;
}

std::optional<std::string> open_sealed(ByteView key, ByteView sealed, ByteView associated) {
    require(key.size() == SecretKey::kSize, "a key has 32 bytes");
    constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    constexpr std::size_t kOverhead = kNonce + crypto_aead_xchacha20poly1305_ietf_ABYTES;
    if (sealed.size() < kOverhead) {
        return std::nullopt;
    }
    std::string plain(sealed.size() - kOverhead, '\0');
    unsigned long long length = 0;
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            raw(plain), &length, nullptr, raw(sealed) + kNonce, sealed.size() - kNonce,
            raw(associated), associated.size(), raw(sealed), raw(key)) != 0) {
        return std::nullopt;
    }
    return plain;
}

std::string seal(const SecretKey& key, ByteView plain, ByteView associated, Random& random) {
    return seal(key.view(), plain, associated, random);
}

std::optional<std::string> open_sealed(const SecretKey& key, ByteView sealed, ByteView associated) {
    return open_sealed(key.view(), sealed, associated);
}

KeyBlock::KeyBlock(std::size_t count)
    : count_(count), memory_(static_cast<std::byte*>(sodium_allocarray(count, SecretKey::kSize))) {
    if (!memory_) {
        throw Fault(FaultCode::environment, "no guarded memory left for keys");
    }
}

void KeyBlock::Free::operator()(std::byte* memory) const { sodium_free(memory); }

ByteView KeyBlock::at(std::size_t index) const {
    require(index < count_, "a key's place is within its block");
    return {memory_.get() + index * SecretKey::kSize, SecretKey::kSize};
}

void KeyBlock::put(std::size_t index, ByteView key) {
    require(index < count_ && key.size() == SecretKey::kSize, "a key fits its place");
    std::ranges::copy(key, memory_.get() + index * SecretKey::kSize);
}

void KeyBlock::put_random(std::size_t index, Random& random) {
    require(index < count_, "a key's place is within its block");
    random.fill(std::span(memory_.get() + index * SecretKey::kSize, SecretKey::kSize));
}

void wipe(std::string& secret) {
    sodium_memzero(secret.data(), secret.size());
    secret.clear();
}

BoxKeyPair make_box_keys(Random& random) { return box_keys_of(SecretKey::random(random)); }

BoxKeyPair box_keys_of(SecretKey private_key) {
    std::array<std::byte, 32> public_key{};
    crypto_scalarmult_base(raw(public_key), raw(private_key.view()));
    return {public_key, std::move(private_key)};
}

std::string seal_to(ByteView public_key, ByteView plain) {
    require(public_key.size() == crypto_box_PUBLICKEYBYTES, "a box key has 32 bytes");
    std::string sealed(plain.size() + crypto_box_SEALBYTES, '\0');
    if (crypto_box_seal(raw(sealed), raw(plain), plain.size(), raw(public_key)) != 0) {
        throw Fault(FaultCode::corrupt, "a public key is not a point on the curve");
    }
    return sealed;
}

std::string seal_to(ByteView public_key, ByteView plain, Random& random) {
    require(public_key.size() == crypto_box_PUBLICKEYBYTES, "a box key has 32 bytes");
    const BoxKeyPair once = make_box_keys(random);
    // As libsodium's own sealed boxes: the one-time public key, and a nonce from both public keys.
    std::string sealed(as_chars(once.public_key));
    std::array<unsigned char, crypto_box_NONCEBYTES> nonce{};
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, nonce.size());
    crypto_generichash_update(&state, raw(ByteView(once.public_key)), once.public_key.size());
    crypto_generichash_update(&state, raw(public_key), public_key.size());
    crypto_generichash_final(&state, nonce.data(), nonce.size());
    std::string box(plain.size() + crypto_box_MACBYTES, '\0');
    if (crypto_box_easy(raw(box), raw(plain), plain.size(), nonce.data(), raw(public_key),
                        raw(once.private_key.view())) != 0) {
        throw Fault(FaultCode::corrupt, "a public key is not a point on the curve");
    }
    return sealed + box;
}

std::optional<std::string> open_box(const BoxKeyPair& keys, ByteView sealed) {
    if (sealed.size() < crypto_box_SEALBYTES) {
        return std::nullopt;
    }
    std::string plain(sealed.size() - crypto_box_SEALBYTES, '\0');
    if (crypto_box_seal_open(raw(plain), raw(sealed), sealed.size(), raw(keys.public_key),
                             raw(keys.private_key.view())) != 0) {
        return std::nullopt;
    }
    return plain;
}

SigningKey::SigningKey(SecretKey seed) : seed_(std::move(seed)) {
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};
    crypto_sign_seed_keypair(raw(public_key_), secret.data(), raw(seed_.view()));
    sodium_memzero(secret.data(), secret.size());
}

SigningKey SigningKey::random(Random& random) { return SigningKey(SecretKey::random(random)); }

std::optional<SigningKey> SigningKey::from_seed(ByteView seed) {
    auto key = SecretKey::copy_of(seed);
    if (!key) {
        return std::nullopt;
    }
    return SigningKey(std::move(*key));
}

std::string SigningKey::sign(ByteView message) const {
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> public_key{};
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};
    crypto_sign_seed_keypair(public_key.data(), secret.data(), raw(seed_.view()));
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(raw(signature), nullptr, raw(message), message.size(), secret.data());
    sodium_memzero(secret.data(), secret.size());
    return signature;
}

bool verify_signature(ByteView public_key, ByteView message, ByteView signature) {
    return public_key.size() == crypto_sign_PUBLICKEYBYTES &&
           signature.size() == crypto_sign_BYTES &&
           crypto_sign_verify_detached(raw(signature), raw(message), message.size(),
                                       raw(public_key)) == 0;
}

SecretKey derive_from_passphrase(std::string_view passphrase, ByteView salt, KdfCost cost) {
    require(salt.size() == crypto_pwhash_SALTBYTES, "a passphrase salt has 16 bytes");
    require(cost.at_least_floor(), "a passphrase derivation is never cheaper than the floor");
    auto key = SecretKey::copy_of(Hash{});
    if (crypto_pwhash(writable(*key), SecretKey::kSize, passphrase.data(), passphrase.size(),
                      raw(salt), cost.passes, cost.memory_bytes,
                      crypto_pwhash_ALG_ARGON2ID13) != 0) {
        throw Fault(FaultCode::environment,
                    "not enough memory to check a passphrase; close other programs and try again");
    }
    return std::move(*key);
}

namespace {

/// HKDF-SHA-256 without a salt, one block. What lies on the stack meanwhile is wiped.
void derive_into(unsigned char* block, std::initializer_list<ByteView> secrets,
                 std::string_view context) {
    const Hash no_salt{};
    Hash extracted{};
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, raw(no_salt), no_salt.size());
    for (ByteView secret : secrets) {
        crypto_auth_hmacsha256_update(&state, raw(secret), secret.size());
    }
    crypto_auth_hmacsha256_final(&state, raw(extracted));
    const unsigned char first_block = 1;
    crypto_auth_hmacsha256_init(&state, raw(extracted), extracted.size());
    crypto_auth_hmacsha256_update(&state, raw(as_bytes(context)), context.size());
    crypto_auth_hmacsha256_update(&state, &first_block, 1);
    crypto_auth_hmacsha256_final(&state, block);
    sodium_memzero(extracted.data(), extracted.size());
    sodium_memzero(&state, sizeof state);
}

} // namespace

SecretKey derive_key(std::initializer_list<ByteView> secrets, std::string_view context) {
    auto key = SecretKey::copy_of(Hash{});
    derive_into(writable(*key), secrets, context);
    return std::move(*key);
}

Hash derive_mac(std::initializer_list<ByteView> secrets, std::string_view context) {
    Hash mac{};
    derive_into(raw(mac), secrets, context);
    return mac;
}

bool equal_secret(ByteView a, ByteView b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace b2go::base
