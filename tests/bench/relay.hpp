#pragma once

#include <atomic>
#include <cstdint>
#include <thread>

namespace b2go::bench {

/// Stands between tablets and the central on loopback and counts what passes, encrypted and with
/// all its framing; connections are carried one after the other.
class Relay {
public:
    /// Listens on `port`, passes on to `central_port`, both on 127.0.0.1.
    Relay(std::uint16_t port, std::uint16_t central_port);
    ~Relay();
    Relay(const Relay&) = delete;
    Relay& operator=(const Relay&) = delete;

    struct Bytes {
        std::uint64_t to_central = 0;
        std::uint64_t from_central = 0;
        [[nodiscard]] std::uint64_t both() const { return to_central + from_central; }
    };
    /// Since the last call.
    Bytes take();

private:
    void serve();
    void carry(int tablet) const;

    std::uint16_t central_port_;
    int listener_ = -1;
    int stopping_ = -1; ///< an eventfd: readable when it is time to end
    mutable std::atomic<std::uint64_t> to_central_ = 0;
    mutable std::atomic<std::uint64_t> from_central_ = 0;
    std::thread thread_;
};

} // namespace b2go::bench
