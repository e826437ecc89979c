#include <boost/test/unit_test.hpp>

#include <atomic>
#include <future>
#include <thread>

#include "base/limits.hpp"
#include "store/store_thread.hpp"
#include "tests/store/store_fixture.hpp"

namespace {

using namespace b2go;
using namespace b2go::tests;
using store::Priority;
using store::Store;
using store::StoreThread;

/// A store on its thread.
struct Threaded {
    Threaded() { tablet.store.reset(); }
    StoreThread thread() {
        return StoreThread(
            [this] { return Store::open(tablet.path, tablet.key, tablet.clock, tablet.random); });
    }
    Tablet tablet;
};

BOOST_AUTO_TEST_SUITE(store_threads)

BOOST_AUTO_TEST_CASE(a_job_runs_on_the_store_s_thread_and_gives_its_result) {
    Threaded threaded;
    StoreThread thread = threaded.thread();
    const auto own = std::this_thread::get_id();
    BOOST_TEST(
        (thread.run(Priority::person, [](Store&) { return std::this_thread::get_id(); }) != own));
    const auto device =
        thread.run(Priority::sync, [](const Store& store) { return store.identity()->device; });
    BOOST_TEST(device == 100'001U);
}

BOOST_AUTO_TEST_CASE(a_person_s_jobs_go_before_a_sync_s_and_each_keep_their_order) {
    Threaded threaded;
    StoreThread thread = threaded.thread();
    std::promise<void> started;
    std::promise<void> gate;
    auto held = thread.post(Priority::sync, [&](Store&) {
        started.set_value();
        gate.get_future().wait();
    });
    started.get_future().wait();
    std::vector<int> order; // only touched on the store's thread
    std::vector<std::future<void>> jobs;
    for (int i = 0; i < 3; ++i) {
        jobs.push_back(thread.post(Priority::sync, [&, i](Store&) { order.push_back(10 + i); }));
    }
    for (int i = 0; i < 3; ++i) {
        jobs.push_back(thread.post(Priority::person, [&, i](Store&) { order.push_back(i); }));
    }
    gate.set_value();
    held.get();
    for (auto& job : jobs) {
        job.get();
    }
    BOOST_TEST((order == std::vector{0, 1, 2, 10, 11, 12}));
}

BOOST_AUTO_TEST_CASE(a_fault_reaches_its_caller_and_the_thread_goes_on) {
    Threaded threaded;
    StoreThread thread = threaded.thread();
    const auto failing = [](Store&) -> int {
        throw base::Fault(base::FaultCode::disk_full, "no room left");
    };
    BOOST_CHECK_EXCEPTION(
        thread.run(Priority::person, failing), base::Fault,
        [](const base::Fault& fault) { return fault.code() == base::FaultCode::disk_full; });
    BOOST_TEST(thread.run(Priority::person, [](Store&) { return 5; }) == 5);
}

BOOST_AUTO_TEST_CASE(what_opening_throws_is_thrown_to_whoever_starts_it) {
    const auto nowhere = []() -> std::unique_ptr<Store> {
        throw base::Fault(base::FaultCode::wrong_key, "the key does not open the store");
    };
    BOOST_CHECK_THROW(StoreThread{nowhere}, base::Fault);
}

BOOST_AUTO_TEST_CASE(jobs_that_were_posted_are_finished_before_the_end) {
    Threaded threaded;
    std::atomic<int> done = 0;
    {
        StoreThread thread = threaded.thread();
        for (int i = 0; i < 50; ++i) {
            static_cast<void>(thread.post(i % 2 == 0 ? Priority::person : Priority::sync,
                                          [&](Store&) { ++done; }));
        }
    }
    BOOST_TEST(done == 50);
    // The store was closed on its thread: the file is free again.
    threaded.tablet.reopen();
}

BOOST_AUTO_TEST_CASE(many_threads_post_more_jobs_than_the_queues_hold) {
    Threaded threaded;
    StoreThread thread = threaded.thread();
    constexpr int kThreads = 3;
    constexpr int kJobs = static_cast<int>(limits::kStoreJobs);
    int done = 0; // only touched on the store's thread
    std::vector<std::thread> posting;
    for (int t = 0; t < kThreads; ++t) {
        posting.emplace_back([&, t] {
            std::future<void> last;
            for (int i = 0; i < kJobs; ++i) {
                last = thread.post(t == 0 ? Priority::person : Priority::sync,
                                   [&](Store&) { ++done; });
            }
            last.get();
        });
    }
    for (auto& poster : posting) {
        poster.join();
    }
    BOOST_TEST(thread.run(Priority::sync, [&](Store&) { return done; }) == kThreads * kJobs);
}

BOOST_AUTO_TEST_CASE(a_sync_s_job_learns_that_a_person_waits) {
    Threaded threaded;
    StoreThread thread = threaded.thread();
    std::promise<void> posted;
    std::promise<void> begun;
    auto sync = thread.post(Priority::sync, [&](Store&) {
        begun.set_value();
        posted.get_future().wait();
        return thread.person_waits();
    });
    begun.get_future().wait();
    BOOST_TEST(!thread.person_waits());
    auto person = thread.post(Priority::person, [&](Store&) { return thread.person_waits(); });
    posted.set_value();
    BOOST_TEST(sync.get());
    BOOST_TEST(!person.get());
}

BOOST_AUTO_TEST_CASE(a_person_saves_while_a_sync_applies_slices) {
    Threaded threaded;
    StoreThread thread = threaded.thread();
    Tablet other(100'002);
    MiniCentral central;
    for (unsigned i = 1; i <= 40; ++i) {
        other.put(citizen_named(1000 + i, "Testholm"));
    }
    central.push(other);
    std::thread sync([&] {
        std::string cursor;
        for (const auto& [id, state] : central.records) {
            const std::vector<store::ServerRecord> slice{
                {id, store::ServerRecord::Content::state, record::encode(state)}};
            const std::string next = cursor + "+";
            thread.run(Priority::sync,
                       [&](Store& store) { return apply_slice(store, cursor, slice, next); });
            cursor = next;
        }
    });
    for (unsigned i = 1; i <= 40; ++i) {
        thread.run(Priority::person, [&](Store& store) {
            const auto citizen = citizen_named(i, "Demosen");
            return store.save({{Tablet::draft(
                citizen.id, citizen.type, record::Scope::citizen(citizen.id),
                registry::writes_of({}, citizen.fields, {}, registry::Given::changed))}});
        });
    }
    sync.join();
    BOOST_TEST(thread.run(Priority::person,
                          [](const Store& store) { return store.counts().records; }) == 80U);
    BOOST_TEST(
        thread.run(Priority::sync, [](const Store& store) { return store.verify().size(); }) == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
