#include <cerrno>

#include "tests/disk/crash_tests.hpp"
#include "tests/disk/tablet_day.hpp"

/// A tablet's store when the program, the power or the disk fails at any moment of a day.
namespace {

using namespace b2go::tests;

struct RecordedDay {
    TabletDay day;
    Recording recording = record(day);
    Thoroughness thoroughness;
};

std::unique_ptr<Day> make_day() { return std::make_unique<TabletDay>(); }

} // namespace

BOOST_AUTO_TEST_SUITE(tablet_crash)

BOOST_FIXTURE_TEST_CASE(a_tablet_killed_between_any_two_file_calls_keeps_what_it_acknowledged,
                        RecordedDay) {
    check_nothing_wrong(after_kills(day, recording, thoroughness.sample(9)), 20);
}

BOOST_FIXTURE_TEST_CASE(a_tablet_whose_power_fails_keeps_what_it_acknowledged, RecordedDay) {
    check_nothing_wrong(after_power_cuts(day, recording, thoroughness.cuts(9)), 20);
}

BOOST_FIXTURE_TEST_CASE(what_a_tablet_tells_after_a_kill_survives_a_power_cut, RecordedDay) {
    check_nothing_wrong(after_kills_and_power_cuts(day, recording, thoroughness.cuts(11)), 20);
}

BOOST_FIXTURE_TEST_CASE(a_write_that_fails_is_told_and_costs_nothing_acknowledged, Thoroughness) {
    const std::vector<Operation> writes{Operation::write, Operation::truncate, Operation::remove};
    for (const auto times : {Failure::Times::once, Failure::Times::for_ever}) {
        check_nothing_wrong(after_trouble(make_day, failing_calls(writes, times, EIO), sample(83)),
                            5);
    }
}

BOOST_FIXTURE_TEST_CASE(a_flush_that_fails_is_never_taken_for_done, Thoroughness) {
    for (const auto times : {Failure::Times::once, Failure::Times::for_ever}) {
        check_nothing_wrong(
            after_trouble(make_day, failing_calls({Operation::sync}, times, EIO), sample(4)), 5);
    }
}

BOOST_FIXTURE_TEST_CASE(a_read_that_fails_is_told_and_costs_nothing_acknowledged, Thoroughness) {
    for (const auto times : {Failure::Times::once, Failure::Times::for_ever}) {
        check_nothing_wrong(
            after_trouble(make_day, failing_calls({Operation::read}, times, EIO), sample(31)), 3);
    }
}

BOOST_FIXTURE_TEST_CASE(a_file_that_does_not_open_is_told_and_costs_nothing, Thoroughness) {
    for (const auto times : {Failure::Times::once, Failure::Times::for_ever}) {
        check_nothing_wrong(
            after_trouble(make_day, failing_calls({Operation::open}, times, EIO), sample(1)), 1);
    }
}

BOOST_FIXTURE_TEST_CASE(a_disk_that_is_full_is_told_and_costs_nothing_acknowledged, Thoroughness) {
    for (const auto times : {Failure::Times::once, Failure::Times::for_ever}) {
        check_nothing_wrong(
            after_trouble(make_day, failing_calls({Operation::write}, times, ENOSPC), sample(89)),
            5);
    }
}

BOOST_AUTO_TEST_SUITE_END()
