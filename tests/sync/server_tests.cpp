#include <boost/test/unit_test.hpp>

#include <atomic>
#include <future>
#include <mutex>

#include "sync/protocol/wire.hpp"
#include "tests/sync/server_https_client.hpp"
#include "tests/sync/server_running.hpp"

namespace {

using namespace b2go::tests;
namespace central = b2go::central;
namespace base = b2go::base;
using namespace std::chrono_literals;

std::string one_answer(std::uint16_t port, std::string_view request,
                       const char* from = "127.0.0.1") {
    TlsClient client(port, from);
    client.send(request);
    return client.read_answer();
}

/// What the central says of itself must reach a tablet in words.
b2go::sync::pb::Refused refusal_in(std::string_view answer) {
    b2go::sync::pb::Refused refused;
    BOOST_TEST(b2go::sync::unpack(body_of(answer), refused));
    return refused;
}

/// An answering function that stands still until it is let go.
class Gate {
public:
    std::vector<central::Reply> pass(std::span<const central::Request> requests) {
        if (!was_entered_.exchange(true)) {
            entered_.set_value();
        }
        opened_.wait();
        return echo(requests);
    }
    void wait_until_entered() { entered_.get_future().wait(); }
    void open() { open_.set_value(); }

private:
    std::atomic<bool> was_entered_ = false;
    std::promise<void> entered_;
    std::promise<void> open_;
    std::shared_future<void> opened_ = open_.get_future().share();
};

} // namespace

BOOST_AUTO_TEST_SUITE(server)

BOOST_AUTO_TEST_CASE(requests_are_answered_one_after_the_other_on_one_connection) {
    const Running running;
    TlsClient client(running.port());
    for (const char* path : {"/v1/sync", "/v1/pull", "/v1/enrol"}) {
        BOOST_TEST(client.send(post(path, "words")));
        const std::string answer = client.read_answer();
        BOOST_TEST(status_of(answer) == 200);
        BOOST_TEST(body_of(answer) == std::string(path) + " words");
    }
}

BOOST_AUTO_TEST_CASE(two_requests_sent_at_once_are_both_answered_in_order) {
    const Running running;
    TlsClient client(running.port());
    client.send(post("/v1/sync", "first") + post("/v1/pull", "second"));
    BOOST_TEST(body_of(client.read_answer()) == "/v1/sync first");
    BOOST_TEST(body_of(client.read_answer()) == "/v1/pull second");
}

