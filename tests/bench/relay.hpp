#pragma once

#include <atomic>
#include <cstdint>
#include <thread>
#include <vector>

namespace b2go::bench {

/// Stands between tablets and the central on loopback and counts what passes, encrypted and with
/// all its framing. Tablets keep their connections, so several are carried at once, by one thread.
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
    /// A tablet's connection and the one made for it to the central.
    struct Carried {
        int tablet;
        int central;
    };
    void serve();
    void take_up();
    void close(const Carried& carried);
    /// Passes on what is there, either way. False when one of them has ended.
    bool pass_on(const Carried& carried, bool tablet_said, bool central_said);

    std::uint16_t central_port_;
    int listener_ = -1;
    int stopping_ = -1;            ///< an eventfd: readable when it is time to end
    std::vector<Carried> carried_; ///< only the thread's
    std::atomic<std::uint64_t> to_central_ = 0;
    std::atomic<std::uint64_t> from_central_ = 0;
    std::thread thread_;
};

} // namespace b2go::bench
