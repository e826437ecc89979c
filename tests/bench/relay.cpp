#include "tests/bench/relay.hpp"

#include <array>
#include <stdexcept>
#include <string>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace b2go::bench {

namespace {

void require_ok(int result, const char* what) {
    if (result < 0) {
        throw std::runtime_error(std::string("the relay cannot ") + what);
    }
}

sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

const sockaddr* general(const sockaddr_in& address) {
    return reinterpret_cast<const sockaddr*>(&address);
}

void send_at_once(int connection) {
    const int yes = 1;
    ::setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

/// Passes on what is there. False at the end of the stream.
bool pass_on(int from, int to, std::atomic<std::uint64_t>& counted) {
    std::array<char, 65536> block{};
    const auto got = ::recv(from, block.data(), block.size(), 0);
    if (got <= 0) {
        return false;
    }
    counted += static_cast<std::uint64_t>(got);
    for (ssize_t done = 0; done < got;) {
        const auto sent =
            ::send(to, block.data() + done, static_cast<std::size_t>(got - done), MSG_NOSIGNAL);
        if (sent <= 0) {
            return false;
        }
        done += sent;
    }
    return true;
}

} // namespace

Relay::Relay(std::uint16_t port, std::uint16_t central_port) : central_port_(central_port) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    require_ok(listener_, "make a socket");
    const int yes = 1;
    ::setsockopt(listener_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    const sockaddr_in address = loopback(port);
    require_ok(::bind(listener_, general(address), sizeof address), "take its port");
    require_ok(::listen(listener_, 8), "listen");
    stopping_ = ::eventfd(0, EFD_CLOEXEC);
    require_ok(stopping_, "make an event");
    thread_ = std::thread([this] { serve(); });
}

Relay::~Relay() {
    ::eventfd_write(stopping_, 1);
    thread_.join();
    ::close(listener_);
    ::close(stopping_);
}

Relay::Bytes Relay::take() { return {to_central_.exchange(0), from_central_.exchange(0)}; }

void Relay::serve() {
    for (;;) {
        std::array<pollfd, 2> waiting{{{listener_, POLLIN, 0}, {stopping_, POLLIN, 0}}};
        ::poll(waiting.data(), waiting.size(), -1);
        if (waiting[1].revents != 0) {
            return;
        }
        const int tablet = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (tablet >= 0) {
            carry(tablet);
            ::close(tablet);
        }
    }
}

void Relay::carry(int tablet) const {
    const int central = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(central_port_);
    bool open = central >= 0 && ::connect(central, general(address), sizeof address) == 0;
    send_at_once(tablet);
    send_at_once(central);
    while (open) {
        std::array<pollfd, 3> waiting{
            {{tablet, POLLIN, 0}, {central, POLLIN, 0}, {stopping_, POLLIN, 0}}};
        ::poll(waiting.data(), waiting.size(), -1);
        open = waiting[2].revents == 0;
        if (open && waiting[0].revents != 0) {
            open = pass_on(tablet, central, to_central_);
        }
        if (open && waiting[1].revents != 0) {
            open = pass_on(central, tablet, from_central_);
        }
    }
    ::close(central);
}

} // namespace b2go::bench
