#pragma once

#include "base/time.hpp"

namespace b2go::tests {

/// A clock that a test turns by hand.
class ManualClock : public base::Clock {
public:
    explicit ManualClock(base::Instant start = {1'790'000'000'000}) : now_(start) {}
    [[nodiscard]] base::Instant now() const override { return now_; }
    void advance_ms(std::int64_t by_ms) { now_.ms += by_ms; }

private:
    base::Instant now_;
};

} // namespace b2go::tests
