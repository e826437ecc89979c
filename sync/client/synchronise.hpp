#pragma once

#include <functional>
#include <stop_token>

#include "base/outcome.hpp"
#include "base/random.hpp"
#include "sync/client/retry.hpp"
#include "sync/client/session.hpp"
#include "sync/client/transport.hpp"

namespace b2go::sync {

/// Whoever watches a sync.
struct Watch {
    /// Ends it from any thread, also in the middle of a message or between two tries.
    std::stop_token stop;
    /// Called on the sync thread, between messages. May be left out.
    std::function<void(const Progress&)> on_progress;
};

/// Carries a session through to its end, with retries. The transport, `waiter` and `random` are
/// used by one thread at a time, but not always by the one that called. Refusal{offline} when the
/// central cannot be reached or the watcher stopped it, Refusal{peer_refused} when it said no;
/// either way what was taken before stands, and the rest is still in the outbox.
[[nodiscard]] base::Outcome<SyncReport> run(Session& session, Transport& transport, Waiter& waiter,
                                            base::Random& random, const Watch& watch = {});

} // namespace b2go::sync
