#include <boost/test/unit_test.hpp>

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
    BOOST_TEST(view.note.form.find("text")->required);
    BOOST_TEST(!view.note.form.find("assessment")->required);
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
