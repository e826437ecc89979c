#pragma once

#include <atomic>
#include <cstdint>
#include <limits>
#include <thread>
#include <vector>

namespace b2go::tests {

/// Stands between tablets and the central on loopback and counts what passes, encrypted and with
/// all its framing; or ends it all after so many bytes. Tablets keep their connections, so several
/// are carried at once, by one thread.
class Relay {
public:
    /// Listens on `port` (0: any that is free), passes on to `central_port`, both on 127.0.0.1.
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

    static constexpr std::uint64_t kNoEnd = std::numeric_limits<std::uint64_t>::max();
    /// From now on no more than this passes: with the last byte of either way every connection
    /// ends, also within a message, and so does every new one, until this is called again.
    void let_pass(Bytes most);
    [[nodiscard]] std::uint16_t port() const { return port_; }

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
    [[nodiscard]] bool has_ended() const {
        return to_central_.left == 0 || from_central_.left == 0;
    }

    /// One way through.
    struct Way {
        std::atomic<std::uint64_t> passed = 0;
        std::atomic<std::uint64_t> left = kNoEnd;
    };
    static bool copy(int from, int to, Way& way);

    std::uint16_t port_ = 0;
    std::uint16_t central_port_;
    int listener_ = -1;
    int stopping_ = -1;            ///< an eventfd: readable when it is time to end
    std::vector<Carried> carried_; ///< only the thread's
    Way to_central_;
    Way from_central_;
    std::thread thread_;
};

} // namespace b2go::tests
