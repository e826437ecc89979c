#include <boost/test/unit_test.hpp>

#include <memory>
#include <stop_token>
#include <string>

#include "base/limits.hpp"
#include "sync/client/cpprest_transport.hpp"
#include "tests/sync/client_tls_peer.hpp"

using namespace b2go;
using tests::Authority;
using tests::http_answer;
using tests::TlsPeer;

namespace {

constexpr std::int64_t kDay = 24 * 3600;
constexpr std::int64_t kToday = 20'000 * kDay; // 2024-10-04
constexpr tests::Validity kValid{kToday - 30 * kDay, kToday + 30 * kDay};

class SetClock final : public base::Clock {
public:
    [[nodiscard]] base::Instant now() const override { return {now_s * 1000}; }
    std::int64_t now_s = kToday;
};

struct Echoing {
    SetClock clock;
    Authority authority{kValid};
    std::unique_ptr<TlsPeer> peer;

    void serve(TlsPeer::Script script, const std::string& names = "IP:127.0.0.1") {
        peer = std::make_unique<TlsPeer>(authority.issue(names, kValid), std::move(script));
    }
    void serve_echo(const std::string& names = "IP:127.0.0.1") {
        serve({[](const std::string& body) { return http_answer("200 OK", "", "got " + body); }},
              names);
    }
    [[nodiscard]] std::string url(const std::string& host = "127.0.0.1") const {
        return "https://" + host + ":" + std::to_string(peer->port());
    }
    [[nodiscard]] std::unique_ptr<sync::Transport> transport(const std::string& to,
                                                             const std::string& pin) const {
        auto made = sync::make_rest_transport({to, {pin}}, clock);
        BOOST_REQUIRE(made.has_value());
        return std::move(*made);
    }
    [[nodiscard]] base::Outcome<sync::Reply> ask(const std::string& to,
                                                 const std::string& pin) const {
        return transport(to, pin)->post("/v1/sync", "hello", {});
    }
    [[nodiscard]] base::Outcome<sync::Reply> ask() const {
        return ask(url(), authority.fingerprint());
    }
};

void require_refused(const base::Outcome<sync::Reply>& reply, base::Refusal kind) {
    BOOST_REQUIRE(!reply.has_value());
    BOOST_TEST(static_cast<int>(reply.error().kind) == static_cast<int>(kind));
    BOOST_TEST(!reply.error().message.da.empty());
    BOOST_TEST(!reply.error().message.en.empty());
}

bool says(const base::Outcome<sync::Reply>& reply, const std::string& words) {
    return reply.error().message.en.find(words) != std::string::npos;
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(cpprest_transport, Echoing)

BOOST_AUTO_TEST_CASE(the_pinned_ca_is_trusted_and_a_connection_serves_many_requests) {
    serve_echo();
    const auto pinned = transport(url(), authority.fingerprint());
    for (int i = 0; i < 20; ++i) {
        const auto reply = pinned->post("/v1/sync", "hello", {});
        BOOST_REQUIRE(reply.has_value());
        BOOST_TEST(reply->status == 200);
        BOOST_TEST(reply->body == "got hello");
    }
    BOOST_TEST(peer->requests() == 20);
    // The library may not have taken a connection back when the next request is already there.
    BOOST_TEST(peer->connections() < 10);
}

BOOST_AUTO_TEST_CASE(a_fingerprint_may_be_written_with_colons_and_capitals) {
    serve_echo();
    std::string pin;
    for (const char c : authority.fingerprint()) {
        if (pin.size() % 3 == 2) {
            pin.push_back(':');
        }
        pin.push_back(c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c);
    }
    BOOST_TEST(ask(url(), pin).has_value());
}

BOOST_AUTO_TEST_CASE(the_next_ca_may_be_pinned_beside_the_present_one) {
    serve_echo();
    const Authority next(kValid);
    const auto made =
        sync::make_rest_transport({url(), {next.fingerprint(), authority.fingerprint()}}, clock);
    BOOST_REQUIRE(made.has_value());
    BOOST_TEST((*made)->post("/v1/sync", "hello", {}).has_value());
}

BOOST_AUTO_TEST_CASE(another_ca_is_refused_before_anything_is_sent) {
    serve_echo();
    const Authority other(kValid);
    const auto reply = ask(url(), other.fingerprint());
    require_refused(reply, base::Refusal::peer_refused);
    BOOST_TEST(says(reply, "wrong CA"));
    BOOST_TEST(peer->requests() == 0);
}

BOOST_AUTO_TEST_CASE(a_ca_certificate_that_is_only_sent_along_vouches_for_nothing) {
    // The pinned CA's certificate is public: anybody can put it behind a certificate of their own.
    const Authority other(kValid);
    const auto theirs = other.issue("IP:127.0.0.1", kValid);
    const auto ours = authority.issue("IP:127.0.0.1", kValid);
    const std::string end = "-----END CERTIFICATE-----\n";
    const std::string their_leaf =
        theirs.chain_pem.substr(0, theirs.chain_pem.find(end) + end.size());
    const std::string our_ca = ours.chain_pem.substr(ours.chain_pem.find(end) + end.size());
    peer = std::make_unique<TlsPeer>(
        tests::ServerCertificate{their_leaf + our_ca, theirs.key_pem},
        TlsPeer::Script{[](const std::string&) { return http_answer("200 OK", "", ""); }});
    require_refused(ask(), base::Refusal::peer_refused);
    BOOST_TEST(peer->requests() == 0);
}

BOOST_AUTO_TEST_CASE(our_certificate_for_another_host_is_refused) {
    serve_echo("DNS:other.example");
    const auto by_address = ask();
    require_refused(by_address, base::Refusal::peer_refused);
    BOOST_TEST(says(by_address, "another name"));
    require_refused(ask(url("localhost"), authority.fingerprint()), base::Refusal::peer_refused);
    BOOST_TEST(peer->requests() == 0);
}

BOOST_AUTO_TEST_CASE(a_host_name_in_the_certificate_is_accepted) {
    serve_echo("DNS:localhost");
    BOOST_TEST(ask(url("localhost"), authority.fingerprint()).has_value());
}

BOOST_AUTO_TEST_CASE(validity_is_judged_at_the_given_clock) {
    serve_echo();
    clock.now_s = kToday + 31 * kDay;
    const auto later = ask();
    require_refused(later, base::Refusal::peer_refused);
    BOOST_TEST(says(later, "not valid at the time"));
    clock.now_s = kToday - 31 * kDay;
    require_refused(ask(), base::Refusal::peer_refused);
    BOOST_TEST(peer->requests() == 0);
    clock.now_s = kToday + 29 * kDay;
    BOOST_TEST(ask().has_value());
}

BOOST_AUTO_TEST_CASE(plain_http_and_addresses_that_are_none_are_refused_at_once) {
    for (const char* url : {"http://127.0.0.1:1", "HTTP://127.0.0.1", "127.0.0.1:443", "https://",
                            "https://user@127.0.0.1:1", "ftp://127.0.0.1", "", "https://a b"}) {
        const auto made = sync::make_rest_transport({url, {authority.fingerprint()}}, clock);
        BOOST_REQUIRE_MESSAGE(!made.has_value(), url);
        BOOST_TEST(static_cast<int>(made.error().kind) == static_cast<int>(base::Refusal::invalid));
    }
}

BOOST_AUTO_TEST_CASE(a_fingerprint_that_is_none_is_refused_at_once) {
    for (const char* pin : {"", "abcd", "zz"}) {
        BOOST_TEST(!sync::make_rest_transport({"https://127.0.0.1:1", {pin}}, clock).has_value());
    }
    BOOST_TEST(!sync::make_rest_transport({"https://127.0.0.1:1", {}}, clock).has_value());
}

BOOST_AUTO_TEST_CASE(an_old_tls_version_is_not_spoken) {
    serve({[](const std::string&) { return http_answer("200 OK", "", ""); }, false, true});
    require_refused(ask(), base::Refusal::offline);
    BOOST_TEST(peer->requests() == 0);
}

BOOST_AUTO_TEST_CASE(a_redirect_is_an_answer_and_is_not_followed) {
    for (const char* status :
         {"301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"}) {
        serve({[this, status](const std::string&) {
            return http_answer(status, "Location: " + url() + "/v1/elsewhere\r\n", "");
        }});
        const auto reply = ask();
        BOOST_REQUIRE(reply.has_value());
        BOOST_TEST(reply->status / 100 == 3);
        BOOST_TEST(peer->requests() == 1);
    }
}

BOOST_AUTO_TEST_CASE(a_refused_connection_is_offline) {
    serve_echo();
    const std::string nobody = url();
    peer.reset();
    require_refused(ask(nobody, authority.fingerprint()), base::Refusal::offline);
}

BOOST_AUTO_TEST_CASE(an_answer_cut_off_in_its_headers_or_body_is_offline) {
    const std::string whole = http_answer("200 OK", "", std::string(1000, 'x'));
    for (const std::size_t size : {std::size_t{0}, std::size_t{9}, whole.size() - 900}) {
        serve({[whole, size](const std::string&) { return whole.substr(0, size); }, true});
        require_refused(ask(), base::Refusal::offline);
    }
}

BOOST_AUTO_TEST_CASE(an_answer_beyond_the_limit_is_refused) {
    serve({[](const std::string&) {
        return http_answer("200 OK", "", std::string(limits::kBodyBytes + 1, 'x'));
    }});
    const auto reply = ask();
    require_refused(reply, base::Refusal::peer_refused);
    BOOST_TEST(says(reply, "too large"));
}

BOOST_AUTO_TEST_CASE(an_answer_without_end_is_cut_at_the_limit) {
    // No length: the body ends when the connection does.
    serve({[](const std::string&) {
               return "HTTP/1.1 200 OK\r\n\r\n" + std::string(2 * limits::kBodyBytes, 'x');
           },
           true});
    require_refused(ask(), base::Refusal::peer_refused);
}

BOOST_AUTO_TEST_CASE(an_answer_of_the_largest_size_arrives_whole) {
    serve({[](const std::string&) {
        return http_answer("200 OK", "", std::string(limits::kBodyBytes, 'x'));
    }});
    const auto reply = ask();
    BOOST_REQUIRE(reply.has_value());
    BOOST_TEST(reply->body.size() == limits::kBodyBytes);
}

BOOST_AUTO_TEST_CASE(an_answer_that_is_no_http_is_offline) {
    serve({[](const std::string&) { return std::string("hello to you too\r\n\r\n"); }, true});
    require_refused(ask(), base::Refusal::offline);
}

BOOST_AUTO_TEST_CASE(a_connection_the_central_closed_meanwhile_is_made_again) {
    serve({[](const std::string& body) { return http_answer("200 OK", "", body); }, true});
    const auto pinned = transport(url(), authority.fingerprint());
    BOOST_REQUIRE(pinned->post("/v1/sync", "one", {}).has_value());
    const auto second = pinned->post("/v1/sync", "two", {});
    BOOST_REQUIRE(second.has_value());
    BOOST_TEST(second->body == "two");
}

BOOST_AUTO_TEST_CASE(who_asks_to_stop_is_not_held_up_by_a_central_that_takes_its_time) {
    std::stop_source stop;
    serve({[&](const std::string& body) {
        stop.request_stop(); // while the request is with the central
        return http_answer("200 OK", "", body);
    }});
    const auto pinned = transport(url(), authority.fingerprint());
    require_refused(pinned->post("/v1/sync", "one", stop.get_token()), base::Refusal::offline);
    BOOST_TEST(peer->requests() == 1);
    BOOST_TEST(pinned->post("/v1/sync", "two", {}).has_value());
}

BOOST_AUTO_TEST_CASE(nothing_is_sent_when_the_stop_came_first) {
    serve_echo();
    std::stop_source stop;
    stop.request_stop();
    const auto pinned = transport(url(), authority.fingerprint());
    require_refused(pinned->post("/v1/sync", "one", stop.get_token()), base::Refusal::offline);
    BOOST_TEST(peer->requests() == 0);
}

BOOST_AUTO_TEST_SUITE_END()
