#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/time.hpp"
#include "sync/client/client_certificate.hpp"
#include "sync/client/transport.hpp"

namespace b2go::sync {

/// Where the central is, and how a tablet knows it is ours.
struct CentralAddress {
    std::string url; ///< https://host:port
    /// SHA-256 of a CA certificate's DER in hex, either case, colons allowed; the present CA's and
    /// possibly the next one's. Only a certificate issued by one of them is trusted.
    std::vector<std::string> ca_fingerprints;
    /// Shown if whoever proves to be the central asks for it; may not be there.
    ClientCertificate certificate = {};
};

/// HTTPS through cpprestsdk: TLS 1.3, the pinned CA and nothing else, host name and validity
/// checked (validity at `clock`'s time), no redirects, no proxy, limits::kRequestTimeoutSeconds,
/// answers up to limits::kBodyBytes. One connection is kept and used again.
///
/// Refusal{invalid} for an address that is not https or a fingerprint that is none. `post` gives
/// Refusal{offline} when the central cannot be reached, falls silent or somebody stopped it, and
/// Refusal{peer_refused} when whoever answers is not our central: then nothing was sent.
/// Any thread, one at a time; blocks. `clock` outlives the transport.
[[nodiscard]] base::Outcome<std::unique_ptr<Transport>>
make_rest_transport(const CentralAddress& address, const base::Clock& clock);

} // namespace b2go::sync
