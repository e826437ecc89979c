#include <boost/test/unit_test.hpp>

#include "domain/encounter.hpp"
#include "domain/matter.hpp"
#include "domain/subject.hpp"
#include "known_records.hpp"

namespace b2go::domain::test {

using registry::Choice;
using registry::Object;

namespace {

Object visit() { return encounter().make(id_of(1)).add(encounter().subjects, SubjectId(id_of(2))); }

} // namespace

BOOST_AUTO_TEST_SUITE(encounter_tests)

BOOST_AUTO_TEST_CASE(an_encounter_is_about_something) {
    const KnownRecords around;
    BOOST_TEST(has_error(findings_of(encounter().make(id_of(1)), around), "subjects"));
    BOOST_TEST(findings_of(visit(), around).errors.empty());
}

BOOST_AUTO_TEST_CASE(entrances_before_are_counted_from_0_to_9) {
    const KnownRecords around;
    const auto refused = [&](std::int64_t count) {
        return has_error(findings_of(visit().set(encounter().entrances_before, count), around),
                         "entrances_before");
    };
    BOOST_TEST(!refused(0));
    BOOST_TEST(!refused(9));
    BOOST_TEST(refused(-1));
    BOOST_TEST(refused(10));
}

BOOST_AUTO_TEST_CASE(a_simple_decision_is_refused_and_says_so) {
    KnownRecords around;
    around.add(subject().make(id_of(2)).add(subject().allowed_modes, Choice{"guidance"}));
    Object decided = visit().set(encounter().handling_mode, Choice{"simple_decision"});
    const auto forbidden = findings_of(decided, around);
    BOOST_TEST_REQUIRE(forbidden.errors.size() == 1U);
    BOOST_TEST(forbidden.errors[0].message.en.find("cannot be decided") != std::string::npos);

    around.add(subject().make(id_of(2)).add(subject().allowed_modes, Choice{"simple_decision"}));
    const auto later = findings_of(decided, around);
    BOOST_TEST_REQUIRE(later.errors.size() == 1U);
    BOOST_TEST(later.errors[0].message.en.find("yet") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_unusual_handling_warns) {
    KnownRecords around;
    around.add(subject().make(id_of(2)).add(subject().allowed_modes, Choice{"referral"}));
    Object helped = visit().set(encounter().handling_mode, Choice{"application_help"});
    const auto findings = findings_of(helped, around);
    BOOST_TEST(findings.errors.empty());
    BOOST_TEST(has_warning(findings, "handling_mode"));
    helped.set(encounter().handling_mode, Choice{"referral"});
    BOOST_TEST(findings_of(helped, around).warnings.empty());
}

BOOST_AUTO_TEST_CASE(a_matters_external_number_has_its_form) {
    const KnownRecords around;
    const auto refused = [&](const char* number) {
        const Object about =
            matter().make(id_of(1)).set(matter().external_number, std::string(number));
        return has_error(findings_of(about, around), "external_number");
    };
    for (const char* good : {"2016-1", "2016-0012345", "2016-0012345-2"}) {
        BOOST_TEST(!refused(good), good);
    }
    for (const char* bad :
         {"2016", "2016-", "16-0012345", "2016-0012345-", "2016-12-3-4", "2016-a", "20160-1"}) {
        BOOST_TEST(refused(bad), bad);
    }
}

BOOST_AUTO_TEST_CASE(a_kle_number_has_two_or_three_pairs_and_may_be_uncertain) {
    const KnownRecords around;
    const auto refused = [&](const char* number) {
        const Object about = subject().make(id_of(1)).set(subject().kle, std::string(number));
        return has_error(findings_of(about, around), "kle");
    };
    for (const char* good : {"29.03.04", "02.34", "32.03 ?"}) {
        BOOST_TEST(!refused(good), good);
    }
    for (const char* bad :
         {"29", "29.3.4", "29.03.", "29-03-04", "29.03.04.01", "?", "29.03.04?"}) {
        BOOST_TEST(refused(bad), bad);
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace b2go::domain::test
