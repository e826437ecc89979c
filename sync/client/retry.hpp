#pragma once

#include <chrono>
#include <stop_token>

#include "base/outcome.hpp"
#include "base/random.hpp"
#include "sync/client/transport.hpp"

namespace b2go::sync {

/// Lets time pass, less of it when somebody on any thread asks to stop. The real one (platform)
/// waits; tests record.
class Waiter {
public:
    Waiter() = default;
    Waiter(const Waiter&) = delete;
    Waiter& operator=(const Waiter&) = delete;
    virtual ~Waiter() = default;
    virtual void wait(std::chrono::milliseconds duration, const std::stop_token& stop) = 0;
};

/// How long to wait after the `failures`th try in a row that failed (1, 2, …): doubling from
/// limits::kFirstRetryDelayMs up to limits::kLongestRetryDelayMs, half of it random, so that
/// tablets that lost the network together do not return together.
[[nodiscard]] std::chrono::milliseconds retry_delay(int failures, base::Random& random);

/// Sends the same bytes up to limits::kSendAttempts times while the central is out of reach or
/// busy and nobody asks to stop. Sending again is safe: every request may arrive more than once.
/// Anything else is returned at once.
[[nodiscard]] base::Outcome<Reply> send(Transport& transport, const Outgoing& request,
                                        Waiter& waiter, base::Random& random,
                                        const std::stop_token& stop = {});

} // namespace b2go::sync
