#include <boost/test/unit_test.hpp>

#include "domain/consent.hpp"
#include "known_records.hpp"

namespace b2go::domain::test {

using registry::Choice;
using registry::Object;

namespace {

Object whole_consent() {
    const ConsentEntity& fields = consent();
    return fields.make(id_of(1))
        .set(fields.citizen, CitizenId(id_of(2)))
        .set(fields.recipient, std::string("Ældresagen"))
        .set(fields.purpose, std::string("Besøgsven"))
        .set(fields.form, Choice{"oral"})
        .set(fields.given, day(2026, 1, 10))
        .set(fields.expiry, day(2027, 1, 10))
        .add(fields.data_categories, std::string("navn"));
}

} // namespace

BOOST_AUTO_TEST_SUITE(consent_tests)

BOOST_AUTO_TEST_CASE(a_consent_lasts_twelve_months_at_most) {
    const KnownRecords around;
    Object given = whole_consent();
    BOOST_TEST(findings_of(given, around).errors.empty());
    given.set(consent().expiry, day(2027, 1, 11));
    BOOST_TEST(has_error(findings_of(given, around), "expiry"));
    given.set(consent().expiry, day(2026, 1, 9));
    BOOST_TEST(has_error(findings_of(given, around), "expiry"));
    given.set(consent().given, day(2028, 2, 29)).set(consent().expiry, day(2029, 2, 28));
    BOOST_TEST(findings_of(given, around).errors.empty());
}

BOOST_AUTO_TEST_CASE(a_consent_is_narrowed_but_never_widened) {
    const KnownRecords around;
    const Object before = whole_consent().add(consent().data_categories, std::string("telefon"));
    const Object narrower = whole_consent();
    BOOST_TEST(findings_of(narrower, around, &before).errors.empty());
    const Object wider = Object(before).add(consent().data_categories, std::string("sygdom"));
    BOOST_TEST(has_error(findings_of(wider, around, &before), "data_categories"));
}

BOOST_AUTO_TEST_CASE(a_consent_holds_from_its_day_to_its_last_unless_withdrawn) {
    Object given = whole_consent();
    BOOST_TEST(!consent_holds(given, day(2026, 1, 9)));
    BOOST_TEST(consent_holds(given, day(2026, 1, 10)));
    BOOST_TEST(consent_holds(given, day(2027, 1, 10)));
    BOOST_TEST(!consent_holds(given, day(2027, 1, 11)));
    given.set(consent().withdrawn, day(2026, 3, 1));
    BOOST_TEST(!consent_holds(given, day(2026, 2, 1)));
}

BOOST_AUTO_TEST_CASE(an_incomplete_consent_can_be_saved_but_not_relied_upon) {
    const KnownRecords around;
    const base::Date today = day(2026, 6, 1);
    BOOST_TEST(consent_holds(whole_consent(), today));
    for (const record::FieldNumber field :
         {consent().citizen.number, consent().recipient.number, consent().purpose.number,
          consent().form.number, consent().given.number, consent().expiry.number}) {
        Object given = whole_consent();
        given.fields.plain.erase(field);
        const std::string name = consent().find(field)->name;
        BOOST_TEST(findings_of(given, around).errors.empty(), name);
        BOOST_TEST(has_warning(findings_of(given, around), name), name);
        BOOST_TEST(!consent_holds(given, today), name);
    }
    Object vague = whole_consent();
    vague.fields.sets.clear();
    BOOST_TEST(!consent_holds(vague, today));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace b2go::domain::test
