#include <boost/test/unit_test.hpp>

#include "base/limits.hpp"
#include "domain/location.hpp"
#include "sync/client/cpprest_transport.hpp"
#include "tests/sync/server_running.hpp"
#include "tests/sync/world.hpp"

using namespace b2go;
using domain::location;

namespace {

class CountingWaiter final : public sync::Waiter {
public:
    void wait(std::chrono::milliseconds, const std::stop_token&) override { ++waits; }
    int waits = 0;
};

/// Two tablets that reach their central over its real HTTPS door.
struct OverHttps {
    tests::World world{6, 2};
    std::optional<tests::Running> server{std::in_place, central::ServerOptions{},
                                         [this](std::span<const central::Request> requests) {
                                             return world.central().answer(requests);
                                         },
                                         [this] { world.central().check_health(); }};
    std::string url = "https://127.0.0.1:" + std::to_string(server->port());
    std::string pin = central::fingerprint(server->certificates.authority.certificate);
    CountingWaiter waiter;

    base::Outcome<sync::SyncReport> synchronise(tests::Tablet& tablet, const std::string& to,
                                                const std::string& fingerprint) {
        auto transport = sync::make_rest_transport({to, {fingerprint}}, world.clock);
        BOOST_REQUIRE(transport.has_value());
        sync::Session session(tablet.runner(), world.clock);
        return sync::run(session, **transport, waiter, world.random);
    }
    base::AnyId make_location(tests::Tablet& tablet) {
        registry::Object object = location().make({});
        object.set(location().name, std::string("Nordbiblioteket"));
        object.set(location().type, registry::Choice{"library"});
        return tablet.create(object);
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(over_https, OverHttps)

BOOST_AUTO_TEST_CASE(two_tablets_meet_through_the_real_server) {
    std::vector<base::AnyId> ids;
    for (std::size_t i = 0; i < limits::kChangesPerBatch + 20; ++i) {
        ids.push_back(make_location(world.tablet(0)));
    }
    const auto pushed = synchronise(world.tablet(0), url, pin);
    BOOST_REQUIRE(pushed.has_value());
    BOOST_TEST(pushed->pushed == ids.size());
    const auto pulled = synchronise(world.tablet(1), url, pin);
    BOOST_REQUIRE(pulled.has_value());
    BOOST_TEST(pulled->pulled >= ids.size());
    for (const base::AnyId id : ids) {
        BOOST_REQUIRE(!world.tablet(1).bytes(id).empty());
        BOOST_REQUIRE(world.tablet(0).bytes(id) == world.tablet(1).bytes(id));
    }
    BOOST_TEST(waiter.waits == 0);
}

BOOST_AUTO_TEST_CASE(a_wrong_pin_sends_nothing_to_the_real_server) {
    make_location(world.tablet(0));
    const auto changes = world.central().stats().changes;
    const auto refused = synchronise(world.tablet(0), url, std::string(64, 'a'));
    BOOST_REQUIRE(!refused.has_value());
    BOOST_TEST(static_cast<int>(refused.error().kind) ==
               static_cast<int>(base::Refusal::peer_refused));
    BOOST_TEST(world.central().stats().changes == changes);
    BOOST_TEST(world.tablet(0).store().counts().unsent == 1);
    BOOST_TEST(waiter.waits == 0);
}

BOOST_AUTO_TEST_CASE(a_server_that_is_not_there_is_offline_after_some_tries) {
    make_location(world.tablet(0));
    server.reset();
    const auto offline = synchronise(world.tablet(0), url, pin);
    BOOST_REQUIRE(!offline.has_value());
    BOOST_TEST(static_cast<int>(offline.error().kind) == static_cast<int>(base::Refusal::offline));
    BOOST_TEST(waiter.waits == limits::kSendAttempts - 1);
    BOOST_TEST(world.tablet(0).store().counts().unsent == 1);
}

BOOST_AUTO_TEST_SUITE_END()
