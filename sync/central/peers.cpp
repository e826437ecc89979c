#include "sync/central/peers.hpp"

#include <algorithm>
#include <utility>

#include "base/outcome.hpp"

namespace b2go::central {

namespace ip = boost::asio::ip;

namespace {

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::size_t kNetworkBytes = 8;

/// A socket that takes both families shows IPv4 addresses as IPv6 ones.
ip::address unmapped(const ip::address& address) {
    if (address.is_v6() && address.to_v6().is_v4_mapped()) {
        return ip::make_address_v4(ip::v4_mapped, address.to_v6());
    }
    return address;
}

std::string peer_of(const ip::address& given) {
    const ip::address address = unmapped(given);
    if (address.is_v4()) {
        const auto bytes = address.to_v4().to_bytes();
        return {bytes.begin(), bytes.end()};
    }
    const auto bytes = address.to_v6().to_bytes();
    return {bytes.begin(), bytes.begin() + kNetworkBytes};
}

std::vector<ip::address> addresses_of(const std::vector<std::string>& texts) {
    std::vector<ip::address> addresses;
    for (const std::string& text : texts) {
        const auto address = client_address(text);
        if (!address) {
            throw base::Fault(base::FaultCode::environment,
                              "a proxy is named by its address, not as " + text);
        }
        addresses.push_back(*address);
    }
    return addresses;
}

bool has_passed(base::Instant began, base::Instant now) {
    // A clock that was turned back must not keep anyone out.
    return now.ms - began.ms >= kMinuteMs || now < began;
}

} // namespace

Peers::Peers(PeerLimits limits, const std::vector<std::string>& proxies, const base::Clock& clock)
    : limits_(limits), proxies_(addresses_of(proxies)), clock_(clock) {}

Peers::Place::Place(Place&& other) noexcept
    : peers_(std::exchange(other.peers_, nullptr)), kind_(other.kind_),
      peer_(std::move(other.peer_)) {}

Peers::Place& Peers::Place::operator=(Place&& other) noexcept {
    if (this != &other) {
        give_back();
        peers_ = std::exchange(other.peers_, nullptr);
        kind_ = other.kind_;
        peer_ = std::move(other.peer_);
    }
    return *this;
}

void Peers::Place::give_back() {
    if (peers_ != nullptr) {
        std::exchange(peers_, nullptr)->leave(kind_, peer_);
    }
}

Peers::Place Peers::admit(const ip::address& address) {
    const bool is_proxy = std::ranges::find(proxies_, unmapped(address)) != proxies_.end();
    const std::lock_guard lock(mutex_);
    if (connections_ >= limits_.connections) {
        return {};
    }
    Place place = is_proxy ? Place(*this, Place::Kind::connection_of_proxy, {})
                           : place_for(Place::Kind::connection, peer_of(address));
    connections_ += place ? 1 : 0;
    return place;
}

Peers::Place Peers::admit_for_proxy(const ip::address& client) {
    const std::lock_guard lock(mutex_);
    return place_for(Place::Kind::request, peer_of(client));
}

/// The caller holds the mutex.
Peers::Place Peers::place_for(Place::Kind kind, std::string name) {
    const auto at = peers_.find(name);
    const std::size_t taken = at == peers_.end() ? 0 : at->second.places;
    if (taken >= limits_.connections_per_peer) {
        return {};
    }
    ++peers_[name].places;
    return {*this, kind, std::move(name)};
}

bool Peers::try_code(const std::string& name) {
    const std::lock_guard lock(mutex_);
    if (peers_.size() > limits::kRememberedPeers) {
        forget_old();
    }
    if (peers_.size() > limits::kRememberedPeers) {
        return false;
    }
    Peer& peer = peers_[name];
    const base::Instant now = clock_.now();
    if (peer.attempts == 0 || has_passed(peer.minute_began, now)) {
        peer.attempts = 0;
        peer.minute_began = now;
    }
    if (peer.attempts >= limits_.code_attempts_per_minute) {
        return false;
    }
    ++peer.attempts;
    return true;
}

void Peers::forgive_code(const std::string& name) {
    const std::lock_guard lock(mutex_);
    const auto at = peers_.find(name);
    if (at != peers_.end()) {
        at->second.attempts = std::max(0, at->second.attempts - 1);
    }
}

void Peers::leave(Place::Kind kind, const std::string& name) {
    const std::lock_guard lock(mutex_);
    connections_ -= kind == Place::Kind::request ? 0 : 1;
    if (kind == Place::Kind::connection_of_proxy) {
        return;
    }
    const auto at = peers_.find(name);
    // One that tried codes is remembered: connecting anew must not give it new attempts.
    if (--at->second.places == 0 && at->second.attempts == 0) {
        peers_.erase(at);
    }
}

void Peers::forget_old() {
    const base::Instant now = clock_.now();
    std::erase_if(peers_, [&](const auto& entry) {
        return entry.second.places == 0 && has_passed(entry.second.minute_began, now);
    });
}

std::optional<ip::address> client_address(std::string_view text) {
    boost::system::error_code error;
    const ip::address address = unmapped(ip::make_address(std::string(text), error));
    const bool is_scoped = address.is_v6() && address.to_v6().scope_id() != 0;
    if (error || address.is_unspecified() || address.is_multicast() || is_scoped) {
        return std::nullopt;
    }
    return address;
}

} // namespace b2go::central
