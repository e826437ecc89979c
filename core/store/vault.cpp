#include "store/vault.hpp"

#include <array>
#include <limits>
#include <string>

#include "store/vault.pb.h"

namespace b2go::store {

namespace {

using base::SecretKey;

constexpr std::uint32_t kVaultVersion = 1;
constexpr std::uint32_t kSlotVersion = 1;
constexpr std::size_t kSaltBytes = 16;
constexpr std::size_t kDeviceBytes = 16;
constexpr std::string_view kPurpose = "b2go slot 1";
/// No derivation asks for more than this, so that a planted file cannot stop the machine.
constexpr std::uint64_t kMemoryCeilingBytes = std::uint64_t{4} << 30U;
constexpr std::uint32_t kPassesCeiling = 64;
/// People who share one tablet, many times over; each wrong passphrase tries them all.
constexpr int kSlots = 32;

std::string random_bytes(std::size_t count, base::Random& random) {
    std::string bytes(count, '\0');
    random.fill(std::as_writable_bytes(std::span(bytes)));
    return bytes;
}

/// Everything a slot says beside the wrapped key, in one unambiguous text.
std::string associated_data(const pb::Slot& slot) {
    std::string data(kPurpose);
    for (const std::string& part : {slot.user(), slot.device(), slot.salt()}) {
        data += '|' + std::to_string(part.size()) + ':' + part;
    }
    for (const std::uint64_t number :
         {std::uint64_t{slot.slot_version()}, std::uint64_t{slot.passes()}, slot.memory_bytes(),
          static_cast<std::uint64_t>(slot.device_secret())}) {
        data += '|' + std::to_string(number);
    }
    return data;
}

SecretKey wrapping_key(const pb::Slot& slot, std::string_view passphrase) {
    const SecretKey derived = base::derive_from_passphrase(passphrase, base::as_bytes(slot.salt()),
                                                           {slot.passes(), slot.memory_bytes()});
    const base::ByteView no_device_secret;
    return base::derive_key({derived.view(), no_device_secret}, kPurpose);
}

/// What a file says is never trusted to be costly enough, nor to be payable.
bool may_be_tried(const pb::Slot& slot) {
    const base::KdfCost cost{slot.passes(), slot.memory_bytes()};
    return slot.slot_version() == kSlotVersion && cost.at_least_floor() &&
           cost.passes <= kPassesCeiling && cost.memory_bytes <= kMemoryCeilingBytes &&
           slot.salt().size() == kSaltBytes && slot.device_secret() == pb::DEVICE_SECRET_NONE;
}

pb::Vault parsed(std::string_view bytes) {
    pb::Vault vault;
    const bool readable =
        bytes.size() <= static_cast<std::size_t>(std::numeric_limits<int>::max()) &&
        vault.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
    if (!readable || vault.version() == 0 || vault.slots_size() == 0 ||
        vault.slots_size() > kSlots) {
        throw base::Fault(base::FaultCode::corrupt, "the key file is damaged");
    }
    if (vault.version() > kVaultVersion) {
        throw base::Fault(base::FaultCode::newer_schema,
                          "the key file was written by a newer version of the program");
    }
    return vault;
}

std::string serialized(const pb::Vault& vault) {
    std::string bytes;
    base::require(vault.SerializeToString(&bytes), "a key file that was built can be written");
    return bytes;
}

void put_slot(pb::Vault& vault, const std::string& device, const SecretKey& data_key,
              std::string_view user, std::string_view passphrase, base::KdfCost cost,
              base::Random& random) {
    base::require(vault.slots_size() < kSlots, "a key file has room for a further person");
    pb::Slot& slot = *vault.add_slots();
    slot.set_user(std::string(user));
    slot.set_device(device);
    slot.set_slot_version(kSlotVersion);
    slot.set_passes(cost.passes);
    slot.set_memory_bytes(cost.memory_bytes);
    slot.set_salt(random_bytes(kSaltBytes, random));
    slot.set_device_secret(pb::DEVICE_SECRET_NONE);
    slot.set_wrapped_key(base::seal(wrapping_key(slot, passphrase), data_key.view(),
                                    base::as_bytes(associated_data(slot)), random));
}

} // namespace

Vault Vault::create(const SecretKey& data_key, std::string_view user, std::string_view passphrase,
                    base::KdfCost cost, base::Random& random) {
    pb::Vault message;
    message.set_version(kVaultVersion);
    put_slot(message, random_bytes(kDeviceBytes, random), data_key, user, passphrase, cost, random);
    Vault vault;
    vault.bytes_ = serialized(message);
    return vault;
}

Vault Vault::decode(std::string_view bytes) {
    static_cast<void>(parsed(bytes));
    Vault vault;
    vault.bytes_ = bytes;
    return vault;
}

std::string Vault::encode() const { return bytes_; }

base::Outcome<SecretKey> Vault::unlock(std::string_view passphrase) const {
    const pb::Vault vault = parsed(bytes_);
    for (const pb::Slot& slot : vault.slots()) {
        if (!may_be_tried(slot)) {
            continue;
        }
        auto opened =
            base::open_sealed(wrapping_key(slot, passphrase), base::as_bytes(slot.wrapped_key()),
                              base::as_bytes(associated_data(slot)));
        if (opened) {
            auto key = SecretKey::copy_of(base::as_bytes(*opened));
            opened->assign(opened->size(), '\0');
            if (key) {
                return std::move(*key);
            }
        }
    }
    return base::refuse(
        base::Refusal::wrong_secret,
        {"Adgangssætningen passer ikke. Alt er stadig gemt og krypteret. Prøv igen.",
         "The passphrase does not fit. Everything is still stored and encrypted. Try again."});
}

void Vault::add_slot(const SecretKey& data_key, std::string_view user, std::string_view passphrase,
                     base::KdfCost cost, base::Random& random) {
    pb::Vault vault = parsed(bytes_);
    put_slot(vault, vault.slots(0).device(), data_key, user, passphrase, cost, random);
    bytes_ = serialized(vault);
}

} // namespace b2go::store
