#include <boost/test/unit_test.hpp>

#include <list>

#include "tests/sync/server_https_client.hpp"
#include "tests/sync/server_running.hpp"

/// What strangers on the network may try. After each, the server answers a good request.
namespace {

using namespace b2go::tests;
namespace central = b2go::central;
namespace limits = b2go::limits;
using namespace std::chrono_literals;

constexpr std::size_t kMiB = std::size_t{1} << 20U;

void check_still_answers(const Running& running, const char* from = "127.0.0.1") {
    TlsClient client(running.port(), from);
    BOOST_TEST(client.send(post("/v1/sync", "good")));
    BOOST_TEST(body_of(client.read_answer()) == "/v1/sync good");
}

std::string chunked(std::string_view first_chunk) {
    return "POST /v1/sync HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n" +
           std::string(first_chunk);
}

central::ServerOptions impatient() {
    central::ServerOptions options;
    options.timeouts = {1s, 1s, 1s, 1s};
    return options;
}

} // namespace

BOOST_AUTO_TEST_SUITE(server_hostile)

BOOST_AUTO_TEST_CASE(bad_chunk_sizes_are_refused) {
    const Running running;
    for (const char* chunk :
         {"-1\r\n", "ffffffffffffffff\r\nabc", "fffffffffffffffffffff\r\n", "7fffffffffffffff\r\n",
          "40000001\r\nabc", "xyz\r\n", "\r\n", "+5\r\nabcde\r\n"}) {
        BOOST_TEST_CONTEXT("chunk " << chunk) {
            TlsClient client(running.port());
            client.send(chunked(chunk));
            const int status = status_of(client.read_answer());
            BOOST_TEST((status == 400 || status == 413));
            check_still_answers(running);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_length_and_chunks_together_are_refused) {
    const Running running;
    for (const char* header :
         {"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
          "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
          "Content-Length: 5\r\nContent-Length: 6\r\n", "Content-Length: -1\r\n",
          "Content-Length: 5x\r\n", "Content-Length: 99999999999999999999999\r\n"}) {
        BOOST_TEST_CONTEXT(header) {
            TlsClient client(running.port());
            client.send("POST /v1/sync HTTP/1.1\r\nHost: h\r\n" + std::string(header) +
                        "\r\n0\r\n\r\n");
            BOOST_TEST(status_of(client.read_answer()) == 400);
        }
    }
    check_still_answers(running);
}

BOOST_AUTO_TEST_CASE(a_header_without_end_is_cut_off) {
    const Running running;
    TlsClient client(running.port());
    client.send("POST /v1/sync HTTP/1.1\r\n");
    const std::string line = "X-Filler: " + std::string(16'000, 'a') + "\r\n";
    std::size_t sent = 0;
    while (sent < 200 * kMiB && client.send(line)) {
        sent += line.size();
    }
    BOOST_TEST(sent < 64 * kMiB); // what is drained, and what the sockets' buffers hold
    check_still_answers(running);
}

BOOST_AUTO_TEST_CASE(a_header_above_the_limit_is_named) {
    const Running running;
    TlsClient client(running.port());
    client.send("GET /v1/health HTTP/1.1\r\nX-Filler: " + std::string(limits::kHeaderBytes, 'a') +
                "\r\n\r\n");
    BOOST_TEST(status_of(client.read_answer()) == 431);
    check_still_answers(running);
}

BOOST_AUTO_TEST_CASE(a_body_above_the_limit_is_named) {
    const Running running;
    const std::string body(5 * kMiB, 'a');
    TlsClient stated(running.port());
    stated.send(post("/v1/sync", body));
    BOOST_TEST(status_of(stated.read_answer()) == 413);
    TlsClient in_chunks(running.port());
    in_chunks.send(chunked("500000\r\n" + body + "\r\n0\r\n\r\n"));
    BOOST_TEST(status_of(in_chunks.read_answer()) == 413);
    check_still_answers(running);
}

BOOST_AUTO_TEST_CASE(a_body_at_the_limit_is_taken) {
    const Running running;
    TlsClient client(running.port());
    client.send(post("/v1/sync", std::string(limits::kBodyBytes, 'a')));
    BOOST_TEST(status_of(client.read_answer()) == 200);
}

BOOST_AUTO_TEST_CASE(bodies_together_take_no_more_memory_than_allowed) {
    central::ServerOptions options;
    options.bodies_in_memory_bytes = kMiB;
    const Running running(options);
    TlsClient client(running.port());
    client.send(post("/v1/sync", std::string(2 * kMiB, 'a')));
    BOOST_TEST(status_of(client.read_answer()) == 503);
    static_cast<void>(client.read_to_end()); // what it held is given back with the connection
    check_still_answers(running);
}

BOOST_AUTO_TEST_CASE(whoever_is_slow_is_closed) {
    const Running running(impatient());
    const RawClient no_handshake(running.port());
    TlsClient no_request(running.port());
    TlsClient half_header(running.port());
    half_header.send("POST /v1/sync HTTP/1.1\r\nHost: ");
    TlsClient half_body(running.port());
    half_body.send("POST /v1/sync HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nabc");
    TlsClient half_chunk(running.port());
    half_chunk.send(chunked("a\r\nabc"));
    BOOST_TEST(no_handshake.read_to_end().empty());
    BOOST_TEST(no_request.read_to_end().empty());
    BOOST_TEST(half_header.read_to_end().empty());
    BOOST_TEST(half_body.read_to_end().empty());
    BOOST_TEST(half_chunk.read_to_end().empty());
    check_still_answers(running);
}

BOOST_AUTO_TEST_CASE(a_header_in_drops_does_not_win_time) {
    const Running running(impatient());
    TlsClient client(running.port());
    bool open = true;
    for (int i = 0; open && i < 100'000'000; ++i) {
        open = client.send(i == 0 ? "G" : "E"); // the time runs for the header as a whole
    }
    BOOST_TEST(!open);
    check_still_answers(running);
}

BOOST_AUTO_TEST_CASE(an_idle_connection_is_closed_after_its_answer) {
    const Running running(impatient());
    TlsClient client(running.port());
    client.send(post("/v1/sync", "x"));
    BOOST_TEST(status_of(client.read_answer()) == 200);
    BOOST_TEST(client.read_to_end().empty());
}

BOOST_AUTO_TEST_CASE(what_is_no_tls_is_closed) {
    const Running running;
    for (const std::string& garbage :
         {std::string("GET / HTTP/1.1\r\nHost: h\r\n\r\n"), std::string(4096, '\0'),
          std::string(100'000, '\xff'),
          std::string("\x16\x03\x01\xff\xff", 5) + std::string(70'000, 'a')}) {
        const RawClient client(running.port());
        client.send(garbage);
        const std::string said = client.read_to_end(); // an alert at most
        BOOST_TEST(said.size() < 100);
        BOOST_TEST(said.find("HTTP") == std::string::npos);
    }
    check_still_answers(running);
}

BOOST_AUTO_TEST_CASE(what_is_no_http_is_refused) {
    const Running running;
    for (const char* garbage : {"hello\r\n\r\n", "POST\r\n\r\n", "\x01\x02\x03\r\n\r\n",
                                "POST /v1/sync HTTP/9.9\r\n\r\n", "GET /v1/health\r\n\r\n"}) {
        TlsClient client(running.port());
        client.send(garbage);
        BOOST_TEST(status_of(client.read_answer()) == 400);
    }
    check_still_answers(running);
}

BOOST_AUTO_TEST_CASE(a_flood_of_half_open_connections_keeps_out_only_its_sender) {
    const Running running;
    {
        std::list<RawClient> flood;
        for (std::size_t i = 0; i < limits::kConnectionsPerPeer; ++i) {
            flood.emplace_back(running.port());
        }
        const RawClient one_too_many(running.port());
        BOOST_TEST(one_too_many.read_to_end().empty());
        check_still_answers(running, "127.0.0.2");
    }
    // The server takes notice of a closed connection when it gets round to it.
    bool connected = false;
    for (int i = 0; !connected && i < 100'000; ++i) {
        connected = TlsClient(running.port()).is_connected();
    }
    BOOST_TEST(connected);
}

BOOST_AUTO_TEST_CASE(all_connections_together_have_a_limit) {
    central::ServerOptions options;
    options.peers.connections = 3;
    const Running running(options);
    const RawClient first(running.port(), "127.0.0.2");
    const RawClient second(running.port(), "127.0.0.3");
    const RawClient third(running.port(), "127.0.0.4");
    const RawClient fourth(running.port(), "127.0.0.5");
    BOOST_TEST(fourth.read_to_end().empty());
}

BOOST_AUTO_TEST_CASE(an_answer_nobody_reads_is_given_up) {
    central::ServerOptions options = impatient();
    const Running running(options, [](std::span<const central::Request> requests) {
        return std::vector<central::Reply>(requests.size(),
                                           central::Reply{200, std::string(64 * kMiB, 'a')});
    });
    TlsClient client(running.port());
    client.send(post("/v1/sync", "x") + post("/v1/sync", "x"));
    TlsClient other(running.port());
    other.send(post("/v1/sync", "x"));
    BOOST_TEST(status_of(other.read_answer()) == 200);
}

BOOST_AUTO_TEST_SUITE_END()
