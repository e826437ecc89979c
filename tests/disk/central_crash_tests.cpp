#include <cerrno>

#include "tests/disk/central_day.hpp"
#include "tests/disk/crash_tests.hpp"

/// A central's store when the program, the power or the disk fails at any moment of a day.
namespace {

using namespace b2go::tests;

struct RecordedDay {
    CentralDay day;
    Recording recording = record(day);
    Thoroughness thoroughness;
};

std::unique_ptr<Day> make_day() { return std::make_unique<CentralDay>(); }

} // namespace

BOOST_AUTO_TEST_SUITE(central_crash)

BOOST_FIXTURE_TEST_CASE(a_central_killed_between_any_two_file_calls_keeps_what_it_answered,
                        RecordedDay) {
    check_nothing_wrong(after_kills(day, recording, thoroughness.sample(11)), 20);
}

BOOST_FIXTURE_TEST_CASE(a_central_whose_power_fails_keeps_what_it_answered, RecordedDay) {
    check_nothing_wrong(after_power_cuts(day, recording, thoroughness.cuts(11)), 20);
}

BOOST_FIXTURE_TEST_CASE(what_a_central_tells_after_a_kill_survives_a_power_cut, RecordedDay) {
    check_nothing_wrong(after_kills_and_power_cuts(day, recording, thoroughness.cuts(13)), 20);
}

BOOST_FIXTURE_TEST_CASE(a_write_that_fails_is_told_and_costs_the_central_nothing, Thoroughness) {
    const std::vector<Operation> writes{Operation::write, Operation::truncate, Operation::remove,
                                        Operation::rename};
    for (const auto times : {Failure::Times::once, Failure::Times::for_ever}) {
        check_nothing_wrong(after_trouble(make_day, failing_calls(writes, times, EIO), sample(71)),
                            5);
    }
}

BOOST_FIXTURE_TEST_CASE(a_flush_that_fails_is_never_answered_as_done, Thoroughness) {
    for (const auto times : {Failure::Times::once, Failure::Times::for_ever}) {
        check_nothing_wrong(
            after_trouble(make_day, failing_calls({Operation::sync}, times, EIO), sample(5)), 5);
    }
}

BOOST_FIXTURE_TEST_CASE(reads_and_opens_that_fail_are_told_and_cost_the_central_nothing,
                        Thoroughness) {
    for (const auto times : {Failure::Times::once, Failure::Times::for_ever}) {
        check_nothing_wrong(
            after_trouble(make_day, failing_calls({Operation::read, Operation::open}, times, EIO),
                          sample(17)),
            1);
    }
}

BOOST_FIXTURE_TEST_CASE(a_full_disk_is_told_and_costs_the_central_nothing, Thoroughness) {
    for (const auto times : {Failure::Times::once, Failure::Times::for_ever}) {
        check_nothing_wrong(
            after_trouble(make_day, failing_calls({Operation::write}, times, ENOSPC), sample(71)),
            5);
    }
}

BOOST_FIXTURE_TEST_CASE(a_backup_whose_folder_cannot_be_made_or_cleared_is_told, Thoroughness) {
    for (const auto operation : {Operation::make_folder, Operation::remove}) {
        check_nothing_wrong(
            after_trouble(make_day, failing_calls({operation}, Failure::Times::once, ENOSPC),
                          {operation == Operation::remove ? std::size_t{3} : 1, 0, 1}),
            1);
    }
}

BOOST_FIXTURE_TEST_CASE(a_central_that_dies_in_the_middle_of_a_sync_takes_everything_exactly_once,
                        Thoroughness) {
    World world(31, 2);
    const auto place = world.folder.path() / "central";
    world.move_central(place);
    world.stop_central();
    WatchedDisk disk(place);
    world.restart_central();
    const auto changes_something = [](const Call& call) {
        return call.operation != Operation::open && call.operation != Operation::read;
    };
    std::vector<b2go::base::AnyId> ids;
    std::size_t deaths = 0;
    for (std::size_t at = 0;; at += whole ? 1 : 7) {
        ids.push_back(world.tablet(0).create(CentralDay::new_location("Sted")));
        Failure failure(changes_something, at, Failure::Times::for_ever, EIO);
        disk.plan = [&failure](const Call& call) { return failure(call); };
        try {
            BOOST_TEST(world.tablet(0).sync().has_value());
        } catch (const b2go::base::Fault&) {
            ++deaths; // nothing reaches the disk any more: it is as if the central were killed here
        }
        world.stop_central();
        disk.plan = {};
        world.restart_central();
        world.tablet(0).must_sync();
        if (!failure.happened()) {
            break;
        }
    }
    BOOST_TEST(deaths >= 2);
    world.tablet(1).must_sync();
    world.require_converged(ids);
}

BOOST_AUTO_TEST_SUITE_END()
