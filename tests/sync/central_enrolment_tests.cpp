#include <boost/test/unit_test.hpp>

#include "base/limits.hpp"
#include "domain/staff.hpp"
#include "sync/protocol/wire.hpp"
#include "tests/sync/central_tablet.hpp"

namespace {

using namespace b2go;
using namespace b2go::tests;

BOOST_AUTO_TEST_SUITE(central_enrolment)

BOOST_AUTO_TEST_CASE(a_code_makes_a_tablet_known_under_a_number_of_the_epoch) {
    TestCentral central;
    Tablet tablet(central);
    const central::Reply reply = tablet.enrol(central.code());
    BOOST_REQUIRE_EQUAL(code_of(reply), "");
    pb::EnrolAnswer answer;
    BOOST_REQUIRE(sync::unpack(reply.body, answer));
    BOOST_TEST(answer.device() == record::kDevicesPerEpoch + 1);
    BOOST_TEST(answer.epoch() == 1U);
    BOOST_TEST(answer.staff_name() == "Test Demosen");
    BOOST_TEST(answer.role() == "staff");
    BOOST_TEST(answer.demo());
    tablet.sync();
    BOOST_TEST(tablet.shown(tablet.staff).get(domain::staff().display_name).value() ==
               "Test Demosen");
}

BOOST_AUTO_TEST_CASE(a_code_enrols_one_tablet_which_may_ask_again) {
    TestCentral central;
    const std::string code = central.code();
    Tablet first(central, 1);
    Tablet second(central, 2);
    BOOST_TEST(code_of(first.enrol(code)) == "");
    const auto device = first.device;
    BOOST_TEST(code_of(first.enrol(code)) == "");
    BOOST_TEST(first.device == device);
    BOOST_TEST(code_of(second.enrol(code)) == "bad_code");
    BOOST_TEST(central.central->devices().size() == 1U);
}

BOOST_AUTO_TEST_CASE(wrong_and_expired_codes_are_refused) {
    TestCentral central;
    Tablet tablet(central);
    BOOST_TEST(code_of(tablet.enrol("00000-00000")) == "bad_code");
    BOOST_TEST(code_of(tablet.enrol("no code")) == "bad_code");
    const std::string code = central.code();
    central.clock.advance_ms(limits::kCodeLifetimeMs);
    const central::Reply reply = tablet.enrol(code);
    BOOST_TEST(reply.status == 403);
    BOOST_TEST(code_of(reply) == "bad_code");
}

BOOST_AUTO_TEST_CASE(a_key_whose_holder_did_not_sign_is_not_enrolled) {
    TestCentral central;
    Tablet tablet(central, 1);
    Tablet other(central, 2);
    auto request = sync::read_request(tablet.enrol_body(central.code())).value();
    auto foreign = sync::read_request(other.enrol_body(central.code())).value();
    request.set_signature(foreign.signature());
    BOOST_TEST(code_of(central.ask(sync::path::kEnrol, request.SerializeAsString())) ==
               "bad_signature");
    BOOST_TEST(central.central->devices().empty());
}

BOOST_AUTO_TEST_CASE(a_second_code_for_a_person_makes_no_second_person) {
    TestCentral central;
    Tablet first(central, 1);
    Tablet second(central, 2);
    first.enrol(central.code("Test Demosen", "staff", "Team Nord"));
    second.enrol(central.code("Test Demosen", "coordinator", "Team Nord"));
    BOOST_TEST((first.staff == second.staff));
    BOOST_TEST((first.team == second.team));
    second.sync();
    BOOST_TEST(second.shown(second.staff).get(domain::staff().role).value().code == "coordinator");
    BOOST_TEST(central.central->verify().empty());
}

BOOST_AUTO_TEST_CASE(what_cannot_be_a_person_gets_no_code) {
    TestCentral central;
    BOOST_TEST(!central.central->make_code("", "staff", "Team Nord"));
    BOOST_TEST(!central.central->make_code("Test Demosen", "staff", " "));
    BOOST_TEST(!central.central->make_code("Test Demosen", "boss", "Team Nord"));
    BOOST_TEST(!central.central->make_code("Test\nDemosen", "staff", "Team Nord"));
    BOOST_TEST(central.central->stats().quarantined == 0U);
}

BOOST_AUTO_TEST_CASE(a_program_too_old_to_understand_the_answer_is_not_enrolled) {
    TestCentral central;
    Tablet tablet(central);
    pb::EnrolRequest request;
    request.set_code(central.code());
    request.set_device_key(std::string(base::as_chars(tablet.key.public_key())));
    const auto body =
        sync::sign_request(request, sync::path::kEnrol, 0, tablet.key, central.clock.now());
    BOOST_TEST(central.ask(sync::path::kEnrol, body).status == 426);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
