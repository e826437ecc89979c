#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <openssl/ssl.h>

/// A client that says exactly what a test tells it to, well-formed or not. Blocking.
namespace b2go::tests {

/// A TCP connection to a port on this machine, `from` a loopback address: each is its own peer.
class RawClient {
public:
    explicit RawClient(std::uint16_t port, const char* from = "127.0.0.1");
    ~RawClient();
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    [[nodiscard]] int socket() const { return socket_; }
    /// False when the other side has closed.
    bool send(std::string_view bytes) const;
    /// Everything until the other side closes.
    [[nodiscard]] std::string read_to_end() const;

private:
    int socket_;
};

class TlsClient {
public:
    /// `newest` is the newest version of TLS it speaks; 0 for the library's.
    explicit TlsClient(std::uint16_t port, const char* from = "127.0.0.1", int newest = 0);
    ~TlsClient();
    TlsClient(const TlsClient&) = delete;
    TlsClient& operator=(const TlsClient&) = delete;

    [[nodiscard]] bool is_connected() const { return connected_; }
    bool send(std::string_view bytes);
    /// One HTTP answer, header and body; what there is if the connection ends before.
    [[nodiscard]] std::string read_answer();
    [[nodiscard]] std::string read_to_end();
    [[nodiscard]] SSL* native() { return ssl_.get(); }

private:
    bool read_more(std::string& text);

    RawClient raw_;
    std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> context_;
    std::unique_ptr<SSL, void (*)(SSL*)> ssl_;
    bool connected_ = false;
    std::string unread_;
};

[[nodiscard]] std::string post(std::string_view path, std::string_view body);
[[nodiscard]] std::string get(std::string_view path);
/// 200, 404, …; 0 if the answer is none.
[[nodiscard]] int status_of(std::string_view answer);
[[nodiscard]] std::string body_of(std::string_view answer);

} // namespace b2go::tests
