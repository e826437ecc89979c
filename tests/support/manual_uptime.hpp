#pragma once

#include "base/uptime.hpp"

namespace b2go::tests {

/// A machine's count of time that a test moves on by hand.
class ManualUptime : public base::UptimeClock {
public:
    /// An hour after the machine was started.
    explicit ManualUptime(base::Uptime start = {3'600'000}) : now_(start) {}
    [[nodiscard]] base::Uptime now() const override { return now_; }
    void advance_ms(std::int64_t by_ms) { now_.ms += by_ms; }
    /// The machine was started again.
    void restart() { now_ = {}; }

private:
    base::Uptime now_;
};

} // namespace b2go::tests
