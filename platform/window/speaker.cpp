#include "platform/window/speaker.hpp"

#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <utility>

#include <fcntl.h>
#include <libspeechd.h>
#include <sys/socket.h>

#include "platform/files.hpp"

namespace b2go::platform {

namespace {

struct Wish {
    std::string text; ///< empty: silence
    base::Language language{};
};

struct Closer {
    void operator()(SPDConnection* connection) const { spd_close(connection); }
};
using Connection = std::unique_ptr<SPDConnection, Closer>;

/// What the service refuses it has answered, and is there for the next text.
void speak(SPDConnection* connection, const Wish& wish) {
    spd_cancel(connection);
    if (!wish.text.empty()) {
        spd_set_language(connection, wish.language == base::Language::english ? "en" : "da");
        spd_say(connection, SPD_TEXT, wish.text.c_str());
    }
}

/// The other end has closed it. Never waits.
bool is_gone(int socket) {
    char byte = 0;
    const auto got = ::recv(socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return got == 0 || (got < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR);
}

} // namespace

/// Where the window leaves what is to be said, and the thread finds it.
class Speaker::Desk {
public:
    void put(Wish wish) {
        {
            const std::lock_guard lock(mutex_);
            next_ = std::move(wish);
        }
        changed_.notify_all();
    }

    /// Waits for it; nothing when the program ends.
    std::optional<Wish> take() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return is_ending_ || next_; });
        return is_ending_ ? std::nullopt : std::exchange(next_, std::nullopt);
    }

    /// A descriptor of the connection that is the desk's own, so that `end` can cut what the
    /// library waits for without asking the library.
    int hold(int socket) {
        const std::lock_guard lock(mutex_);
        socket_ = Descriptor(socket < 0 ? -1 : ::fcntl(socket, F_DUPFD_CLOEXEC, 0));
        return socket_.get();
    }

    [[nodiscard]] bool is_ending() {
        const std::lock_guard lock(mutex_);
        return is_ending_;
    }

    void say_ended() {
        {
            const std::lock_guard lock(mutex_);
            has_ended_ = true;
        }
        changed_.notify_all();
    }

    /// True if the thread has ended within the limit.
    bool end() {
        std::unique_lock lock(mutex_);
        is_ending_ = true;
        if (socket_.is_open()) {
            ::shutdown(socket_.get(), SHUT_RDWR);
        }
        changed_.notify_all();
        return changed_.wait_for(lock, std::chrono::milliseconds(kSpeechEndMs),
                                 [this] { return has_ended_; });
    }

    /// The thread: says what is wished until there is no more, or nobody to say it.
    void serve(const std::function<void(base::Language)>& lost) {
        Connection connection;
        // Asked for once: a service that is not there does not come while the window is open.
        if (auto first = take()) {
            connection.reset(spd_open("b2go", "window", nullptr, SPD_MODE_SINGLE));
            const int socket = connection ? hold(connection->socket) : -1;
            for (auto wish = std::move(first); connection && wish; wish = take()) {
                speak(connection.get(), *wish);
                if (is_gone(socket)) {
                    if (!is_ending()) {
                        lost(wish->language);
                    }
                    break;
                }
            }
        }
        hold(-1);
        connection.reset();
        say_ended();
    }

private:
    std::mutex mutex_; ///< of everything below
    std::condition_variable changed_;
    std::optional<Wish> next_;
    Descriptor socket_;
    bool is_ending_ = false;
    bool has_ended_ = false;
};

Speaker::Speaker(std::function<void(base::Language)> lost)
    : lost_(std::move(lost)), desk_(std::make_shared<Desk>()) {}

Speaker::~Speaker() {
    if (!thread_.joinable()) {
        return;
    }
    if (desk_->end()) {
        thread_.join();
    } else {
        thread_.detach(); // it waits for a service that never answered, and holds nothing of ours
    }
}

void Speaker::say(const std::string& text, base::Language language) {
    if (!text.empty()) {
        wish(text, language);
    }
}

void Speaker::stop() {
    if (thread_.joinable()) {
        wish({}, {});
    }
}

void Speaker::wish(const std::string& text, base::Language language) {
    desk_->put({text, language});
    if (!thread_.joinable()) {
        thread_ = std::thread([desk = desk_, lost = lost_] { desk->serve(lost); });
    }
}

} // namespace b2go::platform
