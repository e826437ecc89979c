#include "sync/central/certificates.hpp"

#include <array>
#include <ctime>
#include <memory>
#include <optional>

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/sha.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "base/bytes.hpp"

namespace b2go::central {

namespace {

constexpr int kSerialBytes = 16;
constexpr long kX509Version3 = 2;
constexpr std::int64_t kDayMs = 86'400'000;
/// Tablets pin the authority itself and are judged by file and server times, so a long life costs
/// nothing and a certificate that runs out in the middle of a shift costs a day.
constexpr std::int64_t kLifetimeDays = 3650;
constexpr std::size_t kHostBytes = 253;

struct Free {
    void operator()(BIO* bio) const { BIO_free(bio); }
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(X509* certificate) const { X509_free(certificate); }
    void operator()(X509_EXTENSION* extension) const { X509_EXTENSION_free(extension); }
    void operator()(BIGNUM* number) const { BN_free(number); }
};
template <typename T> using Owned = std::unique_ptr<T, Free>;

void check(bool worked) {
    if (!worked) {
        ERR_clear_error();
        throw base::Fault(base::FaultCode::environment, "OpenSSL could not make a certificate");
    }
}

template <typename T> Owned<T> owned(T* made) {
    check(made != nullptr);
    return Owned<T>(made);
}

Owned<BIO> reader(std::string_view text) {
    return owned(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

std::string text_in(BIO* bio) {
    char* data = nullptr;
    const long length = BIO_get_mem_data(bio, &data);
    return {data, static_cast<std::size_t>(length)};
}

Owned<X509> next_certificate(BIO* bio) {
    Owned<X509> certificate(PEM_read_bio_X509(bio, nullptr, nullptr, nullptr));
    if (!certificate) {
        ERR_clear_error();
        throw base::Fault(base::FaultCode::corrupt, "a certificate cannot be read");
    }
    return certificate;
}

Owned<EVP_PKEY> next_private_key(BIO* bio) {
    Owned<EVP_PKEY> key(PEM_read_bio_PrivateKey(bio, nullptr, nullptr, nullptr));
    if (!key) {
        ERR_clear_error();
        throw base::Fault(base::FaultCode::corrupt, "a certificate's private key cannot be read");
    }
    return key;
}

std::string pem_of(X509* certificate) {
    const auto bio = owned(BIO_new(BIO_s_mem()));
    check(PEM_write_bio_X509(bio.get(), certificate) == 1);
    return text_in(bio.get());
}

std::string pem_of(EVP_PKEY* key) {
    const auto bio = owned(BIO_new(BIO_s_secmem()));
    check(PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) == 1);
    return text_in(bio.get());
}

std::string der_of(X509* certificate) {
    unsigned char* bytes = nullptr;
    const int length = i2d_X509(certificate, &bytes);
    check(length > 0);
    const std::unique_ptr<unsigned char, void (*)(unsigned char*)> owner(
        bytes, [](unsigned char* made) { OPENSSL_free(made); });
    return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length)};
}

void add_extension(X509* certificate, X509* issuer, int nid, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const auto extension = owned(X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str()));
    check(X509_add_ext(certificate, extension.get(), -1) == 1);
}

/// A certificate of version 3 with a random serial number, valid from a day ago: a tablet's clock
/// may be behind.
Owned<X509> begin_certificate(EVP_PKEY* key, const char* common_name, base::Instant now,
                              base::Random& random) {
    auto certificate = owned(X509_new());
    std::array<std::byte, kSerialBytes> serial{};
    random.fill(serial);
    serial[0] &= std::byte{0x7F}; // positive
    const auto number = owned(
        BN_bin2bn(reinterpret_cast<const unsigned char*>(serial.data()), kSerialBytes, nullptr));
    check(X509_set_version(certificate.get(), kX509Version3) == 1 &&
          BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate.get())) != nullptr);
    const auto from = static_cast<std::time_t>((now.ms - kDayMs) / 1000);
    const auto until = static_cast<std::time_t>((now.ms + kLifetimeDays * kDayMs) / 1000);
    check(ASN1_TIME_set(X509_getm_notBefore(certificate.get()), from) != nullptr &&
          ASN1_TIME_set(X509_getm_notAfter(certificate.get()), until) != nullptr);
    X509_NAME* name = X509_get_subject_name(certificate.get());
    check(X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                                     reinterpret_cast<const unsigned char*>(common_name), -1, -1,
                                     0) == 1 &&
          X509_set_pubkey(certificate.get(), key) == 1);
    return certificate;
}

