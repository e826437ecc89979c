#include <boost/test/unit_test.hpp>

#include <future>

#include "sync/central/merge_thread.hpp"

namespace {

namespace base = b2go::base;
using b2go::central::MergeThread;
using b2go::central::Reply;
using b2go::central::Request;

/// Answers with the size of the batch, once the first batch has been let go.
struct Batches {
    std::vector<Reply> answer(std::span<const Request> requests) {
        if (sizes.empty()) {
            entered.set_value();
            open.get_future().wait();
        }
        sizes.push_back(requests.size());
        return std::vector<Reply>(requests.size(), Reply{200, ""});
    }
    std::vector<std::size_t> sizes;
    std::promise<void> entered;
    std::promise<void> open;
};

void ignore(const base::Fault&) {}

} // namespace

BOOST_AUTO_TEST_SUITE(merge_thread)

BOOST_AUTO_TEST_CASE(what_arrives_during_a_commit_shares_the_next) {
    Batches batches;
    std::atomic<int> done = 0;
    {
        MergeThread merge([&](auto requests) { return batches.answer(requests); }, ignore);
        const auto count = [&done](const Reply&) { ++done; };
        BOOST_TEST(merge.submit({"/v1/sync", "1"}, count));
        batches.entered.get_future().wait();
        for (std::size_t i = 0; i < b2go::limits::kPushesPerCommit + 3; ++i) {
            BOOST_TEST(merge.submit({"/v1/sync", "n"}, count));
        }
        batches.open.set_value();
    } // finishes what was accepted
    const std::vector<std::size_t> expected{1, b2go::limits::kPushesPerCommit, 3};
    BOOST_TEST(batches.sizes == expected, boost::test_tools::per_element());
    BOOST_TEST(done == static_cast<int>(b2go::limits::kPushesPerCommit) + 4);
}

BOOST_AUTO_TEST_CASE(beyond_its_limit_the_queue_takes_nothing) {
    Batches batches;
    MergeThread merge([&](auto requests) { return batches.answer(requests); }, ignore, 1);
    const auto nothing = [](const Reply&) {};
    BOOST_TEST(merge.submit({"/v1/sync", "answered now"}, nothing));
    batches.entered.get_future().wait();
    BOOST_TEST(merge.submit({"/v1/sync", "waiting"}, nothing));
    BOOST_TEST(!merge.submit({"/v1/sync", "one too many"}, nothing));
    batches.open.set_value();
    merge.stop();
    BOOST_TEST(!merge.submit({"/v1/sync", "too late"}, nothing));
}

BOOST_AUTO_TEST_CASE(commands_run_between_batches_on_the_same_thread) {
    std::thread::id answered_on;
    MergeThread merge(
        [&](std::span<const Request> requests) {
            answered_on = std::this_thread::get_id();
            return std::vector<Reply>(requests.size(), Reply{200, ""});
        },
        ignore);
    std::promise<void> answered;
    BOOST_TEST(merge.submit({"/v1/sync", ""}, [&](const Reply&) { answered.set_value(); }));
    answered.get_future().wait();
    std::promise<std::thread::id> ran_on;
    BOOST_TEST(merge.run([&](bool) { ran_on.set_value(std::this_thread::get_id()); }));
    BOOST_TEST((ran_on.get_future().get() == answered_on));
}

BOOST_AUTO_TEST_CASE(after_a_fault_nothing_touches_the_store) {
    int calls = 0;
    MergeThread merge(
        [&](std::span<const Request>) -> std::vector<Reply> {
            ++calls;
            throw base::Fault(base::FaultCode::io, "gone");
        },
        ignore);
    std::promise<int> status;
    BOOST_TEST(merge.submit({"/v1/sync", ""}, [&](const Reply& r) { status.set_value(r.status); }));
    BOOST_TEST(status.get_future().get() == 503);
    BOOST_TEST(!merge.submit({"/v1/sync", ""}, [](const Reply&) {}));
    BOOST_TEST(!merge.run([](bool) {}));
    merge.stop();
    BOOST_TEST(calls == 1);
}

BOOST_AUTO_TEST_SUITE_END()
