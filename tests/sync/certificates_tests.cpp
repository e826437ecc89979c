#include <boost/test/unit_test.hpp>

#include <memory>

#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include "base/crypto.hpp"
#include "platform/os_random.hpp"
#include "sync/central/certificates.hpp"
#include "tests/sync/crypto_started.hpp"

namespace {

using namespace b2go::central;
namespace base = b2go::base;

constexpr base::Instant kNow{1'790'000'000'000};

struct FreeX509 {
    void operator()(X509* certificate) const { X509_free(certificate); }
};

std::unique_ptr<X509, FreeX509> parse(const std::string& pem) {
    BIO* bio = BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()));
    std::unique_ptr<X509, FreeX509> read(PEM_read_bio_X509(bio, nullptr, nullptr, nullptr));
    BIO_free(bio);
    BOOST_REQUIRE(read);
    return read;
}

} // namespace

BOOST_AUTO_TEST_SUITE(certificates)

BOOST_AUTO_TEST_CASE(a_server_certificate_is_for_its_hosts_and_by_its_authority) {
    b2go::platform::OsRandom random;
    const Certificate authority = make_authority(kNow, random);
    const std::vector<std::string> hosts{"central.kommune.example", "192.0.2.7", "::1"};
    const auto server = make_server_certificate(authority, hosts, kNow, random);
    BOOST_REQUIRE(server.has_value());
    const auto parsed = parse(server->certificate);
    const auto issuer = parse(authority.certificate);
    BOOST_TEST(X509_check_host(parsed.get(), "central.kommune.example", 0, 0, nullptr) == 1);
    BOOST_TEST(X509_check_ip_asc(parsed.get(), "192.0.2.7", 0) == 1);
    BOOST_TEST(X509_check_ip_asc(parsed.get(), "::1", 0) == 1);
    BOOST_TEST(X509_check_host(parsed.get(), "other.example", 0, 0, nullptr) == 0);
    BOOST_TEST(X509_check_ip_asc(parsed.get(), "192.0.2.8", 0) == 0);
    BOOST_TEST(X509_verify(parsed.get(), X509_get0_pubkey(issuer.get())) == 1);
    BOOST_TEST(X509_check_ca(issuer.get()) == 1);
    BOOST_TEST(X509_check_ca(parsed.get()) == 0);
}

BOOST_AUTO_TEST_CASE(what_is_neither_name_nor_address_is_refused) {
    b2go::platform::OsRandom random;
    const Certificate authority = make_authority(kNow, random);
    for (const std::string host : {"", "a b", "x,IP:10.0.0.1", "-a", "https://a", "a\nb"}) {
        const std::vector<std::string> hosts{host};
        const auto made = make_server_certificate(authority, hosts, kNow, random);
        BOOST_REQUIRE(!made.has_value());
        BOOST_TEST(made.error().fields.at(0).field == "host");
    }
    BOOST_TEST(!make_server_certificate(authority, {}, kNow, random).has_value());
}

BOOST_FIXTURE_TEST_CASE(a_tablets_certificate_is_by_the_authority_and_passes_for_no_server,
                        b2go::tests::CryptoStarted) {
    b2go::platform::OsRandom random;
    const Certificate authority = make_authority(kNow, random);
    const base::SigningKey key = base::SigningKey::random(random);
    const std::string der = make_client_certificate(authority, base::as_chars(key.public_key()),
                                                    "tablet 100001", kNow, random);
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    const std::unique_ptr<X509, FreeX509> read(
        d2i_X509(nullptr, &at, static_cast<long>(der.size())));
    BOOST_REQUIRE(read);
    const auto issuer = parse(authority.certificate);
    BOOST_TEST(X509_verify(read.get(), X509_get0_pubkey(issuer.get())) == 1);
    BOOST_TEST(X509_check_purpose(read.get(), X509_PURPOSE_SSL_CLIENT, 0) == 1);
    BOOST_TEST(X509_check_purpose(read.get(), X509_PURPOSE_SSL_SERVER, 0) == 0);
    BOOST_TEST(X509_check_ca(read.get()) == 0);
    const std::vector<std::string> hosts{"localhost"};
    const auto server = make_server_certificate(authority, hosts, kNow, random);
    BOOST_TEST(X509_check_purpose(parse(server->certificate).get(), X509_PURPOSE_SSL_CLIENT, 0) ==
               0);
}

BOOST_AUTO_TEST_CASE(certificates_come_back_from_the_key_file_as_they_were) {
    b2go::platform::OsRandom random;
    Certificates made;
    made.authority = make_authority(kNow, random);
    const std::vector<std::string> hosts{"localhost"};
    made.server = make_server_certificate(made.authority, hosts, kNow, random).value();
    const Certificates read = Certificates::decode(made.encode());
    BOOST_TEST(read.chain() == made.chain());
    BOOST_TEST(read.encode() == made.encode());
    BOOST_TEST(fingerprint(read.authority.certificate).size() == 64);
    BOOST_CHECK_THROW(Certificates::decode("nothing"), base::Fault);
    BOOST_CHECK_THROW(Certificates::decode(made.chain()), base::Fault);
}

BOOST_AUTO_TEST_SUITE_END()
