#pragma once

#include <string>

#include "base/bytes.hpp"

struct ssl_ctx_st; // SSL_CTX

namespace b2go::sync {

/// What a tablet shows to a proxy in front of its central, which lets only tablets through. It
/// opens that door and nothing behind it: each request is signed by the device besides.
struct ClientCertificate {
    std::string der;
    std::string seed; ///< 32 bytes: of the Ed25519 key it is for

    [[nodiscard]] bool is_there() const { return !der.empty(); }
};

/// Whether it is a certificate for the key with that seed.
[[nodiscard]] bool fits(const ClientCertificate& certificate);

/// Has connections of `context` show it to whoever proves to be the central and asks for it.
/// Throws Fault{corrupt} if it does not fit.
void show(const ClientCertificate& certificate, ssl_ctx_st& context);

} // namespace b2go::sync
