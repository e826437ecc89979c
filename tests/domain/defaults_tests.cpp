#include <boost/test/unit_test.hpp>

#include <set>

#include "domain/citizen.hpp"
#include "domain/consent.hpp"
#include "domain/defaults.hpp"
#include "domain/follow_up.hpp"
#include "domain/note.hpp"
#include "domain/outing.hpp"
#include "domain/referral.hpp"
#include "domain/tally.hpp"
#include "known_records.hpp"

namespace b2go::domain::test {

using registry::Choice;
using registry::Object;

namespace {

/// Counts through all byte values, those that are not fair among them.
class CountingRandom : public base::Random {
public:
    void fill(std::span<std::byte> target) override {
        for (std::byte& byte : target) {
            byte = static_cast<std::byte>(next_++ % 256);
        }
    }

private:
    unsigned next_ = 250;
};

struct Newly {
    CountingRandom random;
    NewRecord context{{id_of(20), id_of(30)}, time("2026-11-04T23:30:00Z"), random};

    [[nodiscard]] Object made(Object object) const {
        apply_defaults(object, context);
        return object;
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(defaults_tests, Newly)

BOOST_AUTO_TEST_CASE(a_citizens_kind_of_id_follows_from_the_number) {
    const auto kind_of = [&](const Object& object) {
        return made(object).get(citizen().id_type).value().code;
    };
    const Object nobody = citizen().make(id_of(1));
    BOOST_TEST(kind_of(nobody) == "no_cpr");
    BOOST_TEST(kind_of(Object(nobody).set(citizen().cpr, std::string("6781850000"))) == "cpr");
    BOOST_TEST(kind_of(Object(nobody).set(citizen().cpr, std::string("670185") + "0000")) ==
               "replacement");
    BOOST_TEST(kind_of(Object(nobody).set(citizen().id_type, Choice{"anonymous"})) == "anonymous");
    BOOST_TEST((made(nobody).get(citizen().team) == TeamId(id_of(30))));
    BOOST_TEST((made(Object(nobody).set(citizen().cpr, std::string("6781850000")))
                    .get(citizen().birth_date) == day(1985, 1, 7)));
}

BOOST_AUTO_TEST_CASE(only_an_anonymous_citizen_gets_a_contact_code) {
    BOOST_TEST(!made(citizen().make(id_of(1))).has(citizen().contact_code.number));
    const Object anonymous =
        made(citizen().make(id_of(1)).set(citizen().id_type, Choice{"anonymous"}));
    const std::string code = anonymous.get(citizen().contact_code).value_or("");
    BOOST_TEST(code.size() == 6U);
    BOOST_TEST(code.find_first_of("01258BILOSUVZ") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(contact_codes_use_their_whole_alphabet) {
    std::set<char> used;
    for (int i = 0; i < 100; ++i) {
        for (const char letter : make_contact_code(random)) {
            used.insert(letter);
        }
    }
    BOOST_TEST(used.size() == 23U);
}

BOOST_AUTO_TEST_CASE(protection_of_name_and_address_lasts_a_year) {
    const Object person =
        made(citizen().make(id_of(1)).set(citizen().protection, Choice{"name_address"}));
    BOOST_TEST((person.get(citizen().protection_until) == day(2027, 11, 5)));
    const Object threatened =
        made(citizen().make(id_of(1)).set(citizen().protection, Choice{"threat"}));
    BOOST_TEST(!threatened.has(citizen().protection_until.number));
}

BOOST_AUTO_TEST_CASE(a_referral_gets_an_owner_and_a_date_by_its_urgency) {
    const auto due = [&](const char* urgency) {
        return made(referral().make(id_of(1)).set(referral().urgency, Choice{urgency}))
            .get(referral().next_follow_up)
            .value();
    };
    // 23:30 UTC is Thursday 5 November in Copenhagen.
    BOOST_TEST((due("acute") == day(2026, 11, 6)));
    BOOST_TEST((due("soon") == day(2026, 11, 10)));
    BOOST_TEST((due("normal") == day(2026, 11, 19)));
    const Object plain = made(referral().make(id_of(1)));
    BOOST_TEST((plain.get(referral().owner) == StaffId(id_of(20))));
    BOOST_TEST(plain.is(referral().status, "draft"));
    BOOST_TEST(plain.is(referral().urgency, "normal"));
}

BOOST_AUTO_TEST_CASE(what_was_given_stays_even_if_it_is_null) {
    const Object cleared = made(referral().make(id_of(1)).clear(referral().owner));
    BOOST_TEST(!cleared.has(referral().owner.number));
    const Object chosen = made(follow_up().make(id_of(1)).set(follow_up().due, day(2026, 12, 24)));
    BOOST_TEST((chosen.get(follow_up().due) == day(2026, 12, 24)));
    BOOST_TEST((chosen.get(follow_up().owner) == StaffId(id_of(20))));
    BOOST_TEST(chosen.is(follow_up().status, "open"));
}

BOOST_AUTO_TEST_CASE(what_is_closed_from_the_start_needs_no_owner) {
    const Object done = made(follow_up().make(id_of(1)).set(follow_up().status, Choice{"done"}));
    BOOST_TEST(!done.has(follow_up().owner.number));
    const Object closed = made(referral().make(id_of(1)).set(referral().status, Choice{"closed"}));
    BOOST_TEST(!closed.has(referral().next_follow_up.number));
}

BOOST_AUTO_TEST_CASE(notes_consents_outings_and_counts_get_theirs) {
    const Object noted = made(note().make(id_of(1)));
    BOOST_TEST((noted.get(note().author) == StaffId(id_of(20))));
    BOOST_TEST((noted.get(note().written) == context.now));
    const Object agreed = made(consent().make(id_of(1)).set(consent().given, day(2026, 2, 3)));
    BOOST_TEST((agreed.get(consent().expiry) == day(2027, 2, 3)));
    BOOST_TEST(made(outing().make(id_of(1))).is(outing().status, "draft"));
    BOOST_TEST((made(tally().make(id_of(1))).get(tally().count) == 1));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace b2go::domain::test
