#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/crypto.hpp"
#include "base/outcome.hpp"

/// The key file beside a store: the store's data key, wrapped once per person (a slot).
/// Pure functions of the file's bytes; reading and writing the file is the caller's.
namespace b2go::store {

struct SlotOwner {
    std::string user;   ///< who the slot belongs to: a staff id or, before enrolment, a name
    std::string device; ///< which store: a random id made with the vault
};

class Vault {
public:
    /// A vault with one slot. `device_secret` may be empty: this version uses none, the format
    /// holds where one comes from.
    static Vault create(const base::SecretKey& data_key, std::string_view user,
                        std::string_view passphrase, base::KdfCost cost, base::Random& random);
    /// Throws Fault{corrupt} on bytes that are no vault, Fault{newer_schema} on a later version.
    static Vault decode(std::string_view bytes);
    [[nodiscard]] std::string encode() const;

    /// Tries every slot. Refusal{wrong_secret} when none opens; a slot whose cost is below the
    /// floor is never tried.
    [[nodiscard]] base::Outcome<base::SecretKey> unlock(std::string_view passphrase) const;

    /// A further person's slot for the same data key.
    void add_slot(const base::SecretKey& data_key, std::string_view user,
                  std::string_view passphrase, base::KdfCost cost, base::Random& random);

private:
    Vault() = default;
    std::string bytes_; ///< the encoded message
};

} // namespace b2go::store
