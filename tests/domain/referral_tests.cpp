#include <boost/test/unit_test.hpp>

#include "domain/consent.hpp"
#include "domain/follow_up.hpp"
#include "domain/matter.hpp"
#include "domain/partner.hpp"
#include "domain/referral.hpp"
#include "known_records.hpp"

namespace b2go::domain::test {

using registry::Choice;
using registry::Object;

namespace {

struct Promises {
    KnownRecords around;
    StaffId owner = around.add_staff(20);

    Promises() {
        around.add(matter().make(id_of(2)).set(matter().citizen, CitizenId(id_of(3))));
        around.add(consent()
                       .make(id_of(4))
                       .set(consent().citizen, CitizenId(id_of(3)))
                       .set(consent().recipient, std::string("Ældresagen"))
                       .set(consent().purpose, std::string("Besøgsven"))
                       .set(consent().form, Choice{"oral"})
                       .set(consent().given, day(2026, 11, 1))
                       .set(consent().expiry, day(2027, 11, 1))
                       .add(consent().data_categories, std::string("navn")));
        around.add(partner().make(id_of(5)).set(partner().kind, Choice{"voluntary"}));
        around.add(partner().make(id_of(6)).set(partner().kind, Choice{"municipal"}));
    }

    [[nodiscard]] Object draft() const {
        return referral()
            .make(id_of(1))
            .set(referral().matter, MatterId(id_of(2)))
            .set(referral().status, Choice{"draft"})
            .set(referral().owner, owner)
            .set(referral().next_follow_up, day(2026, 11, 6));
    }
    [[nodiscard]] Object sent_to_volunteers() const {
        return draft()
            .set(referral().status, Choice{"sent"})
            .set(referral().receiver_partner, PartnerId(id_of(5)))
            .set(referral().consent, ConsentId(id_of(4)));
    }
    [[nodiscard]] Object closed(const char* closing) const {
        return draft()
            .set(referral().status, Choice{"closed"})
            .set(referral().closing, Choice{closing});
    }
    [[nodiscard]] bool refused(const Object& object, std::string_view field,
                               const Object* before = nullptr) const {
        return has_error(findings_of(object, around, before), field);
    }
    [[nodiscard]] bool accepted(const Object& object, const Object* before = nullptr) const {
        return findings_of(object, around, before).errors.empty();
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(referral_tests, Promises)

BOOST_AUTO_TEST_CASE(whatever_is_open_has_an_owner_and_a_date_drafts_included) {
    for (const char* status : {"draft", "sent", "acknowledged", "in_progress", "rejected"}) {
        Object open = draft().set(referral().status, Choice{status});
        open.set(referral().legal_basis, std::string("Forvaltningsloven § 7"));
        BOOST_TEST(accepted(open), status);
        BOOST_TEST(refused(Object(open).clear(referral().owner), "owner"), status);
        BOOST_TEST(refused(Object(open).clear(referral().next_follow_up), "next_follow_up"),
                   status);
    }
    Object without_status = draft();
    without_status.fields.plain.erase(referral().status.number);
    without_status.clear(referral().owner);
    BOOST_TEST(refused(without_status, "owner"));
}

BOOST_AUTO_TEST_CASE(an_owner_is_an_active_staff_member) {
    Object promise = draft().set(referral().owner, StaffId(id_of(99)));
    BOOST_TEST(refused(promise, "owner")); // nobody knows them
    around.signed_in = id_of(99);
    BOOST_TEST(accepted(promise)); // whoever writes is known, even before the first sync
    around.add(staff().make(id_of(99)).set(staff().status, Choice{"inactive"}));
    BOOST_TEST(refused(promise, "owner"));
    promise.set(referral().owner, StaffId(id_of(2))); // a matter
    BOOST_TEST(refused(promise, "owner"));
}

BOOST_AUTO_TEST_CASE(closing_needs_a_reason_and_somebodys_word) {
    BOOST_TEST(refused(draft().set(referral().status, Choice{"closed"}), "closing"));
    BOOST_TEST(refused(closed("helped"), "closed_on_word_of"));
    BOOST_TEST(accepted(closed("helped").set(referral().closed_on_word_of, Choice{"receiver"})));
    BOOST_TEST(accepted(closed("declined").set(referral().closed_on_word_of, Choice{"citizen"})));
    Object ownerless = closed("helped").set(referral().closed_on_word_of, Choice{"citizen"});
    BOOST_TEST(accepted(ownerless.clear(referral().owner).clear(referral().next_follow_up)));
}

BOOST_AUTO_TEST_CASE(unreachable_needs_three_attempts_on_two_days) {
    Object lost = closed("unreachable");
    BOOST_TEST(refused(lost, "closing"));
    lost.add(referral().attempts, std::string("2026-11-01T09:00:00Z"));
    lost.add(referral().attempts, std::string("2026-11-01T12:00:00Z"));
    BOOST_TEST(refused(lost, "closing"));
    BOOST_TEST(refused(Object(lost).add(referral().attempts, std::string("2026-11-01T15:00:00Z")),
                       "closing"));
    // 23:30 UTC is the next day in Copenhagen.
    BOOST_TEST(
        accepted(Object(lost).add(referral().attempts, std::string("2026-11-01T23:30:00Z"))));
    BOOST_TEST(refused(Object(lost).add(referral().attempts, std::string("i går")), "attempts"));
}

BOOST_AUTO_TEST_CASE(nothing_is_sent_without_a_consent_or_a_legal_basis) {
    Object sent = draft().set(referral().status, Choice{"sent"});
    BOOST_TEST(refused(sent, "legal_basis"));
    BOOST_TEST(
        accepted(Object(sent).set(referral().legal_basis, std::string("Forvaltningsloven § 7"))));
    BOOST_TEST(accepted(Object(sent).set(referral().consent, ConsentId(id_of(4)))));
    BOOST_TEST(refused(Object(sent).set(referral().consent, ConsentId(id_of(77))), "consent"));
}

BOOST_AUTO_TEST_CASE(private_partners_get_nothing_without_a_consent) {
    BOOST_TEST(accepted(sent_to_volunteers()));
    Object by_law = sent_to_volunteers().clear(referral().consent);
    by_law.set(referral().legal_basis, std::string("Forvaltningsloven § 7"));
    BOOST_TEST(refused(by_law, "consent"));
    BOOST_TEST(accepted(Object(by_law).set(referral().receiver_partner, PartnerId(id_of(6)))));
    // An unknown partner could be a private one.
    BOOST_TEST(
        refused(Object(by_law).set(referral().receiver_partner, PartnerId(id_of(88))), "consent"));
}

BOOST_AUTO_TEST_CASE(a_consent_must_hold_and_be_the_same_citizens) {
    const Object good = *around.find(id_of(4));
    around.add(Object(good).set(consent().withdrawn, day(2026, 11, 2)));
    BOOST_TEST(refused(sent_to_volunteers(), "consent"));
    around.add(Object(good).set(consent().expiry, day(2026, 11, 3)));
    BOOST_TEST(refused(sent_to_volunteers(), "consent"));
    around.add(Object(good).set(consent().citizen, CitizenId(id_of(33))));
    BOOST_TEST(refused(sent_to_volunteers(), "consent"));
    around.add(good);
    BOOST_TEST(accepted(sent_to_volunteers()));
}

BOOST_AUTO_TEST_CASE(a_consent_that_expires_later_does_not_stop_the_follow_up) {
    const Object before = sent_to_volunteers();
    around.add(Object(*around.find(id_of(4))).set(consent().expiry, day(2026, 11, 3)));
    const Object looked_at = Object(before).set(referral().next_follow_up, day(2026, 11, 9));
    BOOST_TEST(accepted(looked_at, &before));
    const Object moved = Object(before).set(referral().receiver, std::string("Røde Kors"));
    BOOST_TEST(refused(moved, "consent", &before));
}

BOOST_AUTO_TEST_CASE(an_open_follow_up_has_an_owner_and_a_date_until_it_is_done) {
    const Object promise = follow_up()
                               .make(id_of(9))
                               .set(follow_up().owner, owner)
                               .set(follow_up().due, day(2026, 11, 6));
    for (const char* status : {"open", "handed_over"}) {
        const Object open = Object(promise).set(follow_up().status, Choice{status});
        BOOST_TEST(accepted(open), status);
        BOOST_TEST(refused(Object(open).clear(follow_up().owner), "owner"), status);
        BOOST_TEST(refused(Object(open).clear(follow_up().due), "due"), status);
    }
    BOOST_TEST(accepted(follow_up().make(id_of(9)).set(follow_up().status, Choice{"done"})));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace b2go::domain::test
