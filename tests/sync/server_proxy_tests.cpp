#include <boost/test/unit_test.hpp>

#include <list>
#include <memory>

#include "sync/protocol/wire.hpp"
#include "tests/sync/server_https_client.hpp"
#include "tests/sync/server_running.hpp"

/// A central behind a proxy: limits are counted by whom the proxy names, and nobody else is
/// believed.
namespace {

using namespace b2go::tests;
namespace central = b2go::central;
namespace base = b2go::base;

constexpr const char* kProxy = "127.0.0.1";
constexpr const char* kElsewhere = "127.0.0.2";

central::ServerOptions behind_proxy() {
    central::ServerOptions options;
    options.proxies = {kProxy};
    return options;
}

std::string with_headers(std::string_view path, const std::string& headers) {
    return "POST " + std::string(path) + " HTTP/1.1\r\nHost: h\r\n" + headers +
           "Content-Length: 5\r\n\r\nwords";
}

std::string passed_on_for(const std::string& client, std::string_view path = "/v1/sync") {
    return with_headers(path, "X-Real-IP: " + client + "\r\n");
}

std::string one_answer(const Running& running, const std::string& request,
                       const char* from = kProxy) {
    TlsClient client(running.port(), from);
    client.send(request);
    return client.read_answer();
}

std::string code_of(const std::string& answer) {
    b2go::sync::pb::Refused refused;
    return b2go::sync::unpack(body_of(answer), refused) ? refused.code() : std::string();
}

std::vector<central::Reply> deny(std::span<const central::Request> requests) {
    return {requests.size(), central::Reply{403, "no"}};
}

/// A request of `client` that has been let in and whose body has yet to come.
std::unique_ptr<TlsClient> under_way(const Running& running, const std::string& client) {
    auto connection = std::make_unique<TlsClient>(running.port());
    connection->send("POST /v1/sync HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nX-Real-IP: " +
                     client + "\r\nContent-Length: 5\r\n\r\n");
    BOOST_TEST(status_of(connection->read_answer()) == 100);
    return connection;
}

} // namespace

BOOST_AUTO_TEST_SUITE(server_behind_a_proxy)

BOOST_AUTO_TEST_CASE(a_client_may_have_as_many_requests_under_way_as_a_peer_connections) {
    central::ServerOptions options = behind_proxy();
    options.peers.connections_per_peer = 2;
    const Running running(options);
    const auto first = under_way(running, "192.0.2.1");
    const auto second = under_way(running, "192.0.2.1");
    const std::string third = one_answer(running, passed_on_for("192.0.2.1"));
    BOOST_TEST(status_of(third) == 429);
    BOOST_TEST(code_of(third) == "too_many_requests");
    BOOST_TEST(status_of(one_answer(running, passed_on_for("192.0.2.2"))) == 200);
    for (TlsClient* each : {first.get(), second.get()}) {
        each->send("words");
        BOOST_TEST(body_of(each->read_answer()) == "/v1/sync words");
    }
    // Their places are free again, though their connections stay open.
    first->send(passed_on_for("192.0.2.1"));
    BOOST_TEST(status_of(first->read_answer()) == 200);
    BOOST_TEST(status_of(one_answer(running, passed_on_for("192.0.2.1"))) == 200);
}

BOOST_AUTO_TEST_CASE(one_connection_serves_many_clients_and_many_connections_no_one_client) {
    central::ServerOptions options = behind_proxy();
    options.peers.connections_per_peer = 2;
    const Running running(options);
    std::list<TlsClient> connections;
    for (int i = 0; i < 6; ++i) {
        TlsClient& connection = connections.emplace_back(running.port());
        for (int client = 1; client < 4; ++client) {
            connection.send(passed_on_for("192.0.2." + std::to_string(client)));
            BOOST_TEST(status_of(connection.read_answer()) == 200);
        }
    }
}

