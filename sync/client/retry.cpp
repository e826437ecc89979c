#include "sync/client/retry.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "base/limits.hpp"
#include "sync/client/refused.hpp"

namespace b2go::sync {

namespace {

std::int64_t below(std::int64_t bound, base::Random& random) {
    std::array<std::byte, 4> bytes{};
    random.fill(bytes);
    std::uint32_t number = 0;
    for (const std::byte byte : bytes) {
        number = (number << 8U) | std::to_integer<std::uint32_t>(byte);
    }
    return static_cast<std::int64_t>(number) % bound;
}

bool is_worth_another_try(const base::Outcome<Reply>& reply) {
    return reply ? is_busy(*reply) : reply.error().kind == base::Refusal::offline;
}

} // namespace

std::chrono::milliseconds retry_delay(int failures, base::Random& random) {
    std::int64_t delay_ms = limits::kFirstRetryDelayMs;
    for (int i = 1; i < failures && delay_ms < limits::kLongestRetryDelayMs; ++i) {
        delay_ms *= 2;
    }
    delay_ms = std::min<std::int64_t>(delay_ms, limits::kLongestRetryDelayMs);
    return std::chrono::milliseconds(delay_ms / 2 + below(delay_ms / 2 + 1, random));
}

base::Outcome<Reply> send(Transport& transport, const Outgoing& request, Waiter& waiter,
                          base::Random& random, const std::stop_token& stop) {
    for (int attempt = 1;; ++attempt) {
        auto reply = transport.post(request.path, request.body, stop);
        if (attempt == limits::kSendAttempts || !is_worth_another_try(reply)) {
            return reply;
        }
        waiter.wait(retry_delay(attempt, random), stop);
        if (stop.stop_requested()) {
            return reply;
        }
    }
}

} // namespace b2go::sync
