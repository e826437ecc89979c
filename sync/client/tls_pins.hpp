#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"

struct ssl_ctx_st;        // SSL_CTX
struct x509_store_ctx_st; // X509_STORE_CTX

namespace b2go::sync {

/// SHA-256 of a certificate's DER.
using Fingerprint = std::array<std::byte, 32>;
/// Hex in either case, with or without colons; nothing if it is no SHA-256.
[[nodiscard]] std::optional<Fingerprint> fingerprint_from(std::string_view text);

/// Who answered a TLS handshake.
enum class Peer {
    unknown,    ///< no certificate has been judged
    ours,       ///< issued by a pinned CA, for this host, valid now
    wrong_ca,   ///< not issued by a pinned CA
    wrong_host, ///< our CA's, but another server's
    expired,    ///< our CA's, but not valid at the clock's time
};

/// Trust in certificates issued by pinned CAs and in nothing else: the system's list of CAs plays
/// no part. Used from the threads that run handshakes; outlives every connection made with it.
class TlsPins {
public:
    /// `host` is a DNS name or an IP address, as in the address the tablet was given.
    TlsPins(std::vector<Fingerprint> pinned, std::string host, const base::Clock& clock);
    TlsPins(const TlsPins&) = delete;
    TlsPins& operator=(const TlsPins&) = delete;

    /// Sets up a client's context: TLS 1.3 at least, no other trust than the pins.
    void install(ssl_ctx_st& context);

    /// The last judgement since `forget`.
    [[nodiscard]] Peer peer() const { return peer_; }
    void forget() { peer_ = Peer::unknown; }

private:
    static int verify(x509_store_ctx_st* chain, void* self);
    [[nodiscard]] Peer judge(x509_store_ctx_st& chain) const;

    const std::vector<Fingerprint> pinned_;
    const std::string host_;
    const base::Clock& clock_;
    std::atomic<Peer> peer_ = Peer::unknown;
};

} // namespace b2go::sync
