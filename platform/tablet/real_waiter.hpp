#pragma once

#include <condition_variable>
#include <mutex>

#include "sync/client/retry.hpp"

namespace b2go::platform {

/// Waits by the machine's own time, for one thread.
class RealWaiter final : public sync::Waiter {
public:
    void wait(std::chrono::milliseconds duration, const std::stop_token& stop) override {
        std::mutex mutex;
        std::condition_variable_any woken;
        std::unique_lock lock(mutex);
        woken.wait_for(lock, stop, duration, [] { return false; });
    }
};

} // namespace b2go::platform
