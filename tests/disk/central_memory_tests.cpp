#include "tests/disk/central_day.hpp"
#include "tests/disk/crash_tests.hpp"
#include "tests/disk/memory_trouble.hpp"

/// A central's store when SQLCipher gets no memory, at any moment of a day. Its tablets are in the
/// same program, so that some of what is refused is theirs.
namespace {

using namespace b2go::tests;

std::unique_ptr<Day> make_day() { return std::make_unique<CentralDay>(); }

} // namespace

BOOST_AUTO_TEST_SUITE(central_memory)

BOOST_FIXTURE_TEST_CASE(an_allocation_that_fails_is_told_and_costs_the_central_nothing,
                        Thoroughness) {
    check_nothing_wrong(
        after_trouble(make_day, no_memory(FailingMemory::Times::once), sample(3989)), 5);
}

BOOST_FIXTURE_TEST_CASE(memory_that_has_run_out_is_told_and_costs_the_central_nothing,
                        Thoroughness) {
    check_nothing_wrong(
        after_trouble(make_day, no_memory(FailingMemory::Times::for_ever), sample(3967)), 5);
}

BOOST_AUTO_TEST_SUITE_END()
