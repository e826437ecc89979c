#pragma once

#include <atomic>
#include <exception>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "platform/os_random.hpp"
#include "sync/central/certificates.hpp"
#include "sync/central/server.hpp"

/// A real server on a free port of this machine, with a given function in the place of the store.
namespace b2go::tests {

class SetClock final : public base::Clock {
public:
    [[nodiscard]] base::Instant now() const override { return {ms}; }
    std::atomic<std::int64_t> ms = 1'790'000'000'000; // in the year 2026
};

inline central::Certificates make_certificates(base::Instant now) {
    platform::OsRandom random;
    const std::vector<std::string> hosts{"localhost", "127.0.0.1"};
    central::Certificates made;
    made.authority = central::make_authority(now, random);
    made.server = central::make_server_certificate(made.authority, hosts, now, random).value();
    return made;
}

inline std::vector<central::Reply> echo(std::span<const central::Request> requests) {
    std::vector<central::Reply> replies;
    for (const central::Request& request : requests) {
        replies.push_back({200, request.path + " " + request.body});
    }
    return replies;
}

class Running {
public:
    explicit Running(
        central::ServerOptions options = {}, central::Answer answer = echo,
        std::function<void()> check_health = [] {})
        : certificates(make_certificates(clock.now())) {
        options.certificate_chain = certificates.chain();
        options.private_key = certificates.server.private_key;
        server.emplace(std::move(options), std::move(answer), std::move(check_health), clock);
        thread_ = std::thread([this] {
            try {
                server->run();
            } catch (const base::Fault& caught) {
                fault = caught;
            }
        });
    }
    ~Running() { stop(); }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    [[nodiscard]] std::uint16_t port() const { return server->port(); }
    /// Returns when the server has ended; then `fault` says whether a fault ended it.
    void wait() {
        if (thread_.joinable()) {
            thread_.join();
        }
    }
    void stop() {
        server->stop();
        wait();
    }

    SetClock clock;
    central::Certificates certificates;
    std::optional<central::Server> server;
    std::optional<base::Fault> fault;

private:
    std::thread thread_;
};

} // namespace b2go::tests
