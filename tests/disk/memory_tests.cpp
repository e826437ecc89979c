#include "tests/disk/central_day.hpp"
#include "tests/disk/crash_tests.hpp"
#include "tests/disk/tablet_day.hpp"
#include "tests/support/disk/failing_memory.hpp"

/// A tablet's store and a central's when SQLCipher gets no memory, at any moment of a day.
namespace {

using namespace b2go::tests;

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

MakeTrouble no_memory(FailingMemory::Times times) {
    return [times](std::size_t index) { return std::make_unique<MemoryTrouble>(index, times); };
}

std::unique_ptr<Day> make_day() { return std::make_unique<TabletDay>(); }
/// Its tablets are in the same program, so that some of what is refused is theirs.
std::unique_ptr<Day> make_central_day() { return std::make_unique<CentralDay>(); }

} // namespace

BOOST_AUTO_TEST_SUITE(memory)

BOOST_FIXTURE_TEST_CASE(an_allocation_that_fails_is_told_and_costs_nothing_acknowledged,
                        Thoroughness) {
    check_nothing_wrong(
        after_trouble(make_day, no_memory(FailingMemory::Times::once), sample(1987)), 5);
}

BOOST_FIXTURE_TEST_CASE(memory_that_has_run_out_is_told_and_costs_nothing_acknowledged,
                        Thoroughness) {
    check_nothing_wrong(
        after_trouble(make_day, no_memory(FailingMemory::Times::for_ever), sample(1997)), 5);
}

BOOST_FIXTURE_TEST_CASE(an_allocation_that_fails_is_told_and_costs_the_central_nothing,
                        Thoroughness) {
    check_nothing_wrong(
        after_trouble(make_central_day, no_memory(FailingMemory::Times::once), sample(9973)), 5);
}

BOOST_FIXTURE_TEST_CASE(memory_that_has_run_out_is_told_and_costs_the_central_nothing,
                        Thoroughness) {
    check_nothing_wrong(
        after_trouble(make_central_day, no_memory(FailingMemory::Times::for_ever), sample(9967)),
        5);
}

BOOST_AUTO_TEST_SUITE_END()
