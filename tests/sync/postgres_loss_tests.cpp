#include <boost/test/unit_test.hpp>

#include <future>

#include "domain/citizen.hpp"
#include "sync/central/merge_thread.hpp"
#include "sync/central/store_busy.hpp"
#include "sync/protocol/wire.hpp"
#include "tests/sync/on_postgres.hpp"
#include "tests/sync/postgres_proxy.hpp"

/// The way to PostgreSQL is lost, at the worst moments: what was acknowledged is there, what was
/// not is asked for again by the tablet, and nothing is taken twice.
namespace {

using namespace b2go;
using namespace b2go::tests;
using central::StoreBusy;

/// The folder of the server's socket, out of the connection string.
std::string server_folder() {
    const std::string target = postgres_target();
    const auto from = target.find("host=") + 5;
    return target.substr(from, target.find(' ', from) - from);
}

std::string through(const PostgresProxy& proxy) {
    std::string target = postgres_target();
    const std::string folder = server_folder();
    return target.replace(target.find(folder), folder.size(), proxy.folder());
}

/// A central that reaches its database through the proxy, behind its merge thread.
struct BehindProxy : OnPostgres {
    explicit BehindProxy(std::chrono::milliseconds silence = central::kServerSilence) {
        auto options = central.place.postgres();
        options.silence = silence;
        options.target = through(proxy);
        auto keys = central.keys();
        auto store = central::open_postgres_store(options, keys.master, own_random);
        serving = std::make_unique<central::Central>(std::move(store), std::move(keys),
                                                     central.clock, own_random);
        merge = std::make_unique<central::MergeThread>(
            [this](std::span<const central::Request> requests) {
                return serving->answer(requests);
            },
            [this](const base::Fault& fault) {
                ++faults;
                was_busy = dynamic_cast<const StoreBusy*>(&fault) != nullptr;
            });
    }
    ~BehindProxy() { merge->stop(); }

    central::Reply ask(const std::string& body) {
        std::promise<central::Reply> answered;
        auto reply = answered.get_future();
        BOOST_REQUIRE(merge->submit({std::string(sync::path::kSync), body},
                                    [&](central::Reply made) { answered.set_value(made); }));
        return reply.get();
    }
    /// One edit, sent; and the same body again as a tablet does that got no answer.
    void rename_through_cut(PostgresProxy::Cut cut, const std::string& name) {
        tablet.edit(id, {{{domain::citizen().name.number, name}}, {}});
        const std::string body = tablet.body(tablet.request());
        const auto before = central.central->stats();
        proxy.cut(cut);
        const central::Reply lost = ask(body);
        BOOST_TEST(lost.status == 503);
        BOOST_TEST(code_of(lost) == "busy");
        BOOST_TEST(faults == 1);
        BOOST_TEST(was_busy);
        BOOST_TEST((proxy.left() == PostgresProxy::Cut::nothing));
        const bool was_kept = central.central->stats().changes == before.changes + 1;
        BOOST_TEST(was_kept == (cut == PostgresProxy::Cut::after_commit));
        const auto answer = sync_answer(ask(body));
        BOOST_TEST(verdicts_of(answer) == std::vector{sync::pb::APPLIED},
                   boost::test_tools::per_element());
        tablet.take(answer);
        const auto after = central.central->stats();
        BOOST_TEST(after.changes == before.changes + 1);
        BOOST_TEST(after.head == before.head + 1);
        BOOST_TEST(tablet.shown(id).get(domain::citizen().name).value() == name);
        BOOST_TEST(central.central->verify().empty());
        BOOST_TEST(faults == 1);
    }

