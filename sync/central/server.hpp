#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "base/time.hpp"
#include "sync/central/merge_thread.hpp"
#include "sync/central/server_options.hpp"

namespace b2go::central {

/// The central's HTTPS door: TLS 1.3 only, HTTP/1.1, every part limited in size and time.
/// A few threads move bytes; one thread, the merge thread, touches the store.
class Server {
public:
    /// Listens at once; serves from `run` on. `answer` and `check_health` are called on the merge
    /// thread only. Throws Fault{environment} if the address or certificate cannot be used.
    Server(ServerOptions options, Answer answer, std::function<void()> check_health,
           const base::Clock& clock);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// The port it listens on.
    [[nodiscard]] std::uint16_t port() const;

    /// Serves until `stop`, then finishes what was accepted. Throws the Fault that broke the
    /// store, once everybody waiting has been told.
    void run();

    /// Any thread, but no signal handler. Returns at once; `run` returns when all is finished.
    void stop();

    /// Runs a command on the merge thread, between two batches. Any thread. False if too many
    /// wait or the server is stopping.
    [[nodiscard]] bool run_command(MergeThread::Command command);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace b2go::central
