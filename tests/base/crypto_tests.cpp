#include "base/crypto.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/seeded_random.hpp"

using namespace b2go;
using base::as_bytes;
using base::from_hex;
using base::SecretKey;
using base::SigningKey;

namespace {

struct Started {
    Started() { base::init_crypto(); }
};

SecretKey key_of(char fill) {
    auto key = SecretKey::copy_of(as_bytes(std::string(SecretKey::kSize, fill)));
    BOOST_REQUIRE(key.has_value());
    return std::move(*key);
}

std::string flipped(std::string bytes, std::size_t at, int bit) {
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << bit));
    return bytes;
}

} // namespace

BOOST_TEST_GLOBAL_FIXTURE(Started);

BOOST_AUTO_TEST_SUITE(crypto)

BOOST_AUTO_TEST_CASE(blake2b_knows_the_answer_for_abc_in_any_number_of_parts) {
    const char* expected = "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319";
    BOOST_TEST(base::to_hex(base::blake2b({as_bytes("abc")})) == expected);
    BOOST_TEST(base::to_hex(base::blake2b({as_bytes("a"), {}, as_bytes("bc")})) == expected);
    BOOST_TEST(base::to_hex(base::blake2b({})) ==
               "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
}

BOOST_AUTO_TEST_CASE(a_key_has_exactly_32_bytes) {
    BOOST_TEST(!SecretKey::copy_of(as_bytes(std::string(31, 'k'))).has_value());
    BOOST_TEST(!SecretKey::copy_of(as_bytes(std::string(33, 'k'))).has_value());
    BOOST_TEST(!SecretKey::copy_of({}).has_value());
    BOOST_TEST(base::as_chars(key_of('k').view()) == std::string(32, 'k'));
}

BOOST_AUTO_TEST_CASE(what_is_sealed_opens_with_the_same_key_and_associated_data_only) {
    tests::SeededRandom random(1);
    for (const std::string plain : {"", "x", "en hel seddel"}) {
        const std::string sealed = base::seal(key_of('k'), as_bytes(plain), as_bytes("ad"), random);
        BOOST_TEST(sealed.size() == plain.size() + 40);
        BOOST_TEST(base::open_sealed(key_of('k'), as_bytes(sealed), as_bytes("ad")).value() ==
                   plain);
        BOOST_TEST(!base::open_sealed(key_of('j'), as_bytes(sealed), as_bytes("ad")).has_value());
        BOOST_TEST(!base::open_sealed(key_of('k'), as_bytes(sealed), as_bytes("")).has_value());
        BOOST_TEST(!base::open_sealed(key_of('k'), as_bytes(sealed), as_bytes("ae")).has_value());
    }
}

BOOST_AUTO_TEST_CASE(a_change_of_any_bit_or_length_of_what_is_sealed_is_noticed) {
    tests::SeededRandom random(2);
    const SecretKey key = key_of('k');
    const std::string sealed = base::seal(key, as_bytes("en seddel"), as_bytes("ad"), random);
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            BOOST_TEST(!base::open_sealed(key, as_bytes(flipped(sealed, at, bit)), as_bytes("ad"))
                            .has_value());
        }
        BOOST_TEST(
            !base::open_sealed(key, as_bytes(sealed.substr(0, at)), as_bytes("ad")).has_value());
    }
    BOOST_TEST(!base::open_sealed(key, as_bytes(sealed + '\0'), as_bytes("ad")).has_value());
}

BOOST_AUTO_TEST_CASE(the_same_text_is_never_sealed_to_the_same_bytes) {
    tests::SeededRandom random(3);
    const SecretKey key = key_of('k');
    BOOST_TEST(base::seal(key, as_bytes("en seddel"), {}, random) !=
               base::seal(key, as_bytes("en seddel"), {}, random));
}

BOOST_AUTO_TEST_CASE(what_is_sealed_to_a_public_key_opens_with_its_private_half_only) {
    tests::SeededRandom random(4);
    const base::BoxKeyPair keys = base::make_box_keys(random);
    const base::BoxKeyPair others = base::make_box_keys(random);
    const std::string sealed = base::seal_to(keys.public_key, as_bytes("en seddel"));
    BOOST_TEST(base::open_box(keys, as_bytes(sealed)).value() == "en seddel");
    BOOST_TEST(!base::open_box(others, as_bytes(sealed)).has_value());
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        BOOST_TEST(!base::open_box(keys, as_bytes(flipped(sealed, at, 3))).has_value());
        BOOST_TEST(!base::open_box(keys, as_bytes(sealed.substr(0, at))).has_value());
    }
    BOOST_TEST(base::open_box(keys, as_bytes(base::seal_to(keys.public_key, {}))).value().empty());
}

