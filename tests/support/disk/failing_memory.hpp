#pragma once

#include <cstddef>

/// SQLite's memory, which a test makes fail. Taken over before the program first opens a database
/// (a static in failing_memory.cpp sees to it), so it is linked by programs that are for this only.
namespace b2go::tests {

/// While it lives, the `index`-th allocation from now on (from 0) is refused, or that and all
/// later ones. One at a time, on one thread.
class FailingMemory {
public:
    enum class Times { once, for_ever };
    FailingMemory(std::size_t index, Times times);
    ~FailingMemory();
    FailingMemory(const FailingMemory&) = delete;
    FailingMemory& operator=(const FailingMemory&) = delete;

    /// Allocations that were asked for since.
    [[nodiscard]] std::size_t asked() const { return asked_; }
    [[nodiscard]] bool happened() const { return asked_ > index_; }

    /// For SQLite's allocator only.
    [[nodiscard]] static bool refuses();

private:
    std::size_t index_;
    Times times_;
    std::size_t asked_ = 0;
};

} // namespace b2go::tests
