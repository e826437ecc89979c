#include <boost/test/unit_test.hpp>

#include "store/vault.hpp"
#include "store/vault.pb.h"
#include "tests/support/seeded_random.hpp"

namespace {

using namespace b2go;
using base::Refusal;
using store::Vault;

struct Secrets {
    tests::SeededRandom random{11};
    base::SecretKey key = made();
    base::SecretKey made() {
        base::init_crypto();
        return base::SecretKey::random(random);
    }
    Vault vault() {
        return Vault::create(key, "kim", "correct horse", base::KdfCost::floor(), random);
    }
};

bool opens(const Vault& vault, std::string_view passphrase, const base::SecretKey& key) {
    const auto opened = vault.unlock(passphrase);
    return opened && base::equal_secret(opened->view(), key.view());
}

bool is_refused(const Vault& vault, std::string_view passphrase) {
    const auto opened = vault.unlock(passphrase);
    return !opened && opened.error().kind == Refusal::wrong_secret &&
           !opened.error().message.da.empty();
}

BOOST_AUTO_TEST_SUITE(vaults)

BOOST_AUTO_TEST_CASE(the_passphrase_opens_it_also_after_storing) {
    Secrets secrets;
    const auto vault = Vault::decode(secrets.vault().encode());
    BOOST_TEST(opens(vault, "correct horse", secrets.key));
}

BOOST_AUTO_TEST_CASE(another_passphrase_is_refused) {
    Secrets secrets;
    const auto vault = secrets.vault();
    BOOST_TEST(is_refused(vault, "correct horsf"));
    BOOST_TEST(is_refused(vault, ""));
}

BOOST_AUTO_TEST_CASE(two_people_open_the_same_key_each_with_their_own) {
    Secrets secrets;
    auto vault = secrets.vault();
    vault.add_slot(secrets.key, "bo", "battery staple", base::KdfCost::floor(), secrets.random);
    vault = Vault::decode(vault.encode());
    BOOST_TEST(opens(vault, "correct horse", secrets.key));
    BOOST_TEST(opens(vault, "battery staple", secrets.key));
    BOOST_TEST(is_refused(vault, "horse staple"));
}

BOOST_AUTO_TEST_CASE(the_key_is_not_in_the_file_s_bytes) {
    Secrets secrets;
    const std::string bytes = secrets.vault().encode();
    BOOST_TEST(bytes.find(base::as_chars(secrets.key.view())) == std::string::npos);
    BOOST_TEST(bytes.find("correct horse") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_change_of_any_byte_is_never_opened) {
    Secrets secrets;
    const std::string bytes = secrets.vault().encode();
    // Each try costs a derivation: every byte of the first fields, and every fourth of the long
    // random ones.
    for (std::size_t i = 0; i < bytes.size(); i += i < 40 ? 1 : 4) {
        BOOST_TEST_CONTEXT("byte " << i) {
            std::string changed = bytes;
            changed[i] = static_cast<char>(changed[i] ^ 1);
            try {
                BOOST_TEST(is_refused(Vault::decode(changed), "correct horse"));
            } catch (const base::Fault&) {
                // Not readable at all: just as good.
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_file_cannot_lower_the_cost_below_the_floor) {
    Secrets secrets;
    store::pb::Vault message;
    BOOST_REQUIRE(message.ParseFromString(secrets.vault().encode()));
    message.mutable_slots(0)->set_memory_bytes(base::KdfCost::floor().memory_bytes - 1);
    BOOST_TEST(is_refused(Vault::decode(message.SerializeAsString()), "correct horse"));
    message.mutable_slots(0)->set_memory_bytes(8192);
    message.mutable_slots(0)->set_passes(1);
    BOOST_TEST(is_refused(Vault::decode(message.SerializeAsString()), "correct horse"));
}

BOOST_AUTO_TEST_CASE(a_file_cannot_ask_for_more_than_a_machine_has) {
    Secrets secrets;
    store::pb::Vault message;
    BOOST_REQUIRE(message.ParseFromString(secrets.vault().encode()));
    message.mutable_slots(0)->set_memory_bytes(std::uint64_t{1} << 50U);
    BOOST_TEST(is_refused(Vault::decode(message.SerializeAsString()), "correct horse"));
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_vault_and_later_versions_are_told_apart) {
    Secrets secrets;
    const auto code_of = [](std::string_view bytes) {
        try {
            static_cast<void>(Vault::decode(bytes));
        } catch (const base::Fault& fault) {
            return fault.code();
        }
        return base::FaultCode::in_use;
    };
    BOOST_TEST((code_of("") == base::FaultCode::corrupt));
    BOOST_TEST((code_of("no vault at all") == base::FaultCode::corrupt));
    store::pb::Vault message;
    BOOST_REQUIRE(message.ParseFromString(secrets.vault().encode()));
    message.set_version(2);
    BOOST_TEST((code_of(message.SerializeAsString()) == base::FaultCode::newer_schema));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