    PostgresProxy proxy{server_folder()};
    SeededRandom own_random{9};
    std::unique_ptr<central::Central> serving;
    std::atomic<int> faults = 0;
    std::atomic<bool> was_busy = false;
    std::unique_ptr<central::MergeThread> merge;
};

/// Gives up a silent server sooner than a real central does.
struct BehindSilentProxy : BehindProxy {
    BehindSilentProxy() : BehindProxy(std::chrono::seconds(2)) {}
};

BOOST_AUTO_TEST_SUITE(postgres_loss)

BOOST_FIXTURE_TEST_CASE(a_commit_that_does_not_arrive_is_made_up_for_exactly_once, BehindProxy) {
    rename_through_cut(PostgresProxy::Cut::before_commit, "Foer Testholm");
}

BOOST_FIXTURE_TEST_CASE(a_commit_whose_answer_is_lost_is_made_up_for_exactly_once, BehindProxy) {
    rename_through_cut(PostgresProxy::Cut::after_commit, "Efter Testholm");
}

BOOST_FIXTURE_TEST_CASE(a_server_that_falls_silent_at_a_commit_is_given_up, BehindSilentProxy) {
    rename_through_cut(PostgresProxy::Cut::silence, "Tavs Testholm");
}

BOOST_FIXTURE_TEST_CASE(a_server_that_is_down_is_found_again_when_it_is_up, BehindProxy) {
    proxy.refuse(true);
    end_all_sessions();
    central.reopen(); // whose own connection ended, too
    tablet.edit(id, {{{domain::citizen().name.number, std::string("Nede Testholm")}}, {}});
    const std::string body = tablet.body(tablet.request());
    for (int i = 0; i < 3; ++i) {
        BOOST_TEST(ask(body).status == 503);
    }
    proxy.refuse(false);
    tablet.take(sync_answer(ask(body)));
    BOOST_TEST(central.central->verify().empty());
}

BOOST_FIXTURE_TEST_CASE(a_session_that_was_ended_is_not_noticed_by_the_tablet, OnPostgres) {
    for (int i = 0; i < 3; ++i) {
        tablet.edit(id, {{{domain::citizen().name.number, "Ny " + std::to_string(i)}}, {}});
        end_all_sessions();
        BOOST_TEST(verdicts_of(tablet.sync()).size() == 1U);
    }
    end_all_sessions();
    BOOST_CHECK_NO_THROW(central.central->check_health());
    BOOST_TEST(central.central->verify().empty());
}

BOOST_FIXTURE_TEST_CASE(a_session_ended_in_a_transaction_keeps_nothing_of_it, OnPostgres) {
    SeededRandom random(5);
    const auto other = store(random);
    const auto head = other->stream()->head;
    other->begin();
    (void)other->raise_head(10);
    end_all_sessions();
    BOOST_CHECK_EXCEPTION((void)other->raise_head(1), StoreBusy, [](const StoreBusy& busy) {
        return busy.why() == StoreBusy::Why::unreachable;
    });
    // As long as the transaction has not been given up, nothing else is begun in its place.
    BOOST_CHECK_THROW((void)other->raise_head(1), StoreBusy);
    other->rollback();
    other->begin();
    BOOST_TEST(other->raise_head(1) == head);
    other->rollback();
}

BOOST_FIXTURE_TEST_CASE(a_write_that_fails_fails_its_transaction_at_the_latest_at_its_commit,
                        OnPostgres) {
    SeededRandom random(5);
    const auto other = store(random);
    const auto existing = other->find_record(id).value();
    other->begin();
    other->put_subscription({"scope", "somebody"});
    other->insert_record(existing); // there already; nobody has heard of it yet
    BOOST_CHECK_EXCEPTION(other->commit(), StoreBusy, [](const StoreBusy& busy) {
        return busy.why() == StoreBusy::Why::contended;
    });
    other->rollback();
    BOOST_TEST(!other->is_subscribed("scope", "somebody"));
}

BOOST_FIXTURE_TEST_CASE(what_was_begun_and_never_committed_is_gone_with_its_node, OnPostgres) {
    SeededRandom random(5);
    const auto head = central.central->stats().head;
    {
        const auto other = store(random);
        other->begin();
        (void)other->raise_head(10);
    }
    BOOST_TEST(central.central->stats().head == head);
    tablet.edit(id, {{{domain::citizen().name.number, std::string("Uden lås")}}, {}});
    BOOST_TEST(verdicts_of(tablet.sync()).size() == 1U); // nothing is locked any more
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
