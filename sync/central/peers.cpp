#include "sync/central/peers.hpp"

#include <algorithm>
#include <utility>

namespace b2go::central {

namespace {

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::size_t kNetworkBytes = 8;

std::string peer_of(const boost::asio::ip::address& address) {
    if (address.is_v4()) {
        const auto bytes = address.to_v4().to_bytes();
        return {bytes.begin(), bytes.end()};
    }
    const auto v6 = address.to_v6();
    if (v6.is_v4_mapped()) {
        return peer_of(boost::asio::ip::make_address_v4(boost::asio::ip::v4_mapped, v6));
    }
    const auto bytes = v6.to_bytes();
    return {bytes.begin(), bytes.begin() + kNetworkBytes};
}

bool has_passed(base::Instant began, base::Instant now) {
    // A clock that was turned back must not keep anyone out.
    return now.ms - began.ms >= kMinuteMs || now < began;
}

} // namespace

Peers::Peers(PeerLimits limits, const base::Clock& clock) : limits_(limits), clock_(clock) {}

Peers::Place::Place(Place&& other) noexcept
    : peers_(std::exchange(other.peers_, nullptr)), peer_(std::move(other.peer_)) {}

Peers::Place::~Place() {
    if (peers_ != nullptr) {
        peers_->leave(peer_);
    }
}

Peers::Place Peers::admit(const boost::asio::ip::address& address) {
    std::string name = peer_of(address);
    const std::lock_guard lock(mutex_);
    Peer& peer = peers_[name];
    if (connections_ >= limits_.connections || peer.connections >= limits_.connections_per_peer) {
        if (peer.connections == 0 && peer.attempts == 0) {
            peers_.erase(name);
        }
        return {};
    }
    ++connections_;
    ++peer.connections;
    return {*this, std::move(name)};
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

void Peers::leave(const std::string& name) {
    const std::lock_guard lock(mutex_);
    --connections_;
    const auto at = peers_.find(name);
    // One that tried codes is remembered: connecting anew must not give it new attempts.
    if (--at->second.connections == 0 && at->second.attempts == 0) {
        peers_.erase(at);
    }
}

void Peers::forget_old() {
    const base::Instant now = clock_.now();
    std::erase_if(peers_, [&](const auto& entry) {
        return entry.second.connections == 0 && has_passed(entry.second.minute_began, now);
    });
}

} // namespace b2go::central
