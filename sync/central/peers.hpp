#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <string>

#include <boost/asio/ip/address.hpp>

#include "base/time.hpp"
#include "sync/central/server_options.hpp"

namespace b2go::central {

/// Who is connected, and who has been trying codes. A peer is an IPv4 address or an IPv6 network
/// of 64 bits, which one subscriber holds whole. Any thread.
class Peers {
public:
    Peers(PeerLimits limits, const base::Clock& clock);

    /// One connection's place among all; gives it back when destroyed.
    class Place {
    public:
        Place() = default;
        Place(Peers& peers, std::string peer) : peers_(&peers), peer_(std::move(peer)) {}
        Place(Place&& other) noexcept;
        Place& operator=(Place&& other) = delete;
        ~Place();
        explicit operator bool() const { return peers_ != nullptr; }
        [[nodiscard]] const std::string& peer() const { return peer_; }

    private:
        Peers* peers_ = nullptr;
        std::string peer_;
    };

    /// An empty place if the peer, or all of them together, have as many as they may.
    [[nodiscard]] Place admit(const boost::asio::ip::address& address);

    /// Counts an attempt to enrol. False if the peer has had its share of this minute.
    [[nodiscard]] bool try_code(const std::string& name);
    /// The code was right: the attempt does not count.
    void forgive_code(const std::string& name);

private:
    struct Peer {
        std::size_t connections = 0;
        int attempts = 0;
        base::Instant minute_began;
    };
    void leave(const std::string& name);
    void forget_old();

    const PeerLimits limits_;
    const base::Clock& clock_;
    std::mutex mutex_; ///< guards the members below
    std::map<std::string, Peer> peers_;
    std::size_t connections_ = 0;
};

} // namespace b2go::central