/// What is in every certificate that the authority gives, and its signature. `purpose` is OpenSSL's
/// word for who may use it; `names` are alternative names, if there are any.
void issue(X509* made, const Certificate& authority, const char* purpose,
           const std::string& names) {
    const auto issuer = next_certificate(reader(authority.certificate).get());
    const auto issuer_key = next_private_key(reader(authority.private_key).get());
    check(X509_set_issuer_name(made, X509_get_subject_name(issuer.get())) == 1);
    add_extension(made, issuer.get(), NID_basic_constraints, "critical,CA:FALSE");
    add_extension(made, issuer.get(), NID_key_usage, "critical,digitalSignature");
    add_extension(made, issuer.get(), NID_ext_key_usage, purpose);
    if (!names.empty()) {
        add_extension(made, issuer.get(), NID_subject_alt_name, names);
    }
    add_extension(made, issuer.get(), NID_subject_key_identifier, "hash");
    add_extension(made, issuer.get(), NID_authority_key_identifier, "keyid:always");
    check(X509_sign(made, issuer_key.get(), EVP_sha256()) > 0);
}

bool is_host_name(std::string_view host) {
    if (host.empty() || host.size() > kHostBytes || host.front() == '-' || host.front() == '.') {
        return false;
    }
    for (const char c : host) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '.') {
            return false;
        }
    }
    return true;
}

/// `DNS:…` or `IP:…`, as OpenSSL's extension text has it.
std::optional<std::string> alternative_name(const std::string& host) {
    ASN1_OCTET_STRING* address = a2i_IPADDRESS(host.c_str());
    if (address != nullptr) {
        ASN1_OCTET_STRING_free(address);
        return "IP:" + host;
    }
    ERR_clear_error();
    if (!is_host_name(host)) {
        return std::nullopt;
    }
    return "DNS:" + host;
}

tl::unexpected<base::Rejection> refuse_host(base::Label message) {
    return base::refuse(base::Refusal::invalid,
                        {"Centralens adresse kan ikke bruges. Intet er ændret.",
                         "The central's address cannot be used. Nothing was changed."},
                        {{"host", std::move(message)}});
}

base::Outcome<std::string> alternative_names(std::span<const std::string> hosts) {
    std::string names;
    for (const std::string& host : hosts) {
        const auto name = alternative_name(host);
        if (!name) {
            return refuse_host({"Skriv et maskinnavn eller en IP-adresse.",
                                "Write a host name or an IP address."});
        }
        names += (names.empty() ? "" : ",") + *name;
    }
    if (names.empty()) {
        return refuse_host({"Angiv mindst én.", "Give at least one."});
    }
    return names;
}

} // namespace

std::string Certificates::encode() const {
    return authority.certificate + authority.private_key + server.certificate + server.private_key;
}

Certificates Certificates::decode(std::string_view bytes) {
    const auto bio = reader(bytes);
    Certificates read;
    for (Certificate* one : {&read.authority, &read.server}) {
        one->certificate = pem_of(next_certificate(bio.get()).get());
        one->private_key = pem_of(next_private_key(bio.get()).get());
    }
    return read;
}

Certificate make_authority(base::Instant now, base::Random& random) {
    const auto key = owned(EVP_EC_gen("P-256"));
    const auto made = begin_certificate(key.get(), "Borgerservice 2GO CA", now, random);
    check(X509_set_issuer_name(made.get(), X509_get_subject_name(made.get())) == 1);
    add_extension(made.get(), made.get(), NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
    add_extension(made.get(), made.get(), NID_key_usage, "critical,keyCertSign,cRLSign");
    add_extension(made.get(), made.get(), NID_subject_key_identifier, "hash");
    check(X509_sign(made.get(), key.get(), EVP_sha256()) > 0);
    return {pem_of(made.get()), pem_of(key.get())};
}

base::Outcome<Certificate> make_server_certificate(const Certificate& authority,
                                                   std::span<const std::string> hosts,
                                                   base::Instant now, base::Random& random) {
    const auto names = alternative_names(hosts);
    if (!names) {
        return tl::unexpected(names.error());
    }
    const auto key = owned(EVP_EC_gen("P-256"));
    const auto made = begin_certificate(key.get(), "b2go-central", now, random);
    issue(made.get(), authority, "serverAuth", *names);
    return Certificate{pem_of(made.get()), pem_of(key.get())};
}

std::string make_client_certificate(const Certificate& authority, std::string_view public_key,
                                    const std::string& name, base::Instant now,
                                    base::Random& random) {
    const auto key = owned(EVP_PKEY_new_raw_public_key(
        EVP_PKEY_ED25519, nullptr, reinterpret_cast<const unsigned char*>(public_key.data()),
        public_key.size()));
    const auto made = begin_certificate(key.get(), name.c_str(), now, random);
    issue(made.get(), authority, "clientAuth", {});
    return der_of(made.get());
}

std::string fingerprint(std::string_view certificate_pem) {
    const auto certificate = next_certificate(reader(certificate_pem).get());
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    unsigned int length = 0;
    check(X509_digest(certificate.get(), EVP_sha256(), digest.data(), &length) == 1);
    return base::to_hex(std::as_bytes(std::span(digest.data(), length)));
}

} // namespace b2go::central
