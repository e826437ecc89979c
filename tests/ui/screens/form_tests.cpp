#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "domain/follow_up.hpp"
#include "tests/ui/screens/furnished.hpp"
#include "ui_imgui/screens/visit_view.hpp"

namespace {

using namespace b2go;
using namespace b2go::screens;
using namespace b2go::tests;

struct AtAVisit : Furnished {
    VisitView visit() { return make_visit_view(on(Screen::visit, town[0], outing)); }
};

BOOST_FIXTURE_TEST_SUITE(what_a_form_needs, AtAVisit)

BOOST_AUTO_TEST_CASE(is_marked_field_by_field) {
    const VisitView view = visit();
    BOOST_TEST(view.visit.find("subjects")->required);
    BOOST_TEST(view.visit.find("outcome")->required);
    BOOST_TEST(!view.visit.find("minutes")->required);
    BOOST_TEST(view.consent.form.find("purpose")->required);
    BOOST_TEST(!view.consent.form.find("expiry")->required);
    BOOST_TEST(!view.note.form.find("text")->required); // nobody has to write one
    BOOST_TEST(!view.note.form.find("assessment")->required);
}

BOOST_AUTO_TEST_CASE(of_a_note_is_its_text_once_it_is_begun) {
    desk.write({std::string(form_name::kNote), town[0]}, "assessment", "Virker tryg");
    BOOST_TEST(visit().note.form.find("text")->required);
    BOOST_TEST(visit().note.form.show_missing == "1 felt mangler: Tekst · Vis");
}

BOOST_AUTO_TEST_CASE(is_told_with_the_day_a_promise_gets_when_none_is_written) {
    // Monday 21 September 2026 and ten working days; three where it is urgent.
    BOOST_TEST(visit().follow_up.form.find("due")->hint == "Tomt felt: mandag 5. oktober.");
    desk.write({std::string(form_name::kReferral), town[0]}, "urgency", "soon");
    BOOST_TEST(visit().referral.form.find("next_follow_up")->hint ==
               "Tomt felt: torsdag 24. september.");
    desk.write({std::string(form_name::kFollowUp), town[0]}, "kind", "Ring");
    desk.give(PromiseFollowUp{town[0]});
    for (const registry::Object& one : all(domain::follow_up())) {
        BOOST_TEST(one.get(domain::follow_up().due).value_or(base::Date{}).text() == "2026-10-05");
    }
}

BOOST_AUTO_TEST_CASE(offers_no_owner_as_their_own_stand_in) {
    const DraftKey key{std::string(form_name::kFollowUp), town[0]};
    const auto offered = [&](const std::string& staff) {
        const VisitView view = visit();
        const auto& options = view.follow_up.form.find("fallback_owner")->options;
        return std::ranges::find(options, staff, &FormOption::code) != options.end();
    };
    const std::string self = desk.state().session->staff.text();
    const std::string other = world.tablet(1).workspace().identity().staff.text();
    BOOST_TEST(!offered(self)); // who owns it when nobody is named
    BOOST_TEST(offered(other));
    desk.write(key, "fallback_owner", other);
    desk.write(key, "owner", other);
    BOOST_TEST(offered(self));
    BOOST_TEST(!offered(other));
    BOOST_TEST(draft_of(desk.state(), key).text("fallback_owner").empty());
}

BOOST_AUTO_TEST_CASE(of_a_referral_is_a_receiver_until_a_unit_is_chosen) {
    BOOST_TEST(visit().referral.form.find("receiver")->required);
    BOOST_TEST(visit().referral.form.find("matter")->required);
    const VisitView before = visit();
    const auto& units = before.referral.form.find("receiver_unit")->options;
    BOOST_REQUIRE(!units.empty());
    desk.write({std::string(form_name::kReferral), town[0]}, "receiver_unit", units[0].code);
    BOOST_TEST(!visit().referral.form.find("receiver")->required);
}

BOOST_AUTO_TEST_CASE(is_counted_and_the_first_is_named) {
    BOOST_TEST(visit().visit.show_missing.empty());
    // The only open matter is taken without asking.
    BOOST_TEST(visit().referral.form.show_missing == "2 felter mangler, først: Modtager · Vis");
    const DraftKey key{std::string(form_name::kReferral), town[0]};
    desk.write(key, "receiver", "Hjemløseenheden");
    BOOST_TEST(visit().referral.form.show_missing == "1 felt mangler: Indhold · Vis");
    BOOST_TEST(visit().referral.form.first_missing == "content");
    desk.write(key, "content", "   ");
    BOOST_TEST(visit().referral.form.missing == 1U); // free space says nothing
    desk.write(key, "content", "Mangler et sted at sove");
    BOOST_TEST(visit().referral.form.show_missing.empty());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
