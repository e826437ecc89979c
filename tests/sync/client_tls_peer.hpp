#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>

/// A real TLS server on loopback that says whatever a test wants it to say.
namespace b2go::tests {

/// Certificate and key of a server, with the CA's certificate behind it, as PEM.
struct ServerCertificate {
    std::string chain_pem;
    std::string key_pem;
};

struct Validity {
    std::int64_t from_s = 0; ///< seconds since 1970, UTC
    std::int64_t to_s = 0;
};

/// A CA made for one test.
class Authority {
public:
    explicit Authority(Validity validity);
    ~Authority();
    Authority(const Authority&) = delete;
    Authority& operator=(const Authority&) = delete;

    /// Lower-case hex SHA-256 of the certificate's DER.
    [[nodiscard]] std::string fingerprint() const;
    /// `names` in OpenSSL's form: "IP:127.0.0.1,DNS:localhost".
    [[nodiscard]] ServerCertificate issue(const std::string& names, Validity validity) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

class TlsPeer {
public:
    struct Script {
        /// The raw bytes of an answer, from the request's body; sent as they are.
        std::function<std::string(const std::string& body)> answer;
        bool close_after_answer = false;
        bool old_tls_only = false; ///< TLS 1.2 and no later
    };

    TlsPeer(const ServerCertificate& certificate, Script script);
    ~TlsPeer();
    TlsPeer(const TlsPeer&) = delete;
    TlsPeer& operator=(const TlsPeer&) = delete;

    [[nodiscard]] unsigned short port() const { return port_; }
    /// Whole requests that arrived.
    [[nodiscard]] int requests() const { return requests_; }
    [[nodiscard]] int connections() const { return connections_; }

private:
    using Socket = boost::asio::ip::tcp::socket;
    void accept();
    void serve(Socket& socket);

    Script script_;
    boost::asio::io_context io_;
    boost::asio::ssl::context tls_;
    boost::asio::ip::tcp::acceptor acceptor_;
    unsigned short port_ = 0;
    std::atomic<int> requests_ = 0;
    std::atomic<int> connections_ = 0;
    std::atomic<bool> stopping_ = false;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Socket>> sockets_;
    std::vector<std::thread> threads_;
    std::thread acceptor_thread_;
};

/// `HTTP/1.1 200 OK` with this body and its length.
[[nodiscard]] std::string http_answer(const std::string& status, const std::string& headers,
                                      const std::string& body);

} // namespace b2go::tests
