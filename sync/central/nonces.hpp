#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "base/random.hpp"

namespace b2go::central {

/// Random bytes fetched many at a time: a push seals thousands of small things, and asking the
/// system for each nonce would cost more than the sealing. For nonces, which are no secret; never
/// for keys, which are not to lie about in memory.
class Nonces final : public base::Random {
public:
    explicit Nonces(base::Random& source) : source_(source) {}

    void fill(std::span<std::byte> target) override {
        while (!target.empty()) {
            if (used_ == waiting_.size()) {
                source_.fill(waiting_);
                used_ = 0;
            }
            const std::size_t taken = std::min(target.size(), waiting_.size() - used_);
            std::copy_n(waiting_.begin() + static_cast<std::ptrdiff_t>(used_), taken,
                        target.begin());
            used_ += taken;
            target = target.subspan(taken);
        }
    }

private:
    base::Random& source_;
    std::array<std::byte, 4096> waiting_{};
    std::size_t used_ = waiting_.size();
};

} // namespace b2go::central
