#include <algorithm>
#include <cerrno>

#include "tests/disk/central_commands.hpp"
#include "tests/disk/crash_tests.hpp"
#include "tests/disk/enrol_command.hpp"

/// Commands that make key files, stores and backups, cut or failing anywhere, and run again.
namespace {

using namespace b2go::tests;

template <typename Made> std::unique_ptr<Command> make() { return std::make_unique<Made>(); }

const std::vector<Operation> kChanges{Operation::open,       Operation::write,  Operation::truncate,
                                      Operation::sync,       Operation::rename, Operation::remove,
                                      Operation::make_folder};

struct Cutting : Thoroughness, CryptoStarted {
    /// Of one command, all that may befall it. `stride` is for its changes, of which it makes as
    /// many as a store does; reads are more.
    void cut_anywhere(const MakeCommand& command, std::size_t stride, std::size_t read_stride,
                      unsigned most_cuts = 4) {
        BOOST_TEST_CONTEXT("killed") {
            check_nothing_wrong(after_kills(command, sample(stride)), 5);
        }
        BOOST_TEST_CONTEXT("without power") {
            Sample points = cuts(stride);
            points.cuts = std::min(points.cuts, most_cuts);
            check_nothing_wrong(after_power_cuts(command, points), 5);
        }
        for (const int error : {EIO, ENOSPC}) {
            BOOST_TEST_CONTEXT("one call fails, error " << error) {
                check_nothing_wrong(
                    after_trouble(command, kChanges, Failure::Times::once, error, sample(stride)),
                    5);
            }
        }
        for (const auto times : {Failure::Times::once, Failure::Times::for_ever}) {
            BOOST_TEST_CONTEXT("reads fail") {
                check_nothing_wrong(
                    after_trouble(command, {Operation::read}, times, EIO, sample(read_stride)), 1);
            }
        }
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(command_crash, Cutting)

BOOST_AUTO_TEST_CASE(a_central_that_is_being_made_is_whole_or_is_made_by_the_same_command) {
    cut_anywhere(make<InitCommand>, 41, 13);
}

BOOST_AUTO_TEST_CASE(a_central_that_is_being_restored_is_whole_or_is_restored_by_the_same_command) {
    cut_anywhere(make<RestoreCommand>, 53, 31);
}

BOOST_AUTO_TEST_CASE(a_backup_that_is_being_replaced_is_the_earlier_or_the_new_one) {
    cut_anywhere(make<BackupCommand>, 43, 31);
}

BOOST_AUTO_TEST_CASE(a_tablet_that_is_being_enrolled_is_whole_or_is_enrolled_by_the_same_command) {
    EnrollingCentral central;
    // One derivation of a key after the other takes its time.
    cut_anywhere([&central] { return std::make_unique<EnrolCommand>(central); }, 101, 67, 1);
    for (const std::string& wrong : central.verify()) {
        BOOST_ERROR(wrong);
    }
}

BOOST_AUTO_TEST_SUITE_END()