BOOST_AUTO_TEST_CASE(a_signing_key_knows_the_answers_of_rfc_8032) {
    // Section 7.1, test 2: a message of one byte.
    const auto seed =
        from_hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb").value();
    const auto key = SigningKey::from_seed(as_bytes(seed));
    BOOST_REQUIRE(key.has_value());
    BOOST_TEST(base::to_hex(key->public_key()) ==
               "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    BOOST_TEST(base::to_hex(as_bytes(key->sign(as_bytes("\x72")))) ==
               "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
               "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    BOOST_TEST(base::to_hex(key->seed()) == base::to_hex(as_bytes(seed)));
    BOOST_TEST(!SigningKey::from_seed(as_bytes("short")).has_value());
}

BOOST_AUTO_TEST_CASE(a_signature_holds_for_its_key_and_message_only) {
    tests::SeededRandom random(5);
    const SigningKey key = SigningKey::random(random);
    const SigningKey other = SigningKey::random(random);
    const std::string signature = key.sign(as_bytes("besked"));
    BOOST_TEST(base::verify_signature(key.public_key(), as_bytes("besked"), as_bytes(signature)));
    BOOST_TEST(
        !base::verify_signature(other.public_key(), as_bytes("besked"), as_bytes(signature)));
    BOOST_TEST(!base::verify_signature(key.public_key(), as_bytes("beskec"), as_bytes(signature)));
    BOOST_TEST(!base::verify_signature(key.public_key(), {}, as_bytes(signature)));
    BOOST_TEST(!base::verify_signature({}, as_bytes("besked"), as_bytes(signature)));
    BOOST_TEST(!base::verify_signature(key.public_key(), as_bytes("besked"), {}));
    for (std::size_t at = 0; at < signature.size(); ++at) {
        BOOST_TEST(!base::verify_signature(key.public_key(), as_bytes("besked"),
                                           as_bytes(flipped(signature, at, 0))));
    }
}

BOOST_AUTO_TEST_CASE(derived_keys_are_those_of_rfc_5869) {
    // Appendix A.3: no salt, no info; the first 32 bytes.
    const std::string secret(22, '\x0b');
    BOOST_TEST(base::to_hex(base::derive_key({as_bytes(secret)}, "").view()) ==
               "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
    // In two parts it is the same secret.
    BOOST_TEST(base::to_hex(
                   base::derive_key({as_bytes(secret.substr(0, 9)), as_bytes(secret.substr(9))}, "")
                       .view()) ==
               "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
}

BOOST_AUTO_TEST_CASE(keys_for_two_purposes_differ) {
    const auto one = base::derive_key({as_bytes("secret")}, "store");
    const auto other = base::derive_key({as_bytes("secret")}, "wire");
    BOOST_TEST(base::to_hex(one.view()) != base::to_hex(other.view()));
    BOOST_TEST(
        base::equal_secret(one.view(), base::derive_key({as_bytes("secret")}, "store").view()));
}

BOOST_AUTO_TEST_CASE(a_passphrase_gives_the_same_key_with_the_same_salt_only) {
    const std::string salt(16, 's');
    const auto cost = base::KdfCost::floor();
    const auto key = base::derive_from_passphrase("hest", as_bytes(salt), cost);
    BOOST_TEST(base::equal_secret(
        key.view(), base::derive_from_passphrase("hest", as_bytes(salt), cost).view()));
    BOOST_TEST(!base::equal_secret(
        key.view(),
        base::derive_from_passphrase("hest", as_bytes(std::string(16, 't')), cost).view()));
    BOOST_TEST(!base::equal_secret(
        key.view(), base::derive_from_passphrase("hesT", as_bytes(salt), cost).view()));
}

BOOST_AUTO_TEST_CASE(a_cheaper_derivation_is_below_the_floor) {
    BOOST_TEST(base::KdfCost::floor().at_least_floor());
    BOOST_TEST((!base::KdfCost{2, std::uint64_t{64} << 20U}.at_least_floor()));
    BOOST_TEST((!base::KdfCost{3, (std::uint64_t{64} << 20U) - 1}.at_least_floor()));
}

BOOST_AUTO_TEST_CASE(secrets_compare_by_content) {
    BOOST_TEST(base::equal_secret(as_bytes("abc"), as_bytes("abc")));
    BOOST_TEST(!base::equal_secret(as_bytes("abc"), as_bytes("abd")));
    BOOST_TEST(!base::equal_secret(as_bytes("abc"), as_bytes("abcd")));
    BOOST_TEST(base::equal_secret({}, {}));
}

BOOST_AUTO_TEST_SUITE_END()
