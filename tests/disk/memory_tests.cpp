#include "tests/disk/crash_tests.hpp"
#include "tests/disk/memory_trouble.hpp"
#include "tests/disk/tablet_day.hpp"

/// A tablet's store when SQLCipher gets no memory, at any moment of a day.
namespace {

using namespace b2go::tests;

std::unique_ptr<Day> make_day() { return std::make_unique<TabletDay>(); }

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

BOOST_AUTO_TEST_SUITE_END()
