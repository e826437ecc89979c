#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/outcome.hpp"
#include "base/random.hpp"
#include "base/time.hpp"

/// The central's own certificate authority. Tablets pin its fingerprint, so a server certificate
/// can be renewed without visiting them.
namespace b2go::central {

/// One certificate and its private key, both PEM.
struct Certificate {
    std::string certificate;
    std::string private_key;
};

/// Both, as the key file keeps them.
struct Certificates {
    Certificate authority;
    Certificate server;

    /// PEM, one after the other.
    [[nodiscard]] std::string encode() const;
    /// Throws Fault{corrupt}.
    static Certificates decode(std::string_view bytes);
    /// As TLS sends it: the server's, then the authority's, which tablets pin.
    [[nodiscard]] std::string chain() const { return server.certificate + authority.certificate; }
};

/// A self-signed P-256 certificate authority, valid for ten years from a day before `now`.
[[nodiscard]] Certificate make_authority(base::Instant now, base::Random& random);

/// A server certificate by that authority, valid as long as it. `hosts` are names and IP
/// addresses; refused with `invalid` (field `host`) if there is none or one is neither.
[[nodiscard]] base::Outcome<Certificate> make_server_certificate(const Certificate& authority,
                                                                 std::span<const std::string> hosts,
                                                                 base::Instant now,
                                                                 base::Random& random);

/// What a tablet shows to a proxy that lets nobody else through, as DER: for its Ed25519
/// `public_key` (32 bytes), by that authority, and for clients only, so that no tablet can pass for
/// the central. `name` is shown in a proxy's logs. Valid for ten years from a day before `now`.
[[nodiscard]] std::string make_client_certificate(const Certificate& authority,
                                                  std::string_view public_key,
                                                  const std::string& name, base::Instant now,
                                                  base::Random& random);

/// SHA-256 of the certificate's DER, lower-case hex: what tablets are given at enrolment. Throws
/// Fault{corrupt} if the PEM holds none.
[[nodiscard]] std::string fingerprint(std::string_view certificate_pem);

} // namespace b2go::central
