#pragma once

#include <string>

#include <boost/asio/ssl/context.hpp>

namespace b2go::central {

/// TLS 1.3 and nothing older, with the chain as given, the CA's own certificate included: tablets
/// pin its fingerprint. Throws Fault{environment} if certificate and key cannot be used together.
[[nodiscard]] boost::asio::ssl::context make_tls_context(const std::string& certificate_chain,
                                                         const std::string& private_key);

} // namespace b2go::central
