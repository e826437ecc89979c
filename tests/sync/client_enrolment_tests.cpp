#include <boost/test/unit_test.hpp>

#include "sync/client/enrolment.hpp"
#include "sync/protocol/wire.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/sync/crypto_started.hpp"

using namespace b2go;

namespace {

struct Fixture : tests::CryptoStarted {
    tests::ManualClock clock;
    tests::SeededRandom random{11};
    sync::DeviceKeys keys = sync::DeviceKeys::make(random);
    sync::CentralGiven central{"https://central.example:8443", std::string(64, 'a')};

    sync::pb::EnrolAnswer good() {
        sync::pb::EnrolAnswer answer;
        answer.set_device(100'001);
        answer.set_epoch(1);
        answer.set_staff(base::make_id(clock, random).raw());
        answer.set_staff_name("Anna Demosen");
        answer.set_role("coordinator");
        answer.set_team(base::make_id(clock, random).raw());
        answer.set_central_key(std::string(32, 'k'));
        answer.set_central_box_key(std::string(32, 'x'));
        answer.set_demo(true);
        answer.set_time_ms(clock.now().ms);
        return answer;
    }
    base::Outcome<store::Identity> read(const sync::pb::EnrolAnswer& answer) {
        return sync::read_enrol_answer({200, sync::pack(answer)}, keys, central);
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(enrolment, Fixture)

BOOST_AUTO_TEST_CASE(a_code_is_sent_as_it_was_meant_and_signed_by_the_key_it_brings) {
    const auto request = sync::enrol_request(" abcde-i2o45", keys, "b2go 1.0", clock.now());
    BOOST_REQUIRE(request.has_value());
    BOOST_TEST(request->path == sync::path::kEnrol);
    const auto read = sync::read_request(request->body);
    BOOST_REQUIRE(read.has_value());
    BOOST_TEST(sync::is_signed_by(*read, sync::path::kEnrol, keys.signing.public_key()));
    BOOST_TEST(read->device() == 0U);
    sync::pb::EnrolRequest message;
    BOOST_REQUIRE(sync::unpack(read->payload(), message));
    BOOST_TEST(message.code() == "ABCDE12045");
    BOOST_TEST(message.device_key() == base::as_chars(keys.signing.public_key()));
    BOOST_TEST(message.box_key() == base::as_chars(keys.box.public_key));
    BOOST_TEST(message.program() == "b2go 1.0");
}

BOOST_AUTO_TEST_CASE(what_can_be_no_code_is_refused_before_anything_is_sent) {
    for (const char* typed : {"", "ABCDE", "ABCDE-1234U", "ABCDE-123456", "æøå"}) {
        const auto request = sync::enrol_request(typed, keys, "b2go 1.0", clock.now());
        BOOST_REQUIRE(!request.has_value());
        BOOST_TEST(static_cast<int>(request.error().kind) ==
                   static_cast<int>(base::Refusal::invalid));
        BOOST_REQUIRE(request.error().fields.size() == 1);
        BOOST_TEST(request.error().fields[0].field == "code");
    }
}

BOOST_AUTO_TEST_CASE(an_answer_becomes_an_identity) {
    const auto answer = good();
    const auto identity = read(answer);
    BOOST_REQUIRE(identity.has_value());
    BOOST_TEST(identity->device == 100'001U);
    BOOST_TEST(identity->epoch == 1U);
    BOOST_TEST(identity->staff.raw() == answer.staff());
    BOOST_TEST(identity->staff_name == "Anna Demosen");
    BOOST_TEST(identity->role == registry::Roles::coordinator);
    BOOST_TEST(identity->team.raw() == answer.team());
    BOOST_TEST(identity->demo);
    BOOST_TEST(identity->central_url == central.url);
    BOOST_TEST(identity->ca_fingerprint == central.ca_fingerprint);
    BOOST_TEST(identity->central_key == answer.central_key());
    BOOST_TEST(identity->central_box_key == answer.central_box_key());
    const auto key = base::SigningKey::from_seed(base::as_bytes(identity->device_seed));
    BOOST_REQUIRE(key.has_value());
    BOOST_TEST((key->public_key() == keys.signing.public_key()));
    BOOST_TEST(identity->box_private_key == base::as_chars(keys.box.private_key.view()));
}

BOOST_AUTO_TEST_CASE(an_answer_with_anything_missing_is_refused) {
    const auto refused = [&](auto alter) {
        auto answer = good();
        alter(answer);
        const auto identity = read(answer);
        BOOST_REQUIRE(!identity.has_value());
        BOOST_TEST(static_cast<int>(identity.error().kind) ==
                   static_cast<int>(base::Refusal::peer_refused));
    };
    refused([](auto& answer) { answer.clear_device(); });
    refused([](auto& answer) { answer.set_device(200'001); });
    refused([](auto& answer) { answer.clear_epoch(); });
    refused([](auto& answer) { answer.clear_staff(); });
    refused([](auto& answer) { answer.set_staff(std::string(16, '\0')); });
    refused([](auto& answer) { answer.set_staff("short"); });
    refused([](auto& answer) { answer.clear_staff_name(); });
    refused([](auto& answer) { answer.set_role("king"); });
    refused([](auto& answer) { answer.set_team("short"); });
    refused([](auto& answer) { answer.set_central_key(std::string(31, 'k')); });
    refused([](auto& answer) { answer.clear_central_box_key(); });
}

BOOST_AUTO_TEST_CASE(a_refused_code_is_told_in_the_centrals_words) {
    const auto identity = sync::read_enrol_answer(
        {403, sync::pack_refusal("bad_code", {"Koden er udløbet.", "The code has expired."})}, keys,
        central);
    BOOST_REQUIRE(!identity.has_value());
    BOOST_TEST(identity.error().message.da == "Koden er udløbet.");
}

BOOST_AUTO_TEST_CASE(bodies_that_are_no_answer_are_refused) {
    BOOST_TEST(!sync::read_enrol_answer({200, ""}, keys, central).has_value());
    BOOST_TEST(!sync::read_enrol_answer({200, "garbage"}, keys, central).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