BOOST_AUTO_TEST_CASE(a_body_in_chunks_arrives_whole) {
    const Running running;
    const std::string answer =
        one_answer(running.port(), "POST /v1/sync HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: "
                                   "chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
    BOOST_TEST(body_of(answer) == "/v1/sync abcde");
}

BOOST_AUTO_TEST_CASE(health_asks_the_store) {
    std::atomic<int> asked = 0;
    const Running running({}, echo, [&asked] { ++asked; });
    BOOST_TEST(status_of(one_answer(running.port(), get("/v1/health"))) == 200);
    BOOST_TEST(asked == 1);
}

BOOST_AUTO_TEST_CASE(other_paths_and_methods_are_refused_in_words) {
    const Running running;
    const std::string unknown = one_answer(running.port(), get("/admin"));
    BOOST_TEST(status_of(unknown) == 404);
    BOOST_TEST(refusal_in(unknown).code() == "no_such_path");
    const std::string method = one_answer(running.port(), get("/v1/sync"));
    BOOST_TEST(status_of(method) == 405);
    BOOST_TEST(!refusal_in(method).message_da().empty());
    BOOST_TEST(status_of(one_answer(running.port(), post("/v1/health", "x"))) == 405);
    BOOST_TEST(status_of(one_answer(running.port(), get("/v1/sync/"))) == 404);
}

BOOST_AUTO_TEST_CASE(nothing_older_than_tls_1_3_is_spoken) {
    const Running running;
    BOOST_TEST(!TlsClient(running.port(), "127.0.0.1", TLS1_2_VERSION).is_connected());
    TlsClient today(running.port());
    BOOST_TEST(SSL_version(today.native()) == TLS1_3_VERSION);
}

BOOST_AUTO_TEST_CASE(the_authority_that_tablets_pin_is_sent_along) {
    const Running running;
    TlsClient client(running.port());
    const STACK_OF(X509)* chain = SSL_get_peer_cert_chain(client.native());
    BOOST_REQUIRE(sk_X509_num(chain) == 2);
    std::array<unsigned char, 32> digest{};
    unsigned int length = 0;
    X509_digest(sk_X509_value(chain, 1), EVP_sha256(), digest.data(), &length);
    BOOST_TEST(base::to_hex(std::as_bytes(std::span(digest))) ==
               central::fingerprint(running.certificates.authority.certificate));
}

BOOST_AUTO_TEST_CASE(a_full_queue_asks_the_tablet_to_wait) {
    central::ServerOptions options;
    options.queued_requests = 0;
    const Running running(options);
    const std::string answer = one_answer(running.port(), post("/v1/sync", "x"));
    BOOST_TEST(status_of(answer) == 503);
    BOOST_TEST(answer.find("Retry-After: ") != std::string::npos);
    BOOST_TEST(refusal_in(answer).code() == "busy");
}

BOOST_AUTO_TEST_CASE(wrong_codes_make_one_peer_wait_and_nobody_else) {
    const auto deny = [](std::span<const central::Request> requests) {
        return std::vector<central::Reply>(requests.size(), central::Reply{403, "no"});
    };
    Running running({}, deny);
    const std::string attempt = post("/v1/enrol", "code");
    for (int i = 0; i < b2go::limits::kCodeAttemptsPerMinute; ++i) {
        BOOST_TEST(status_of(one_answer(running.port(), attempt)) == 403);
    }
    const std::string answer = one_answer(running.port(), attempt);
    BOOST_TEST(status_of(answer) == 429);
    BOOST_TEST(answer.find("Retry-After: ") != std::string::npos);
    BOOST_TEST(status_of(one_answer(running.port(), attempt, "127.0.0.2")) == 403);
    BOOST_TEST(status_of(one_answer(running.port(), post("/v1/sync", "x"))) == 403);
    running.clock.ms += 60'000;
    BOOST_TEST(status_of(one_answer(running.port(), attempt)) == 403);
}

BOOST_AUTO_TEST_CASE(right_codes_are_not_counted) {
    const Running running;
    for (int i = 0; i < 2 * b2go::limits::kCodeAttemptsPerMinute; ++i) {
        BOOST_TEST(status_of(one_answer(running.port(), post("/v1/enrol", "x"))) == 200);
    }
}

BOOST_AUTO_TEST_CASE(stopping_finishes_what_was_accepted) {
    Gate gate;
    Running running({}, [&gate](auto requests) { return gate.pass(requests); });
    TlsClient idle(running.port());
    idle.send(get("/v1/nothing"));
    TlsClient client(running.port());
    client.send(post("/v1/sync", "accepted"));
    gate.wait_until_entered();
    running.server->stop();
    gate.open();
    BOOST_TEST(body_of(client.read_answer()) == "/v1/sync accepted");
    BOOST_TEST(client.read_to_end().empty());
    running.wait();
    BOOST_TEST(!running.fault.has_value());
    BOOST_CHECK_THROW(TlsClient(running.port()), std::exception);
}

BOOST_AUTO_TEST_CASE(stopping_does_not_wait_for_those_who_say_nothing) {
    Running running;
    TlsClient idle(running.port());
    idle.send(get("/v1/health"));
    BOOST_TEST(status_of(idle.read_answer()) == 200);
    const RawClient silent(running.port());
    running.stop();
    BOOST_TEST(idle.read_to_end().empty());
    BOOST_TEST(silent.read_to_end().empty());
}

BOOST_AUTO_TEST_CASE(a_broken_store_is_said_to_those_who_wait_and_ends_the_server) {
    std::atomic<int> reported = 0;
    central::ServerOptions options;
    options.on_fault = [&reported](const base::Fault&) { ++reported; };
    Running running(options, [](std::span<const central::Request>) -> std::vector<central::Reply> {
        throw base::Fault(base::FaultCode::io, "the disk is gone");
    });
    BOOST_TEST(status_of(one_answer(running.port(), post("/v1/sync", "x"))) == 503);
    running.wait();
    BOOST_REQUIRE(running.fault.has_value());
    BOOST_TEST((running.fault->code() == base::FaultCode::io));
    BOOST_TEST(reported == 1);
}

BOOST_AUTO_TEST_CASE(a_failing_health_check_ends_the_server_too) {
    Running running({}, echo,
                    [] { throw base::Fault(base::FaultCode::corrupt, "not what was written"); });
    BOOST_TEST(status_of(one_answer(running.port(), get("/v1/health"))) == 503);
    running.wait();
    BOOST_TEST(running.fault.has_value());
}

BOOST_AUTO_TEST_CASE(a_full_disk_refuses_and_serves_on_when_there_is_room) {
    std::atomic<bool> full = true;
    const Running running({}, [&full](std::span<const central::Request> requests) {
        if (full) {
            throw base::Fault(base::FaultCode::disk_full, "no room");
        }
        return echo(requests);
    });
    BOOST_TEST(status_of(one_answer(running.port(), post("/v1/sync", "x"))) == 503);
    full = false;
    BOOST_TEST(status_of(one_answer(running.port(), post("/v1/sync", "x"))) == 200);
}

BOOST_AUTO_TEST_CASE(the_access_log_names_path_status_and_sizes_only) {
    std::mutex mutex;
    std::vector<central::Access> lines;
    central::ServerOptions options;
    options.log = [&](const central::Access& access) {
        const std::lock_guard lock(mutex);
        lines.push_back(access);
    };
    Running running(options);
    BOOST_TEST(status_of(one_answer(running.port(), post("/v1/sync", "12345"))) == 200);
    BOOST_TEST(status_of(one_answer(running.port(), get("/somebodys-name"))) == 404);
    running.stop();
    BOOST_REQUIRE(lines.size() == 2);
    BOOST_TEST(lines[0].path == "/v1/sync");
    BOOST_TEST(lines[0].status == 200);
    BOOST_TEST(lines[0].bytes_in == 5);
    BOOST_TEST(lines[1].path == "other");
}

BOOST_AUTO_TEST_SUITE_END()
