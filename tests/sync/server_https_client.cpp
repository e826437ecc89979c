#include "tests/sync/server_https_client.hpp"

#include <array>
#include <csignal>
#include <cstdlib>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace b2go::tests {

namespace {

/// Far beyond what any test needs: a server that never answers fails a test, it does not hang it.
constexpr timeval kPatience{60, 0};

sockaddr_in address_of(const char* host, std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    inet_pton(AF_INET, host, &address.sin_addr);
    return address;
}

const sockaddr* general(const sockaddr_in& address) {
    return reinterpret_cast<const sockaddr*>(&address);
}

} // namespace

RawClient::RawClient(std::uint16_t port, const char* from)
    : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const sockaddr_in here = address_of(from, 0);
    const sockaddr_in there = address_of("127.0.0.1", port);
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &kPatience, sizeof kPatience);
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &kPatience, sizeof kPatience);
    const int at_once = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
    if (::bind(socket_, general(here), sizeof here) != 0 ||
        ::connect(socket_, general(there), sizeof there) != 0) {
        ::close(socket_);
        throw std::runtime_error("no connection to the server under test");
    }
}

RawClient::~RawClient() { ::close(socket_); }

bool RawClient::send(std::string_view bytes) const {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

std::string RawClient::read_to_end() const {
    std::string text;
    std::array<char, 4096> buffer{};
    for (;;) {
        const ssize_t got = ::recv(socket_, buffer.data(), buffer.size(), 0);
        if (got <= 0) {
            return text;
        }
        text.append(buffer.data(), static_cast<std::size_t>(got));
    }
}

TlsClient::TlsClient(std::uint16_t port, const char* from, int newest)
    : raw_(port, from), context_(SSL_CTX_new(TLS_client_method()), SSL_CTX_free),
      ssl_(nullptr, SSL_free) {
    std::signal(SIGPIPE, SIG_IGN); // OpenSSL writes to sockets that the server has closed
    if (newest != 0) {
        SSL_CTX_set_max_proto_version(context_.get(), newest);
    }
    ssl_.reset(SSL_new(context_.get()));
    SSL_set_fd(ssl_.get(), raw_.socket());
    connected_ = SSL_connect(ssl_.get()) == 1;
}

TlsClient::~TlsClient() = default;

bool TlsClient::send(std::string_view bytes) {
    return SSL_write(ssl_.get(), bytes.data(), static_cast<int>(bytes.size())) > 0;
}

bool TlsClient::read_more(std::string& text) {
    std::array<char, 16384> buffer{};
    const int got = SSL_read(ssl_.get(), buffer.data(), static_cast<int>(buffer.size()));
    if (got > 0) {
        text.append(buffer.data(), static_cast<std::size_t>(got));
    }
    return got > 0;
}

std::string TlsClient::read_answer() {
    constexpr std::string_view kLength = "Content-Length: ";
    std::string text = std::move(unread_);
    unread_.clear();
    for (;;) {
        const std::size_t end = text.find("\r\n\r\n");
        if (end != std::string::npos) {
            const std::size_t at = text.find(kLength);
            const std::size_t length =
                at < end ? std::strtoul(text.c_str() + at + kLength.size(), nullptr, 10) : 0;
            if (text.size() >= end + 4 + length) {
                unread_ = text.substr(end + 4 + length);
                return text.substr(0, end + 4 + length);
            }
        }
        if (!read_more(text)) {
            return text;
        }
    }
}

std::string TlsClient::read_to_end() {
    std::string text = std::move(unread_);
    unread_.clear();
    while (read_more(text)) {
    }
    return text;
}

std::string post(std::string_view path, std::string_view body) {
    return "POST " + std::string(path) +
           " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + std::string(body);
}

std::string get(std::string_view path) {
    return "GET " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
}

int status_of(std::string_view answer) {
    constexpr std::string_view kVersion = "HTTP/1.1 ";
    return answer.starts_with(kVersion) ? std::atoi(answer.data() + kVersion.size()) : 0;
}

std::string body_of(std::string_view answer) {
    const std::size_t end = answer.find("\r\n\r\n");
    return end == std::string_view::npos ? std::string() : std::string(answer.substr(end + 4));
}

} // namespace b2go::tests
