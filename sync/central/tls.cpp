#include "sync/central/tls.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/system/system_error.hpp>
#include <openssl/ssl.h>

#include "base/outcome.hpp"

namespace b2go::central {

namespace ssl = boost::asio::ssl;

ssl::context make_tls_context(const std::string& certificate_chain,
                              const std::string& private_key) {
    try {
        ssl::context context(ssl::context::tls_server);
        SSL_CTX* native = context.native_handle();
        if (SSL_CTX_set_min_proto_version(native, TLS1_3_VERSION) != 1) {
            throw base::Fault(base::FaultCode::environment, "OpenSSL has no TLS 1.3");
        }
        // A tablet keeps its connection for a whole sync; resuming another would only mean that
        // somebody's ticket key lives on.
        SSL_CTX_set_num_tickets(native, 0);
        SSL_CTX_set_session_cache_mode(native, SSL_SESS_CACHE_OFF);
        // Connections that wait keep no buffers.
        SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);
        context.use_certificate_chain(
            boost::asio::buffer(certificate_chain.data(), certificate_chain.size()));
        context.use_private_key(boost::asio::buffer(private_key.data(), private_key.size()),
                                ssl::context::pem);
        if (SSL_CTX_check_private_key(native) != 1) {
            throw base::Fault(base::FaultCode::environment,
                              "the server's certificate and key do not belong together");
        }
        return context;
    } catch (const boost::system::system_error& error) {
        throw base::Fault(base::FaultCode::environment,
                          "the server's certificate cannot be used: " + error.code().message());
    }
}

} // namespace b2go::central
