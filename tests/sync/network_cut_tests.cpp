#include <boost/test/unit_test.hpp>

#include "domain/location.hpp"
#include "sync/client/cpprest_transport.hpp"
#include "tests/support/relay.hpp"
#include "tests/sync/server_running.hpp"
#include "tests/sync/world.hpp"

/// The network goes away at any byte of a sync, over the real transport, TLS and the real server.
namespace {

using namespace b2go;
using domain::location;
using tests::Relay;

class NoWaiting final : public sync::Waiter {
public:
    void wait(std::chrono::milliseconds /*duration*/, const std::stop_token& /*stop*/) override {}
};

struct CutNetwork {
    tests::World world{21, 2};
    tests::Running server{central::ServerOptions{},
                          [this](std::span<const central::Request> requests) {
                              std::vector<central::Reply> replies;
                              for (const central::Request& request : requests) {
                                  auto reply = world.answer(request.path, request.body);
                                  replies.push_back({reply.status, std::move(reply.body)});
                              }
                              return replies;
                          },
                          [this] { world.central().check_health(); }};
    Relay relay{0, server.port()};
    NoWaiting waiter;
    std::vector<base::AnyId> ids;

    base::Outcome<sync::SyncReport> synchronise(tests::Tablet& tablet) {
        const std::string pin = central::fingerprint(server.certificates.authority.certificate);
        auto transport = sync::make_rest_transport(
            {"https://127.0.0.1:" + std::to_string(relay.port()), {pin}}, world.clock);
        BOOST_REQUIRE(transport.has_value());
        sync::Session session(tablet.runner(), world.clock);
        return sync::run(session, **transport, waiter, world.random);
    }
    /// Both tablets have something to send, and the first something to fetch.
    void write_on_both() {
        for (std::size_t i = 0; i < 2; ++i) {
            registry::Object object = location().make({});
            object.set(location().name, "Sted " + std::to_string(ids.size()));
            object.set(location().type, registry::Choice{"library"});
            ids.push_back(world.tablet(i).create(object));
        }
        BOOST_REQUIRE(synchronise(world.tablet(1)).has_value());
    }
    /// Cuts the first tablet's syncs after ever more bytes of one way, until one gets through.
    /// Returns how many were cut.
    std::size_t cut(std::uint64_t Relay::Bytes::*way, std::uint64_t first, std::uint64_t stride) {
        tests::Tablet& tablet = world.tablet(0);
        for (std::size_t cuts = 0;; ++cuts) {
            write_on_both();
            Relay::Bytes most{Relay::kNoEnd, Relay::kNoEnd};
            most.*way = first + cuts * stride;
            relay.let_pass(most);
            const bool is_through = synchronise(tablet).has_value();
            relay.let_pass({Relay::kNoEnd, Relay::kNoEnd});
            BOOST_REQUIRE(synchronise(tablet).has_value());
            BOOST_REQUIRE(tablet.store().counts().unsent == 0);
            if (is_through) {
                return cuts;
            }
        }
    }
    static bool is_whole() {
        const auto& suite = boost::unit_test::framework::master_test_suite();
        return suite.argc > 1 && std::string(suite.argv[1]) == "whole";
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(network_cut, CutNetwork)

BOOST_AUTO_TEST_CASE(a_sync_cut_at_any_byte_either_way_is_made_up_for_exactly_once) {
    const std::uint64_t stride = is_whole() ? 1 : 131;
    BOOST_TEST(cut(&Relay::Bytes::to_central, 1, stride) >= 5);
    BOOST_TEST(cut(&Relay::Bytes::from_central, 1, stride) >= 5);
    BOOST_REQUIRE(synchronise(world.tablet(1)).has_value());
    world.require_converged(ids);
}

BOOST_AUTO_TEST_SUITE_END()
