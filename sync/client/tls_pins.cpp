#include "sync/client/tls_pins.hpp"

#include <algorithm>
#include <cstring>
#include <ctime>
#include <memory>
#include <utility>

#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include "base/bytes.hpp"
#include "base/outcome.hpp"

namespace b2go::sync {

namespace {

std::optional<Fingerprint> fingerprint_of(const X509* certificate) {
    Fingerprint print{};
    unsigned int size = 0;
    auto* target = reinterpret_cast<unsigned char*>(print.data());
    if (X509_digest(certificate, EVP_sha256(), target, &size) != 1 || size != print.size()) {
        return std::nullopt;
    }
    return print;
}

/// The pinned CA among the certificates the peer sent; null if it sent none.
X509* find_pinned(X509_STORE_CTX& chain, const std::vector<Fingerprint>& pinned) {
    const STACK_OF(X509)* sent = X509_STORE_CTX_get0_untrusted(&chain);
    for (int i = 0; i < sk_X509_num(sent); ++i) {
        X509* certificate = sk_X509_value(sent, i);
        const auto print = fingerprint_of(certificate);
        if (print && std::ranges::find(pinned, *print) != pinned.end()) {
            return certificate;
        }
    }
    return nullptr;
}

bool require_host(X509_VERIFY_PARAM& rules, const std::string& host) {
    return X509_VERIFY_PARAM_set1_ip_asc(&rules, host.c_str()) == 1 ||
           X509_VERIFY_PARAM_set1_host(&rules, host.c_str(), host.size()) == 1;
}

Peer meaning_of(int error) {
    switch (error) {
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
        return Peer::wrong_host;
    case X509_V_ERR_CERT_HAS_EXPIRED:
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return Peer::expired;
    default:
        return Peer::wrong_ca;
    }
}

} // namespace

std::optional<Fingerprint> fingerprint_from(std::string_view text) {
    std::string hex(text);
    std::erase(hex, ':');
    const auto bytes = base::from_hex(hex);
    Fingerprint print{};
    if (!bytes || bytes->size() != print.size()) {
        return std::nullopt;
    }
    std::memcpy(print.data(), bytes->data(), print.size());
    return print;
}

TlsPins::TlsPins(std::vector<Fingerprint> pinned, std::string host, const base::Clock& clock)
    : pinned_(std::move(pinned)), host_(std::move(host)), clock_(clock) {}

void TlsPins::install(ssl_ctx_st& context) {
    // The library has filled the store with the system's CAs; an empty one takes its place.
    X509_STORE* nobody = X509_STORE_new();
    if (nobody == nullptr || SSL_CTX_set_min_proto_version(&context, TLS1_3_VERSION) != 1) {
        X509_STORE_free(nobody);
        throw base::Fault(base::FaultCode::environment, "OpenSSL cannot be set up for TLS 1.3");
    }
    SSL_CTX_set_cert_store(&context, nobody);
    SSL_CTX_set_cert_verify_callback(&context, &TlsPins::verify, this);
}

int TlsPins::verify(x509_store_ctx_st* chain, void* self) {
    auto& pins = *static_cast<TlsPins*>(self);
    const Peer peer = pins.judge(*chain);
    pins.peer_ = peer;
    if (peer == Peer::wrong_ca && X509_STORE_CTX_get_error(chain) == X509_V_OK) {
        X509_STORE_CTX_set_error(chain, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT);
    }
    return peer == Peer::ours ? 1 : 0;
}

Peer TlsPins::judge(x509_store_ctx_st& chain) const {
    X509* authority = find_pinned(chain, pinned_);
    if (authority == nullptr) {
        return Peer::wrong_ca;
    }
    struct Free {
        void operator()(STACK_OF(X509) * stack) const { sk_X509_free(stack); }
    };
    const std::unique_ptr<STACK_OF(X509), Free> anchors(sk_X509_new_null());
    X509_VERIFY_PARAM* rules = X509_STORE_CTX_get0_param(&chain);
    if (!anchors || sk_X509_push(anchors.get(), authority) == 0 || rules == nullptr ||
        !require_host(*rules, host_)) {
        return Peer::wrong_ca;
    }
    X509_VERIFY_PARAM_set_time(rules, static_cast<std::time_t>(clock_.now().ms / 1000));
    X509_STORE_CTX_set0_trusted_stack(&chain, anchors.get());
    const bool holds = X509_verify_cert(&chain) == 1;
    X509_STORE_CTX_set0_trusted_stack(&chain, nullptr);
    return holds ? Peer::ours : meaning_of(X509_STORE_CTX_get_error(&chain));
}

} // namespace b2go::sync
