#include "sync/client/client_certificate.hpp"

#include <memory>

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include "base/outcome.hpp"

namespace b2go::sync {

namespace {

struct Free {
    void operator()(X509* certificate) const { X509_free(certificate); }
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};

struct Read {
    std::unique_ptr<X509, Free> certificate;
    std::unique_ptr<EVP_PKEY, Free> key;

    [[nodiscard]] bool fits() const {
        return certificate && key && X509_check_private_key(certificate.get(), key.get()) == 1;
    }
};

const unsigned char* bytes_of(const std::string& text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

Read read(const ClientCertificate& given) {
    const unsigned char* at = bytes_of(given.der);
    Read made;
    made.certificate.reset(d2i_X509(nullptr, &at, static_cast<long>(given.der.size())));
    if (at != bytes_of(given.der) + given.der.size()) {
        made.certificate.reset(); // something is behind it
    }
    made.key.reset(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, bytes_of(given.seed),
                                                given.seed.size()));
    return made;
}

} // namespace

bool fits(const ClientCertificate& certificate) {
    const bool is_good = read(certificate).fits();
    ERR_clear_error(); // of what could not be read
    return is_good;
}

void show(const ClientCertificate& certificate, ssl_ctx_st& context) {
    const Read made = read(certificate);
    if (!made.fits() || SSL_CTX_use_certificate(&context, made.certificate.get()) != 1 ||
        SSL_CTX_use_PrivateKey(&context, made.key.get()) != 1) {
        ERR_clear_error();
        throw base::Fault(base::FaultCode::corrupt, "the tablet's certificate is damaged");
    }
}

} // namespace b2go::sync
