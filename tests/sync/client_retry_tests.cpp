#include <boost/test/unit_test.hpp>

#include <functional>
#include <stop_token>
#include <vector>

#include "base/limits.hpp"
#include "sync/client/local_transport.hpp"
#include "sync/client/retry.hpp"
#include "sync/client/synchronise.hpp"
#include "tests/sync/client_scripted_central.hpp"

using namespace b2go;
using sync::LocalTransport;
using sync::Reply;

namespace {

class RecordingWaiter final : public sync::Waiter {
public:
    void wait(std::chrono::milliseconds duration, const std::stop_token&) override {
        waits_ms.push_back(duration.count());
        if (on_wait) {
            on_wait();
        }
    }
    std::function<void()> on_wait;
    std::vector<std::int64_t> waits_ms;
};

base::Outcome<Reply> lost() {
    return base::refuse(base::Refusal::offline, {"Ingen forbindelse.", "No connection."});
}

/// A transport that fails as told before it lets anything through.
struct Fixture : tests::SessionFixture {
    RecordingWaiter waiter;
    std::vector<base::Outcome<Reply>> failures;
    std::size_t posts = 0;
    std::vector<std::string> bodies;
    LocalTransport transport{[this](std::string_view path, std::string body) {
        bodies.push_back(body);
        if (posts < failures.size()) {
            return failures[posts++];
        }
        ++posts;
        return base::Outcome<Reply>(reply_to({path, std::move(body)}));
    }};

    base::Outcome<sync::SyncReport> synchronise(const sync::Watch& watch = {}) {
        sync::Session session(runner(), clock);
        return sync::run(session, transport, waiter, random, watch);
    }
};

int kind_of(const base::Outcome<sync::SyncReport>& outcome) {
    BOOST_REQUIRE(!outcome.has_value());
    return static_cast<int>(outcome.error().kind);
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(retry, Fixture)

BOOST_AUTO_TEST_CASE(delays_double_up_to_a_longest_one_and_half_of_each_is_random) {
    std::int64_t whole_ms = limits::kFirstRetryDelayMs;
    for (int in_a_row = 1; in_a_row < 12; ++in_a_row) {
        std::int64_t least = whole_ms;
        std::int64_t most = 0;
        for (int i = 0; i < 200; ++i) {
            const std::int64_t delay_ms = sync::retry_delay(in_a_row, random).count();
            least = std::min(least, delay_ms);
            most = std::max(most, delay_ms);
        }
        BOOST_TEST(least >= whole_ms / 2);
        BOOST_TEST(most <= whole_ms);
        BOOST_TEST(most - least > whole_ms / 4);
        whole_ms = std::min<std::int64_t>(2 * whole_ms, limits::kLongestRetryDelayMs);
    }
}

BOOST_AUTO_TEST_CASE(a_network_that_comes_back_is_waited_for) {
    save();
    failures.assign(limits::kSendAttempts - 1, lost());
    const auto report = synchronise();
    BOOST_REQUIRE(report.has_value());
    BOOST_TEST(report->pushed == 1);
    BOOST_TEST(report->requests == 1);
    BOOST_TEST(waiter.waits_ms.size() == limits::kSendAttempts - 1);
    BOOST_TEST(bodies.front() == bodies.back());
}

BOOST_AUTO_TEST_CASE(after_the_last_try_the_sync_is_offline_and_nothing_is_lost) {
    save();
    failures.assign(100, lost());
    BOOST_TEST(kind_of(synchronise()) == static_cast<int>(base::Refusal::offline));
    BOOST_TEST(posts == limits::kSendAttempts);
    BOOST_TEST(waiter.waits_ms.size() == limits::kSendAttempts - 1);
    BOOST_TEST(store->counts().unsent == 1);
}

BOOST_AUTO_TEST_CASE(a_busy_central_is_tried_again_and_then_counts_as_offline) {
    // Of a proxy in front that reaches no node, too.
    failures = {Reply{503, ""}, Reply{429, ""}, Reply{502, "<html>"}};
    BOOST_TEST(synchronise().has_value());
    BOOST_TEST(posts == 4);

    posts = 0;
    failures.assign(100, Reply{503, ""});
    BOOST_TEST(kind_of(synchronise()) == static_cast<int>(base::Refusal::offline));
    BOOST_TEST(posts == limits::kSendAttempts);
}

BOOST_AUTO_TEST_CASE(a_central_that_says_no_is_asked_once) {
    for (const int status : {302, 400, 401, 403, 404, 426, 500}) {
        posts = 0;
        failures = {Reply{status, ""}};
        BOOST_TEST(kind_of(synchronise()) == static_cast<int>(base::Refusal::peer_refused));
        BOOST_TEST(posts == 1);
    }
    posts = 0;
    failures = {base::refuse(base::Refusal::peer_refused, {"Forkert CA.", "Wrong CA."})};
    BOOST_TEST(kind_of(synchronise()) == static_cast<int>(base::Refusal::peer_refused));
    BOOST_TEST(posts == 1);
    BOOST_TEST(waiter.waits_ms.empty());
}

BOOST_AUTO_TEST_CASE(a_sync_stops_between_messages_when_it_is_cancelled) {
    central.pages = {page("", 1, true), page("c", 1, false)};
    std::stop_source stop;
    const auto outcome = synchronise({stop.get_token(), [&](const auto&) { stop.request_stop(); }});
    BOOST_REQUIRE(!outcome.has_value());
    BOOST_TEST(posts <= 2U, "the next page may have been asked for already");
    BOOST_TEST(store->sync_point().cursor == "c");
}

BOOST_AUTO_TEST_CASE(a_sync_that_is_stopped_does_not_wait_for_a_silent_central) {
    save();
    failures.assign(100, lost());
    std::stop_source stop;
    waiter.on_wait = [&] { stop.request_stop(); };
    const auto outcome = synchronise({stop.get_token(), {}});
    BOOST_TEST(kind_of(outcome) == static_cast<int>(base::Refusal::offline));
    BOOST_TEST(outcome.error().message.en.find("stopped") != std::string::npos);
    BOOST_TEST(posts == 1);
    BOOST_TEST(waiter.waits_ms.size() == 1);
    BOOST_TEST(store->counts().unsent == 1);
}

BOOST_AUTO_TEST_CASE(progress_is_told_after_each_message) {
    for (std::size_t i = 0; i < limits::kChangesPerBatch + 1; ++i) {
        save();
    }
    central.pages = {page("", 1, true), page("c", 1, false)};
    std::vector<sync::Progress> told;
    BOOST_REQUIRE(synchronise({{}, [&](const auto& progress) { told.push_back(progress); }}));
    BOOST_REQUIRE(told.size() == 3);
    BOOST_TEST((told[0].phase == sync::Progress::Phase::sending));
    BOOST_TEST(told[0].done == limits::kChangesPerBatch);
    BOOST_TEST(told[0].total == limits::kChangesPerBatch + 1);
    BOOST_TEST((told[1].phase == sync::Progress::Phase::receiving));
    BOOST_TEST(told[1].done == 2);
    BOOST_TEST(told[2].done == 4);
}

BOOST_AUTO_TEST_SUITE_END()