BOOST_AUTO_TEST_CASE(all_its_connections_count_among_those_of_everybody) {
    central::ServerOptions options = behind_proxy();
    options.peers.connections = 2;
    const Running running(options);
    std::list<TlsClient> connections;
    for (int i = 0; i < 2; ++i) {
        connections.emplace_back(running.port()).send(passed_on_for("192.0.2.1"));
        BOOST_TEST(status_of(connections.back().read_answer()) == 200);
    }
    BOOST_TEST(!TlsClient(running.port()).is_connected());
}

BOOST_AUTO_TEST_CASE(wrong_codes_make_the_client_wait_that_the_proxy_names) {
    const Running running(behind_proxy(), deny);
    const auto attempt = [&](const std::string& client) {
        return status_of(one_answer(running, passed_on_for(client, "/v1/enrol")));
    };
    for (int i = 0; i < b2go::limits::kCodeAttemptsPerMinute; ++i) {
        BOOST_TEST(attempt("2001:db8::" + std::to_string(i + 1)) == 403); // one network
    }
    BOOST_TEST(attempt("2001:db8::ffff") == 429);
    BOOST_TEST(attempt("2001:db8:0:1::1") == 403);
    BOOST_TEST(attempt("::ffff:192.0.2.1") == 403);
}

BOOST_AUTO_TEST_CASE(nobody_but_the_proxy_is_believed) {
    const Running running(behind_proxy(), deny);
    for (int i = 0; i < b2go::limits::kCodeAttemptsPerMinute; ++i) {
        const std::string lie = passed_on_for("192.0.2." + std::to_string(i + 1), "/v1/enrol");
        BOOST_TEST(status_of(one_answer(running, lie, kElsewhere)) == 403);
    }
    const std::string lie = passed_on_for("192.0.2.99", "/v1/enrol");
    BOOST_TEST(status_of(one_answer(running, lie, kElsewhere)) == 429);
    BOOST_TEST(status_of(one_answer(running, lie)) == 403); // the real one has not been held up
}

BOOST_AUTO_TEST_CASE(without_a_proxy_nobody_at_all_is_believed) {
    const Running running({}, deny);
    for (int i = 0; i < b2go::limits::kCodeAttemptsPerMinute; ++i) {
        (void)one_answer(running, passed_on_for("192.0.2." + std::to_string(i + 1), "/v1/enrol"));
    }
    BOOST_TEST(status_of(one_answer(running, passed_on_for("192.0.2.99", "/v1/enrol"))) == 429);
}

BOOST_AUTO_TEST_CASE(a_proxy_that_does_not_say_for_whom_is_told_so) {
    const Running running(behind_proxy());
    for (const char* headers :
         {"", "X-Forwarded-For: 192.0.2.1\r\n", "X-Real-IP: \r\n", "X-Real-IP: unknown\r\n",
          "X-Real-IP: unix:\r\n", "X-Real-IP: 192.0.2.1, 192.0.2.2\r\n", "X-Real-IP: 0.0.0.0\r\n",
          "X-Real-IP: 192.0.2.1:4711\r\n", "X-Real-IP: fe80::1%1\r\n", "X-Real-IP: 224.0.0.1\r\n",
          "X-Real-IP: 192.0.2.1\r\nX-Real-IP: 192.0.2.2\r\n"}) {
        BOOST_TEST_CONTEXT(headers) {
            const std::string answer = one_answer(running, with_headers("/v1/sync", headers));
            BOOST_TEST(status_of(answer) == 400);
            BOOST_TEST(code_of(answer) == "no_client_named");
        }
    }
    BOOST_TEST(status_of(one_answer(running, passed_on_for("192.0.2.1"))) == 200);
    // Others speak for themselves, as where there is no proxy.
    BOOST_TEST(status_of(one_answer(running, post("/v1/sync", "x"), kElsewhere)) == 200);
}

BOOST_AUTO_TEST_CASE(a_proxy_is_named_by_its_address) {
    for (const char* name : {"proxy.example", "", "0.0.0.0", "192.0.2.0/24"}) {
        central::ServerOptions options;
        options.proxies = {name};
        BOOST_CHECK_THROW(const Running running(options), base::Fault);
    }
}

BOOST_AUTO_TEST_SUITE_END()
