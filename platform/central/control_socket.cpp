#include "platform/central/control_socket.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/limits.hpp"
#include "platform/json_text.hpp"

namespace b2go::platform {

namespace {

constexpr int kWaiting = 8;
/// A client is a program of ours that has its line ready.
constexpr timeval kClientPatience{5, 0};

[[noreturn]] void fail(const char* what) {
    throw base::Fault(base::FaultCode::io,
                      std::string("control socket: ") + what + ": " + std::strerror(errno));
}

/// Socket addresses hold hardly a hundred characters; through the open folder any depth will do.
sockaddr_un address_in(const Descriptor& folder, const std::string& name) {
    const std::string path = "/proc/self/fd/" + std::to_string(folder.get()) + "/" + name;
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    return address;
}

const sockaddr* general(const sockaddr_un& address) {
    return reinterpret_cast<const sockaddr*>(&address);
}

Descriptor open_folder(const std::filesystem::path& folder) {
    return Descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
}

Descriptor new_socket() { return Descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)); }

bool send_line(int fd, const Json& json) {
    const std::string line = json.dump() + "\n";
    std::string_view rest = line;
    while (!rest.empty()) {
        const ssize_t sent = ::send(fd, rest.data(), rest.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) {
            continue;
        }
        if (sent <= 0) {
            return false;
        }
        rest.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

std::optional<std::string> read_line(int fd, std::size_t most_bytes) {
    std::string line;
    std::array<char, 16384> block{};
    while (line.find('\n') == std::string::npos) {
        const ssize_t got = ::recv(fd, block.data(), block.size(), 0);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0 || line.size() > most_bytes) {
            return std::nullopt;
        }
        line.append(block.data(), static_cast<std::size_t>(got));
    }
    return line;
}

Answer not_json() {
    return answer_of({base::Refusal::malformed,
                      {"Kommandoen er ikke gyldig JSON. Intet er ændret.",
                       "The command is not valid JSON. Nothing was changed."},
                      {}},
                     base::Language::danish);
}

bool is_owner(int fd) {
    ucred peer{};
    socklen_t length = sizeof peer;
    return ::getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &length) == 0 &&
           (peer.uid == ::geteuid() || peer.uid == 0);
}

} // namespace

ControlSocket::ControlSocket(const std::filesystem::path& folder, const std::string& name,
                             Handle handle)
    : folder_(open_folder(folder)), name_(name), handle_(std::move(handle)),
      listening_(new_socket()), stop_(::eventfd(0, EFD_CLOEXEC)) {
    const sockaddr_un address = address_in(folder_, name_);
    ::unlinkat(folder_.get(), name_.c_str(), 0);
    if (!folder_.is_open() || !listening_.is_open() || !stop_.is_open()) {
        fail("open");
    }
    // Nobody can connect before `listen`, and by then the mode is set.
    if (::bind(listening_.get(), general(address), sizeof address) != 0 ||
        ::fchmodat(folder_.get(), name_.c_str(), kOwnerOnly, 0) != 0 ||
        ::listen(listening_.get(), kWaiting) != 0) {
        fail("listen");
    }
    thread_ = std::thread([this] { loop(); });
}

ControlSocket::~ControlSocket() {
    const std::uint64_t once = 1;
    if (::write(stop_.get(), &once, sizeof once) == sizeof once) {
        thread_.join();
    }
    ::unlinkat(folder_.get(), name_.c_str(), 0);
}

void ControlSocket::loop() {
    for (;;) {
        std::array<pollfd, 2> ready{{{stop_.get(), POLLIN, 0}, {listening_.get(), POLLIN, 0}}};
        if (::poll(ready.data(), ready.size(), -1) < 0 && errno != EINTR) {
            return;
        }
        if (ready[0].revents != 0) {
            return;
        }
        if (ready[1].revents != 0) {
            const Descriptor client(::accept4(listening_.get(), nullptr, nullptr, SOCK_CLOEXEC));
            if (client.is_open() && is_owner(client.get())) {
                serve(client);
            }
        }
    }
}

void ControlSocket::serve(const Descriptor& client) const {
    ::setsockopt(client.get(), SOL_SOCKET, SO_RCVTIMEO, &kClientPatience, sizeof kClientPatience);
    ::setsockopt(client.get(), SOL_SOCKET, SO_SNDTIMEO, &kClientPatience, sizeof kClientPatience);
    const auto line = read_line(client.get(), limits::kBatchLineBytes);
    if (!line) {
        return;
    }
    const auto command = parse_json(*line);
    send_line(client.get(), to_json(command ? handle_(*command) : not_json()));
}

std::optional<Answer> ask_server(const std::filesystem::path& folder, const std::string& name,
                                 const Json& command) {
    const Descriptor open = open_folder(folder);
    const Descriptor socket = new_socket();
    const sockaddr_un address = address_in(open, name);
    if (!open.is_open() || ::connect(socket.get(), general(address), sizeof address) != 0) {
        return std::nullopt;
    }
    std::optional<Json> said;
    if (send_line(socket.get(), command)) {
        const auto line = read_line(socket.get(), limits::kControlLineBytes);
        said = line ? parse_json(*line) : std::nullopt;
    }
    auto answer = said ? answer_from_json(*said) : std::nullopt;
    if (!answer) {
        throw base::Fault(base::FaultCode::io, "the serving central ended before it answered");
    }
    return answer;
}

} // namespace b2go::platform
