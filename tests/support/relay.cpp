#include "tests/support/relay.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace b2go::tests {

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

} // namespace

Relay::Relay(std::uint16_t port, std::uint16_t central_port) : central_port_(central_port) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    require_ok(listener_, "make a socket");
    const int yes = 1;
    ::setsockopt(listener_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    const sockaddr_in address = loopback(port);
    require_ok(::bind(listener_, general(address), sizeof address), "take its port");
    require_ok(::listen(listener_, 8), "listen");
    sockaddr_in bound{};
    socklen_t size = sizeof bound;
    require_ok(::getsockname(listener_, reinterpret_cast<sockaddr*>(&bound), &size), "be named");
    port_ = ntohs(bound.sin_port);
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

Relay::Bytes Relay::take() {
    return {to_central_.passed.exchange(0), from_central_.passed.exchange(0)};
}

void Relay::let_pass(Bytes most) {
    to_central_.left = most.to_central;
    from_central_.left = most.from_central;
}

void Relay::serve() {
    for (;;) {
        std::vector<pollfd> waiting{{listener_, POLLIN, 0}, {stopping_, POLLIN, 0}};
        for (const Carried& each : carried_) {
            waiting.push_back({each.tablet, POLLIN, 0});
            waiting.push_back({each.central, POLLIN, 0});
        }
        ::poll(waiting.data(), waiting.size(), -1);
        if (waiting[1].revents != 0) {
            break;
        }
        std::vector<Carried> still_open;
        for (std::size_t i = 0; i < carried_.size(); ++i) {
            const bool tablet_said = waiting[2 + 2 * i].revents != 0;
            const bool central_said = waiting[3 + 2 * i].revents != 0;
            if (pass_on(carried_[i], tablet_said, central_said)) {
                still_open.push_back(carried_[i]);
            } else {
                close(carried_[i]);
            }
        }
        carried_ = std::move(still_open);
        if (waiting[0].revents != 0) {
            take_up();
        }
    }
    for (const Carried& each : carried_) {
        close(each);
    }
}

void Relay::take_up() {
    const int tablet = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (tablet < 0) {
        return;
    }
    if (has_ended()) {
        ::close(tablet);
        return;
    }
    const Carried carried{tablet, ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    const sockaddr_in address = loopback(central_port_);
    if (carried.central < 0 || ::connect(carried.central, general(address), sizeof address) != 0) {
        return close(carried);
    }
    send_at_once(carried.tablet);
    send_at_once(carried.central);
    carried_.push_back(carried);
}

void Relay::close(const Carried& carried) {
    ::close(carried.tablet);
    ::close(carried.central);
}

/// Passes on what is there. False at the end of the stream, or of what may pass.
bool Relay::copy(int from, int to, Way& way) {
    std::array<char, 65536> block{};
    const std::uint64_t left = way.left;
    const auto most = static_cast<std::size_t>(std::min<std::uint64_t>(block.size(), left));
    const auto got = most == 0 ? 0 : ::recv(from, block.data(), most, 0);
    if (got <= 0) {
        return false;
    }
    for (ssize_t done = 0; done < got;) {
        const auto sent =
            ::send(to, block.data() + done, static_cast<std::size_t>(got - done), MSG_NOSIGNAL);
        if (sent <= 0) {
            return false;
        }
        done += sent;
    }
    way.passed += static_cast<std::uint64_t>(got);
    if (left != kNoEnd) {
        way.left -= static_cast<std::uint64_t>(got);
    }
    return way.left != 0;
}

bool Relay::pass_on(const Carried& carried, bool tablet_said, bool central_said) {
    return !has_ended() && (!tablet_said || copy(carried.tablet, carried.central, to_central_)) &&
           (!central_said || copy(carried.central, carried.tablet, from_central_));
}

} // namespace b2go::tests
