#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/ip/address.hpp>

#include "base/time.hpp"
#include "sync/central/server_options.hpp"

namespace b2go::central {

/// Who is connected, and who has been trying codes. A peer is an IPv4 address or an IPv6 network
/// of 64 bits, which one subscriber holds whole.
///
/// A proxy is no peer: it stands between, and says of each request which peer it is from. Its
/// connections count among all, each request while it is under way as one of that peer's. Only
/// addresses named when the server starts are proxies; what anybody else says of others is not
/// even looked at. Any thread.
class Peers {
public:
    /// `proxies` are addresses. Throws Fault{environment} if one is none.
    Peers(PeerLimits limits, const std::vector<std::string>& proxies, const base::Clock& clock);

    /// A connection's place, or that of a proxy's request; gives it back when destroyed.
    class Place {
    public:
        /// What it takes up.
        enum class Kind { connection, connection_of_proxy, request };

        Place() = default;
        Place(Peers& peers, Kind kind, std::string peer)
            : peers_(&peers), kind_(kind), peer_(std::move(peer)) {}
        Place(Place&& other) noexcept;
        Place& operator=(Place&& other) noexcept;
        ~Place() { give_back(); }
        explicit operator bool() const { return peers_ != nullptr; }
        [[nodiscard]] bool is_of_proxy() const { return kind_ == Kind::connection_of_proxy; }
        /// Whose it is; empty for a proxy's.
        [[nodiscard]] const std::string& peer() const { return peer_; }

    private:
        void give_back();

        Peers* peers_ = nullptr;
        Kind kind_ = Kind::connection;
        std::string peer_;
    };

    /// An empty place if the peer, or all of them together, have as many as they may.
    [[nodiscard]] Place admit(const boost::asio::ip::address& address);

    /// The place of a request that a proxy passes on for `client`. Empty if that peer has as many
    /// as it may.
    [[nodiscard]] Place admit_for_proxy(const boost::asio::ip::address& client);

    /// Counts an attempt to enrol. False if the peer has had its share of this minute.
    [[nodiscard]] bool try_code(const std::string& name);
    /// The code was right: the attempt does not count.
    void forgive_code(const std::string& name);

private:
    struct Peer {
        std::size_t places = 0; ///< connections, and requests that proxies pass on
        int attempts = 0;
        base::Instant minute_began;
    };
    [[nodiscard]] Place place_for(Place::Kind kind, std::string name);
    void leave(Place::Kind kind, const std::string& name);
    void forget_old();

    const PeerLimits limits_;
    const std::vector<boost::asio::ip::address> proxies_;
    const base::Clock& clock_;
    std::mutex mutex_; ///< guards the members below
    std::map<std::string, Peer> peers_;
    std::size_t connections_ = 0;
};

/// The address that a proxy names as its client; nothing if that is no address of one machine.
[[nodiscard]] std::optional<boost::asio::ip::address> client_address(std::string_view text);

} // namespace b2go::central
