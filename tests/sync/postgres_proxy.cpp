#include "tests/sync/postgres_proxy.hpp"

#include <array>
#include <stdexcept>
#include <string_view>
#include <utility>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace b2go::tests {

namespace {

/// How libpq names a socket in a folder.
constexpr std::string_view kSocketName = "/.s.PGSQL.5432";

sockaddr_un address_of(const std::string& folder) {
    const std::string path = folder + std::string(kSocketName);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path) {
        throw std::runtime_error("the socket's path is too long");
    }
    path.copy(address.sun_path, path.size());
    return address;
}

int new_socket() { return ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0); }

const sockaddr* general(const sockaddr_un& address) {
    return reinterpret_cast<const sockaddr*>(&address);
}

/// What is there; empty at the end.
std::string received(int from) {
    std::array<char, 65536> block{};
    const auto got = ::recv(from, block.data(), block.size(), 0);
    return got > 0 ? std::string(block.data(), static_cast<std::size_t>(got)) : std::string();
}

bool send_all(int to, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = ::send(to, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

} // namespace

PostgresProxy::PostgresProxy(std::string server_folder)
    : server_(std::move(server_folder)), listener_(new_socket()),
      stopping_(::eventfd(0, EFD_CLOEXEC)) {
    const sockaddr_un address = address_of(folder());
    if (::bind(listener_, general(address), sizeof address) != 0 || ::listen(listener_, 8) != 0) {
        throw std::runtime_error("the proxy cannot listen");
    }
    thread_ = std::thread([this] { serve(); });
}

PostgresProxy::~PostgresProxy() {
    ::eventfd_write(stopping_, 1);
    thread_.join();
    ::close(listener_);
    ::close(stopping_);
}

void PostgresProxy::serve() {
    for (;;) {
        std::vector<pollfd> waiting{{listener_, POLLIN, 0}, {stopping_, POLLIN, 0}};
        for (const Carried& each : carried_) {
            waiting.push_back({each.central, POLLIN, 0});
            waiting.push_back({each.server, POLLIN, 0});
        }
        ::poll(waiting.data(), waiting.size(), -1);
        std::vector<Carried> still_open;
        for (std::size_t i = 0; i < carried_.size(); ++i) {
            const bool stays =
                waiting[1].revents == 0 && pass_on(carried_[i], waiting[2 + 2 * i].revents != 0,
                                                   waiting[3 + 2 * i].revents != 0);
            if (stays) {
                still_open.push_back(carried_[i]);
            } else {
                ::close(carried_[i].central);
                ::close(carried_[i].server);
            }
        }
        carried_ = std::move(still_open);
        if (waiting[1].revents != 0) {
            return;
        }
        if (waiting[0].revents != 0) {
            take_up();
        }
    }
}

void PostgresProxy::take_up() {
    const int central = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    const int server = new_socket();
    const sockaddr_un address = address_of(server_);
    if (refuses_ || ::connect(server, general(address), sizeof address) != 0) {
        ::close(central);
        ::close(server);
        return;
    }
    carried_.push_back({central, server});
}

bool PostgresProxy::pass_on(Carried& carried, bool central_said, bool server_said) {
    if (central_said) {
        const std::string bytes = received(carried.central);
        if (bytes.find("COMMIT") != std::string::npos) {
            const Cut cut = cut_.exchange(Cut::nothing);
            if (cut == Cut::before_commit) {
                return false;
            }
            carried.ends_with_next_answer = cut == Cut::after_commit;
            carried.is_silent = carried.is_silent || cut == Cut::silence;
        }
        if (carried.is_silent) {
            return !bytes.empty();
        }
        if (bytes.empty() || !send_all(carried.server, bytes)) {
            return false;
        }
    }
    if (server_said) {
        const std::string bytes = received(carried.server);
        // The command's own word in the answer says that it is done.
        if (carried.ends_with_next_answer && bytes.find("COMMIT") != std::string::npos) {
            return false;
        }
        return !bytes.empty() && send_all(carried.central, bytes);
    }
    return true;
}

} // namespace b2go::tests
