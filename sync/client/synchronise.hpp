#pragma once

#include <functional>

#include "base/outcome.hpp"
#include "base/random.hpp"
#include "sync/client/retry.hpp"
#include "sync/client/session.hpp"
#include "sync/client/transport.hpp"

namespace b2go::sync {

/// Whoever watches a sync. Both are called on the sync thread, between messages; either may be
/// left out.
struct Watch {
    std::function<bool()> is_cancelled;
    std::function<void(const Progress&)> on_progress;
};

/// Carries a session through to its end, with retries. Refusal{offline} when the central cannot
/// be reached or the watcher cancelled, Refusal{peer_refused} when it said no; either way what
/// was taken before stands, and the rest is still in the outbox.
[[nodiscard]] base::Outcome<SyncReport> run(Session& session, Transport& transport, Waiter& waiter,
                                            base::Random& random, const Watch& watch = {});

} // namespace b2go::sync
