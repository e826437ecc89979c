#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.hpp"
#include "base/outcome.hpp"

namespace b2go::central {

/// How long a peer may take for each part; then the connection is closed.
struct Timeouts {
    std::chrono::milliseconds handshake = std::chrono::seconds(limits::kHandshakeTimeoutSeconds);
    std::chrono::milliseconds header = std::chrono::seconds(limits::kHeaderTimeoutSeconds);
    std::chrono::milliseconds body = std::chrono::seconds(limits::kBodyTimeoutSeconds);
    std::chrono::milliseconds idle = std::chrono::seconds(limits::kIdleTimeoutSeconds);
};

struct PeerLimits {
    std::size_t connections = limits::kConnections;
    std::size_t connections_per_peer = limits::kConnectionsPerPeer;
    int code_attempts_per_minute = limits::kCodeAttemptsPerMinute;
};

/// One answered request, for the access log. Holds nothing that says who or what it was about.
struct Access {
    std::string_view path; ///< one of the protocol's, or `other`
    int status = 0;
    std::uint32_t device = 0; ///< as the request claims it; 0 where there is none
    std::size_t bytes_in = 0;
    std::size_t bytes_out = 0;
    std::int64_t ms = 0; ///< from the request's first byte to the answer's last
};

struct ServerOptions {
    std::string address = "127.0.0.1"; ///< an IPv4 or IPv6 address of this machine
    std::uint16_t port = 0;            ///< 0: any free one
    std::string certificate_chain;     ///< PEM, the server's own first, the CA's last
    std::string private_key;           ///< PEM
    Timeouts timeouts;
    PeerLimits peers;
    /// Addresses of the proxies that pass requests on, each naming its client in X-Real-IP. They
    /// are believed, so nobody else may be able to speak from there. Empty: there is none.
    std::vector<std::string> proxies;
    std::size_t queued_requests = limits::kQueuedRequests;
    std::size_t bodies_in_memory_bytes = limits::kBodiesInMemoryBytes;
    unsigned io_threads = 2;
    std::function<void(const Access&)> log;           ///< any thread; may be empty
    std::function<void(const base::Fault&)> on_fault; ///< on the merge thread; may be empty
};

} // namespace b2go::central
