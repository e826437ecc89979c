#include <boost/test/unit_test.hpp>

#include "domain/encounter.hpp"
#include "domain/follow_up.hpp"
#include "domain/location.hpp"
#include "domain/outing.hpp"
#include "domain/referral.hpp"
#include "known_records.hpp"

namespace b2go::domain::test {

using registry::Choice;
using registry::Object;

namespace {

Object outing_with(const char* status, std::string_view start, std::string_view end) {
    return outing()
        .make(id_of(1))
        .set(outing().status, Choice{status})
        .set(outing().start, time(start))
        .set(outing().end, time(end));
}

Object place(unsigned number, const char* type) {
    return location().make(id_of(number)).set(location().type, Choice{type});
}

} // namespace

BOOST_AUTO_TEST_SUITE(outing_tests)

BOOST_AUTO_TEST_CASE(an_outing_ends_after_it_starts) {
    const KnownRecords around;
    const auto at = [&](std::string_view start, std::string_view end) {
        return has_error(findings_of(outing_with("draft", start, end), around), "end");
    };
    BOOST_TEST(!at("2026-11-04T09:00:00Z", "2026-11-04T12:00:00Z"));
    BOOST_TEST(at("2026-11-04T09:00:00Z", "2026-11-04T09:00:00Z"));
    BOOST_TEST(at("2026-11-04T09:00:00Z", "2026-11-04T08:00:00Z"));
}

BOOST_AUTO_TEST_CASE(two_go_to_a_shelter) {
    KnownRecords around;
    around.add(place(2, "shelter"));
    around.add(place(3, "library"));
    Object trip = outing_with("ready", "2026-11-04T09:00:00Z", "2026-11-04T12:00:00Z");
    trip.set(outing().location, LocationId(id_of(2))).add(outing().staff, StaffId(id_of(4)));
    BOOST_TEST(has_error(findings_of(trip, around), "staff"));
    trip.add(outing().staff, StaffId(id_of(5)));
    BOOST_TEST(findings_of(trip, around).errors.empty());

    Object alone = outing_with("ready", "2026-11-04T09:00:00Z", "2026-11-04T12:00:00Z");
    alone.set(outing().location, LocationId(id_of(3))).add(outing().staff, StaffId(id_of(4)));
    BOOST_TEST(findings_of(alone, around).errors.empty());
}

BOOST_AUTO_TEST_CASE(a_draft_may_still_lack_the_second_person) {
    KnownRecords around;
    around.add(place(2, "night_cafe"));
    Object trip = outing_with("draft", "2026-11-04T09:00:00Z", "2026-11-04T12:00:00Z");
    trip.set(outing().location, LocationId(id_of(2)));
    const auto findings = findings_of(trip, around);
    BOOST_TEST(findings.errors.empty());
    BOOST_TEST(has_warning(findings, "staff"));
    for (const char* settled : {"agreed", "ready", "ongoing", "closed"}) {
        trip.set(outing().status, Choice{settled});
        BOOST_TEST(has_error(findings_of(trip, around), "staff"), settled);
    }
    trip.set(outing().status, Choice{"cancelled"});
    BOOST_TEST(findings_of(trip, around).errors.empty());
}

BOOST_AUTO_TEST_CASE(two_go_in_the_evening_by_the_clocks_of_copenhagen) {
    const KnownRecords around;
    const auto alone = [&](std::string_view start, std::string_view end) {
        return has_error(findings_of(outing_with("ready", start, end), around), "staff");
    };
    // Winter: 18:00 is 17:00 UTC.
    BOOST_TEST(!alone("2026-11-04T14:00:00Z", "2026-11-04T17:00:00Z"));
    BOOST_TEST(alone("2026-11-04T14:00:00Z", "2026-11-04T17:01:00Z"));
    BOOST_TEST(alone("2026-11-04T17:00:00Z", "2026-11-04T18:00:00Z"));
    // Summer: 18:00 is 16:00 UTC.
    BOOST_TEST(!alone("2026-06-10T13:00:00Z", "2026-06-10T16:00:00Z"));
    BOOST_TEST(alone("2026-06-10T13:00:00Z", "2026-06-10T16:01:00Z"));
    // At night, and over midnight.
    BOOST_TEST(alone("2026-11-05T02:00:00Z", "2026-11-05T04:00:00Z"));
    BOOST_TEST(alone("2026-11-04T12:00:00Z", "2026-11-05T09:00:00Z"));
}

BOOST_AUTO_TEST_CASE(closing_needs_every_outcome_and_every_promise_owned) {
    KnownRecords around;
    const StaffId owner = around.add_staff(20);
    const Object settled = encounter().make(id_of(2)).set(encounter().outcome, Choice{"solved"});
    const Object unsettled = encounter().make(id_of(3));
    const Object kept = follow_up()
                            .make(id_of(4))
                            .set(follow_up().owner, owner)
                            .set(follow_up().due, day(2026, 11, 6));
    const Object unowned = referral()
                               .make(id_of(5))
                               .set(referral().status, Choice{"sent"})
                               .set(referral().next_follow_up, day(2026, 11, 6));
    const Object undated = follow_up().make(id_of(6)).set(follow_up().owner, owner);
    const Object done = follow_up().make(id_of(7)).set(follow_up().status, Choice{"done"});

    registry::Findings clean;
    check_closing(std::vector{settled}, std::vector{kept, done}, around, clean);
    BOOST_TEST(clean.errors.empty());

    registry::Findings found;
    check_closing(std::vector{settled, unsettled}, std::vector{kept, unowned, undated, done},
                  around, found);
    BOOST_TEST_REQUIRE(found.errors.size() == 3U);
    BOOST_TEST(found.errors[0].message.da.find(unsettled.id.text()) != std::string::npos);
    BOOST_TEST(found.errors[1].message.da.find(unowned.id.text()) != std::string::npos);
    BOOST_TEST(found.errors[2].message.da.find(undated.id.text()) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_crisis_centre_has_no_position) {
    const KnownRecords around;
    const record::Group position{{position_part::kLatitude, std::int64_t{55'670'000}},
                                 {position_part::kLongitude, std::int64_t{12'550'000}}};
    Object centre = place(1, "other").set(location().position, position);
    BOOST_TEST(findings_of(centre, around).errors.empty());
    centre.set(location().name, std::string("Krisecenter Demo"));
    BOOST_TEST(has_error(findings_of(centre, around), "position"));
}

BOOST_AUTO_TEST_CASE(a_position_lies_on_the_earth) {
    const KnownRecords around;
    const auto at = [&](std::int64_t latitude, std::int64_t longitude) {
        const Object somewhere =
            place(1, "other")
                .set(location().position, record::Group{{position_part::kLatitude, latitude},
                                                        {position_part::kLongitude, longitude}});
        return has_error(findings_of(somewhere, around), "position");
    };
    BOOST_TEST(!at(55'670'000, 12'550'000));
    BOOST_TEST(at(90'000'001, 12'550'000));
    BOOST_TEST(at(55'670'000, -180'000'001));
    const Object half =
        place(1, "other")
            .set(location().position, record::Group{{position_part::kLatitude, std::int64_t{1}}});
    BOOST_TEST(has_error(findings_of(half, around), "position"));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace b2go::domain::test
