#include "sync/client/fetching.hpp"

#include <utility>

#include "sync/client/refused.hpp"

namespace b2go::sync {

Fetching::Fetching(StoreRunner on_store, base::AnyId attachment)
    : on_store_(std::move(on_store)), carrying_(on_store_, attachment) {}

std::optional<Outgoing> Fetching::next() {
    std::optional<store::Identity> identity;
    on_store_([&](store::Store& store) { identity = store.identity(); });
    const auto key = identity ? base::SigningKey::from_seed(base::as_bytes(identity->device_seed))
                              : std::nullopt;
    base::require(key.has_value(), "only an enrolled tablet fetches");
    return failure_ ? std::nullopt : carrying_.next(*identity, *key);
}

void Fetching::receive(const Reply& reply) {
    if (auto rejection = rejection_of(reply)) {
        failure_ = std::move(*rejection);
    } else if (auto taken = carrying_.take(reply.body); !taken) {
        failure_ = std::move(taken.error());
    }
}

} // namespace b2go::sync
