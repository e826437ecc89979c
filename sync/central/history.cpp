#include "sync/central/history.hpp"

#include <algorithm>
#include <optional>

#include "base/limits.hpp"
#include "base/outcome.hpp"

namespace b2go::central {

using record::Chain;
using record::Seq;
namespace pb = sync::pb;

namespace {

std::optional<Chain> chain_in(const std::string& bytes) {
    Chain chain{};
    if (bytes.size() != chain.size()) {
        return std::nullopt;
    }
    std::ranges::copy(base::as_bytes(bytes), chain.begin());
    return chain;
}

std::string bytes_of(const Chain& chain) { return std::string(base::as_chars(chain)); }

Chain own_chain(CentralStore& store, const StoredDevice& device, Seq seq) {
    if (seq == device.last_seq) {
        return device.chain;
    }
    const auto chain = store.chain_at({device.device, seq});
    if (!chain) {
        throw base::Fault(base::FaultCode::corrupt, "a device's history has a gap at the central");
    }
    return *chain;
}

pb::Fork fork(const StoredDevice& device, Seq common) {
    pb::Fork fork;
    fork.set_seq(device.last_seq);
    fork.set_chain(bytes_of(device.chain));
    fork.set_common_seq(common);
    return fork;
}

pb::Behind behind(const StoredDevice& device) {
    pb::Behind behind;
    behind.set_seq(device.last_seq);
    behind.set_chain(bytes_of(device.chain));
    return behind;
}

/// Stubs stand in the order of the changes they stand for, one for each that is empty.
const pb::Stub* stub_of(const pb::SyncRequest& request, Seq seq) {
    const auto at =
        std::lower_bound(request.stubs().begin(), request.stubs().end(), seq,
                         [](const pb::Stub& stub, Seq wanted) { return stub.seq() < wanted; });
    return at != request.stubs().end() && at->seq() == seq ? &*at : nullptr;
}

bool are_whole(const pb::SyncRequest& request) {
    Seq before = 0;
    for (const pb::Stub& stub : request.stubs()) {
        const Seq place = stub.seq() - request.first_seq();
        if (stub.seq() <= before || stub.seq() < request.first_seq() ||
            place >= static_cast<Seq>(request.changes_size()) ||
            !request.changes(static_cast<int>(place)).empty() ||
            stub.hash().size() != sizeof(base::Hash) || stub.origin_seq() > record::kLastSeq) {
            return false;
        }
        before = stub.seq();
    }
    return true;
}

/// Chains the sent changes on from `chain`; says where the first known one differs from the log.
std::optional<pb::Fork> follow(CentralStore& store, const StoredDevice& device,
                               const pb::SyncRequest& request, Chain chain, Agreed& agreed) {
    Seq seq = request.first_seq();
    agreed.changes.reserve(static_cast<std::size_t>(request.changes_size()));
    for (const std::string& bytes : request.changes()) {
        const pb::Stub* stub = bytes.empty() ? stub_of(request, seq) : nullptr;
        const base::Hash hash = stub == nullptr ? record::change_hash(bytes)
                                                : chain_in(stub->hash()).value_or(base::Hash{});
        chain = record::extend(chain, hash);
        if (seq <= device.last_seq) {
            if (chain != own_chain(store, device, seq)) {
                return fork(device, seq - 1);
            }
            ++agreed.known;
        }
        agreed.changes.push_back({{device.device, seq}, hash, chain, bytes, stub});
        ++seq;
    }
    return std::nullopt;
}

} // namespace

Comparison compare(CentralStore& store, const StoredDevice& device,
                   const pb::SyncRequest& request) {
    const Seq first = request.first_seq();
    const Seq last = request.position().last_seq();
    const auto count = static_cast<Seq>(request.changes_size());
    const auto chain_before = chain_in(request.chain_before());
    const auto last_chain = chain_in(request.position().chain());
    if (!chain_before || !last_chain || first == 0 || last > record::kLastSeq || first - 1 > last ||
        count > last - (first - 1) || count > limits::kChangesPerBatch || !are_whole(request)) {
        return Contradiction{};
    }
    if (first - 1 > device.last_seq) {
        return behind(device);
    }
    if (*chain_before != own_chain(store, device, first - 1)) {
        return fork(device, 0);
    }
    Agreed agreed;
    if (const auto parted = follow(store, device, request, *chain_before, agreed)) {
        return *parted;
    }
    const Chain& sent_chain = agreed.changes.empty() ? *chain_before : agreed.changes.back().chain;
    const Seq sent_last = first - 1 + count;
    if (sent_last == last && sent_chain != *last_chain) {
        return Contradiction{};
    }
    if (last <= device.last_seq && *last_chain != own_chain(store, device, last)) {
        return fork(device, std::min(sent_last, device.last_seq));
    }
    return agreed;
}

Comparison compare(CentralStore& store, const StoredDevice& device, const pb::Position& position) {
    const Seq last = position.last_seq();
    const auto chain = chain_in(position.chain());
    if (!chain || last > record::kLastSeq) {
        return Contradiction{};
    }
    if (last <= device.last_seq && *chain != own_chain(store, device, last)) {
        return fork(device, 0);
    }
    if (position.accepted_seq() > device.last_seq) {
        return behind(device);
    }
    return Agreed{};
}

std::optional<Shared> shared_history(CentralStore& store, const StoredDevice& device,
                                     const pb::RenumberRequest& request) {
    const Seq last = request.position().last_seq();
    const auto last_chain = chain_in(request.position().chain());
    if (!last_chain || last > record::kLastSeq) {
        return std::nullopt;
    }
    Shared shared;
    // The central has changes that this tablet has lost, or others in their place.
    shared.has_parted =
        last < device.last_seq || (last == device.last_seq && *last_chain != device.chain);
    for (const pb::Mark& mark : request.marks()) {
        const auto chain = chain_in(mark.chain());
        if (!chain) {
            return std::nullopt;
        }
        if (mark.seq() > device.last_seq) {
            continue; // not here yet: says nothing
        }
        if (*chain == own_chain(store, device, mark.seq())) {
            shared.common_seq = mark.seq();
        } else {
            shared.has_parted = true;
        }
    }
    return shared;
}

} // namespace b2go::central
