#pragma once

#include <optional>

#include "tests/disk/day.hpp"
#include "tests/support/disk/failing_memory.hpp"

/// SQLCipher gets no memory at some moment of a day.
namespace b2go::tests {

class MemoryTrouble final : public Trouble {
public:
    MemoryTrouble(std::size_t index, FailingMemory::Times times) : index_(index), times_(times) {}
    void begin(WatchedDisk& /*disk*/) override { failing_.emplace(index_, times_); }
    void end(WatchedDisk& /*disk*/) override {
        happened_ = failing_ && failing_->happened();
        failing_.reset();
    }
    [[nodiscard]] bool happened() const override { return happened_; }
    [[nodiscard]] bool is_told_by(const b2go::base::Fault& fault) const override {
        return fault.code() == b2go::base::FaultCode::environment;
    }

private:
    std::size_t index_;
    FailingMemory::Times times_;
    std::optional<FailingMemory> failing_;
    bool happened_ = false;
};

inline MakeTrouble no_memory(FailingMemory::Times times) {
    return [times](std::size_t index) { return std::make_unique<MemoryTrouble>(index, times); };
}

} // namespace b2go::tests
