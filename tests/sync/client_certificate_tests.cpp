#include <boost/test/unit_test.hpp>

#include "sync/central/certificates.hpp"
#include "sync/client/client_certificate.hpp"
#include "sync/client/enrolment.hpp"
#include "sync/protocol/wire.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/sync/crypto_started.hpp"

/// What a tablet shows to a proxy: given with its number, and kept with the key it is for.
namespace {

using namespace b2go;

struct WithCertificate : tests::CryptoStarted {
    tests::ManualClock clock;
    tests::SeededRandom random{12};
    central::Certificate authority = central::make_authority(clock.now(), random);
    sync::DeviceKeys keys = sync::DeviceKeys::make(random);

    std::string certificate_for(const sync::DeviceKeys& whose) {
        return central::make_client_certificate(authority,
                                                base::as_chars(whose.signing.public_key()),
                                                "tablet 100001", clock.now(), random);
    }
    base::Outcome<store::Identity> read(const std::string& certificate) {
        sync::pb::EnrolAnswer answer;
        answer.set_device(100'001);
        answer.set_epoch(1);
        answer.set_staff(base::make_id(clock, random).raw());
        answer.set_staff_name("Anna Demosen");
        answer.set_role("staff");
        answer.set_team(base::make_id(clock, random).raw());
        answer.set_central_key(std::string(32, 'k'));
        answer.set_central_box_key(std::string(32, 'x'));
        answer.set_certificate(certificate);
        return sync::read_enrol_answer({200, sync::pack(answer)}, keys,
                                       {"https://central.example", std::string(64, 'a')});
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(client_certificate, WithCertificate)

BOOST_AUTO_TEST_CASE(is_kept_with_the_key_it_is_for) {
    const std::string certificate = certificate_for(keys);
    const auto identity = read(certificate);
    BOOST_REQUIRE(identity.has_value());
    BOOST_TEST((identity->certificate == certificate));
    BOOST_TEST((identity->certificate_seed == identity->device_seed));
    BOOST_TEST(sync::fits({identity->certificate, identity->certificate_seed}));
}

BOOST_AUTO_TEST_CASE(may_be_missing) {
    const auto identity = read({});
    BOOST_REQUIRE(identity.has_value());
    BOOST_TEST(identity->certificate.empty());
}

BOOST_AUTO_TEST_CASE(for_another_key_or_with_anything_changed_is_refused) {
    const std::string good = certificate_for(keys);
    BOOST_TEST(!read(certificate_for(sync::DeviceKeys::make(random))).has_value());
    BOOST_TEST(!read("no certificate").has_value());
    BOOST_TEST(!read(good + "x").has_value());
    BOOST_TEST(!read(good.substr(0, good.size() / 2)).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
