#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "domain/citizen.hpp"
#include "domain/consent.hpp"
#include "domain/encounter.hpp"
#include "domain/follow_up.hpp"
#include "domain/matter.hpp"
#include "domain/note.hpp"
#include "domain/outing.hpp"
#include "domain/referral.hpp"
#include "domain/tally.hpp"
#include "tests/ui/screens/office.hpp"
#include "ui_imgui/screens/citizen_view.hpp"
#include "ui_imgui/screens/citizens_view.hpp"
#include "ui_imgui/screens/conflicts_view.hpp"
#include "ui_imgui/screens/edit_citizen_view.hpp"
#include "ui_imgui/screens/follow_ups_view.hpp"
#include "ui_imgui/screens/outing_view.hpp"
#include "ui_imgui/screens/promise_sheet_view.hpp"
#include "ui_imgui/screens/register_view.hpp"
#include "ui_imgui/screens/sync_view.hpp"
#include "ui_imgui/screens/today_view.hpp"
#include "ui_imgui/screens/visit_view.hpp"

namespace {

using namespace b2go;
using namespace b2go::screens;
using namespace b2go::tests;
using registry::Object;

/// The code of the option that people know by this label.
std::string option_called(const FormView& form, const char* field, const std::string& label) {
    const FormField* found = form.find(field);
    BOOST_REQUIRE(found != nullptr);
    const auto at = std::ranges::find(found->options, label, &FormOption::label);
    BOOST_REQUIRE_MESSAGE(at != found->options.end(), "no option: " + label);
    return at->code;
}

struct FieldDay : Office {
    Desk outreach{world, 0, "skoven er stille"};
    Desk colleague{world, 1, "havet er roligt"};

    VisitView visit() { return make_visit_view(outreach.state()); }
    void start();
    /// From the outing's screen to a visit with somebody who gives no name.
    base::AnyId meet_anonymously();
    void fill_visit(base::AnyId citizen);
    void consent_and_refer(base::AnyId citizen);
    void promise_and_note(base::AnyId citizen);
    base::AnyId register_by_name();
    void edit_address(Desk& desk, const char* street);
};

void FieldDay::start() {
    outreach.unlock();
    const TodayView today = make_today_view(outreach.state());
    BOOST_REQUIRE(today.outings.size() == 1U);
    outreach.tap(today.outings[0].open);
    outreach.tap(make_outing_view(outreach.state()).actions, "start");
    BOOST_TEST(status_of(outing, 0) == "ongoing");
    const OutingView view = make_outing_view(outreach.state());
    BOOST_REQUIRE(view.counters.size() == 3U);
    outreach.tap(view.counters[0].add);
    outreach.tap(view.counters[0].add);
    outreach.tap(view.counters[2].add);
    outreach.give(Undo{});
    BOOST_TEST(make_outing_view(outreach.state()).counters[0].count == 2);
    BOOST_TEST(make_outing_view(outreach.state()).counters[2].count == 0);
}

base::AnyId FieldDay::meet_anonymously() {
    outreach.tap(make_outing_view(outreach.state()).meet, "anonymous");
    BOOST_REQUIRE((outreach.state().route.screen == Screen::visit));
    return outreach.state().route.id;
}

void FieldDay::fill_visit(base::AnyId citizen) {
    BOOST_TEST(visit().visit.show_missing == "3 felter mangler, først: Emner · Vis");
    const DraftKey key = visit_key(outing, citizen);
    outreach.choose(key, "subjects", option_called(visit().visit, "subjects", "Boliganvisning"));
    outreach.write(key, "handling_mode", "referral");
    outreach.write(key, "entrances_before", "2");
    BOOST_TEST(visit().visit.show_missing == "1 felt mangler: Udfald · Vis");
    outreach.tap(visit().actions, "finish");
    BOOST_TEST(!visit().visit.find("outcome")->error.empty());
    BOOST_TEST(all(domain::encounter()).empty());
    outreach.write(key, "outcome", "referred");
    BOOST_TEST(visit().visit.show_missing.empty());
    BOOST_REQUIRE(visit().subjects.size() == 1U);
    outreach.tap(*visit().subjects[0].open_matter);
    BOOST_TEST(!visit().subjects[0].open_matter.has_value());
}

void FieldDay::consent_and_refer(base::AnyId citizen) {
    const DraftKey consent{std::string(form_name::kConsent), citizen};
    outreach.write(consent, "recipient", "Socialforvaltningen, boliganvisningen");
    outreach.write(consent, "purpose", "Hjælp til et sted at bo");
    outreach.write(consent, "form", "oral");
    outreach.tap(visit().consent.actions, "save consent");
    BOOST_TEST(all(domain::consent()).empty()); // the data it is about is missing
    outreach.choose(consent, "data_categories",
                    option_called(visit().consent.form, "data_categories", "Livssituation"));
    outreach.tap(visit().consent.actions, "save consent");
    BOOST_REQUIRE(visit().consents.size() == 1U);
    BOOST_TEST(visit().consents[0].holds);

    const DraftKey referral{std::string(form_name::kReferral), citizen};
    outreach.write(referral, "receiver", "Hjemløseenheden");
    outreach.write(referral, "content", "Ønsker samtale om bolig; mødes helst på stedet.");
    outreach.write(referral, "urgency", "soon");
    outreach.tap(visit().referral.actions, "save referral");
    BOOST_TEST(
        !visit().referral.form.find("legal_basis")->error.empty()); // neither consent nor law
    outreach.write(referral, "consent", visit().referral.form.find("consent")->options.at(0).code);
    outreach.tap(visit().referral.actions, "save referral");
    BOOST_TEST(visit().promises.size() == 1U);
}

void FieldDay::promise_and_note(base::AnyId citizen) {
    outreach.write({std::string(form_name::kFollowUp), citizen}, "kind", "Ring om boligtilbud");
    outreach.tap(visit().follow_up.actions, "save follow_up");
    BOOST_TEST(visit().promises.size() == 2U);
    outreach.write({std::string(form_name::kNote), citizen}, "text",
                   "Har prøvet to indgange før i dag.");
    outreach.tap(visit().note.actions, "save note");
}

base::AnyId FieldDay::register_by_name() {
    outreach.tap(make_outing_view(outreach.state()).meet, "register");
    const DraftKey key{std::string(form_name::kCitizen), outing};
    outreach.write(key, "name", "Øjvind Prøvekjær");
    outreach.write(key, "cpr", "678185-0123");
    outreach.tap(make_register_view(outreach.state()).actions, "next");
    outreach.write(key, "phones", "00 00 12 12");
    outreach.write(key, "address.street", "Demovej 3");
    outreach.tap(make_register_view(outreach.state()).actions, "next");
    outreach.choose(key, "needs", "hearing");
    outreach.tap(make_register_view(outreach.state()).actions, "save");
    BOOST_REQUIRE((outreach.state().route.screen == Screen::visit));
    return outreach.state().route.id;
}

/// From the citizen's card, offline.
void FieldDay::edit_address(Desk& desk, const char* street) {
    desk.give(Go{{Screen::citizen, town[0], {}}});
    desk.tap(make_citizen_view(desk.state()).actions, "edit");
    const DraftKey key{std::string(form_name::kCitizenEdit), town[0]};
    BOOST_TEST(!find_action(make_edit_citizen_view(desk.state()).actions, "save")->enabled);
    desk.write(key, "address.street", street);
    desk.tap(make_edit_citizen_view(desk.state()).actions, "save");
    BOOST_TEST((desk.state().route.screen == Screen::citizen));
}

BOOST_FIXTURE_TEST_SUITE(a_field_day_by_commands_alone, FieldDay)

BOOST_AUTO_TEST_CASE(ends_in_the_store_as_it_was_told) {
    start();
    const base::AnyId citizen = meet_anonymously();
    fill_visit(citizen);
    consent_and_refer(citizen);
    promise_and_note(citizen);

    // The outing does not close while a visit is unfinished.
    outreach.tap(visit().actions, "save");
    outreach.give(Back{});
    BOOST_TEST((outreach.state().route == Route{Screen::outing, outing, {}}));
    BOOST_TEST(make_outing_view(outreach.state()).loose_ends.empty());
    outreach.open(make_outing_view(outreach.state()).visits.at(0));
    outreach.tap(visit().actions, "finish");

    const base::AnyId named = register_by_name();
    const DraftKey key = visit_key(outing, named);
    outreach.choose(key, "subjects", option_called(visit().visit, "subjects", "MitID"));
    outreach.tap(visit().actions, "save");
    outreach.give(Back{});
    BOOST_TEST(make_outing_view(outreach.state()).loose_ends.size() == 1U);
    outreach.tap(make_outing_view(outreach.state()).actions, "close");
    BOOST_TEST(status_of(outing, 0) == "ongoing");
    BOOST_REQUIRE(outreach.state().problem.has_value());
    outreach.give(CloseProblem{});
    outreach.open(make_outing_view(outreach.state()).visits.at(0));
    outreach.write(key, "handling_mode", "guidance");
    outreach.write(key, "outcome", "solved");
    outreach.tap(visit().actions, "finish");
    outreach.tap(make_outing_view(outreach.state()).actions, "close");
    BOOST_TEST(status_of(outing, 0) == "closed");

    // What the store holds.
    const auto encounters = all(domain::encounter());
    BOOST_REQUIRE(encounters.size() == 2U);
    const auto& encounter = domain::encounter();
    BOOST_TEST(encounters[0].is(encounter.outcome, "referred"));
    BOOST_TEST(encounters[0].is(encounter.channel, "in_person"));
    BOOST_TEST(encounters[0].get(encounter.entrances_before).value_or(0) == 2);
    BOOST_TEST(encounters[1].is(encounter.outcome, "solved"));
    BOOST_TEST(all(domain::matter()).size() == 1U);
    const auto referrals = all(domain::referral());
    BOOST_REQUIRE(referrals.size() == 1U);
    BOOST_TEST(referrals[0].is(domain::referral().status, "sent"));
    BOOST_TEST(referrals[0].has(domain::referral().consent.number));
    BOOST_TEST(referrals[0].has(domain::referral().owner.number));
    BOOST_TEST(all(domain::follow_up()).size() == 1U);
    BOOST_TEST(all(domain::note()).size() == 1U);
    BOOST_TEST(all(domain::tally()).size() == 2U);
    BOOST_TEST(object(named).get(domain::citizen().cpr).value_or("") == "678185"
                                                                        "0123");
    BOOST_TEST(outreach.state().drafts.empty());
    BOOST_TEST(outreach.tablet().store().unfinished().empty());
    BOOST_TEST(outreach.state().standing.promises.open == 2U);
    BOOST_TEST(outreach.state().standing.promises.unowned == 0U);

    // Home: everything arrives, and there is a receipt.
    const auto unsent = outreach.state().standing.counts.unsent;
    BOOST_TEST(unsent > 0U);
    outreach.give(Go{{Screen::sync, {}, {}}});
    outreach.tap(make_sync_view(outreach.state()).actions, "sync");
    BOOST_TEST(outreach.state().standing.counts.unsent == 0U);
    BOOST_REQUIRE(outreach.state().sync.last.has_value());
    BOOST_TEST(outreach.state().sync.last->pushed == unsent);
    BOOST_TEST(!make_sync_view(outreach.state()).receipt.empty());
    colleague.unlock();
    colleague.give(BeginSync{});
    BOOST_TEST(status_of(outing, 1) == "closed");
    require_equal({outing, citizen, named, encounters[0].id, referrals[0].id});
}

BOOST_AUTO_TEST_CASE(ends_in_a_conflict_that_is_seen_and_decided) {
    outreach.unlock();
    colleague.unlock();
    edit_address(outreach, "Demovej 12, 1. tv.");
    edit_address(colleague, "Demovej 21, st. th.");
    outreach.give(BeginSync{});
    colleague.give(BeginSync{});
    outreach.give(BeginSync{});
    BOOST_TEST(outreach.state().standing.counts.conflicts == 1U);

    outreach.give(Go{{Screen::sync, {}, {}}});
    outreach.tap(*make_sync_view(outreach.state()).conflicts);
    ConflictsView view = make_conflicts_view(outreach.state());
    BOOST_REQUIRE(view.undecided.size() == 1U);
    BOOST_TEST(view.undecided[0].label == "Adresse");
    BOOST_REQUIRE(view.undecided[0].versions.size() == 2U);
    BOOST_TEST(view.undecided[0].can_choose_before);
    BOOST_TEST(!find_action(view.actions, "decide")->enabled);

    const auto mine =
        std::ranges::find_if(view.undecided[0].versions, [](const ConflictChoice& one) {
            return one.value.find("Demovej 12") != std::string::npos;
        });
    BOOST_REQUIRE(mine != view.undecided[0].versions.end());
    BOOST_TEST(mine->note.find("Denne tablet") != std::string::npos);
    outreach.give(mine->choose);
    outreach.tap(make_conflicts_view(outreach.state()).actions, "decide");
    BOOST_TEST(
        !make_conflicts_view(outreach.state()).form.find("reason")->error.empty()); // the reason is
                                                                                    // missing
    BOOST_TEST(outreach.state().standing.counts.conflicts == 1U);
    outreach.give(make_conflicts_view(outreach.state()).reasons.at(0).choose);
    outreach.tap(make_conflicts_view(outreach.state()).actions, "decide");
    BOOST_TEST(outreach.state().standing.counts.conflicts == 0U);
    BOOST_TEST(make_conflicts_view(outreach.state()).queue.empty());

    outreach.give(BeginSync{});
    colleague.give(BeginSync{});
    const auto address = object(town[0], 1).get(domain::citizen().address);
    BOOST_REQUIRE(address.has_value());
    BOOST_TEST((address->at(domain::address_part::kStreet) ==
                record::Scalar(std::string("Demovej 12, 1. tv."))));
    BOOST_TEST(address->size() == 3U); // the town came along
    BOOST_TEST(colleague.state().standing.counts.conflicts == 0U);
    require_equal({town[0]});
}

BOOST_AUTO_TEST_CASE(survives_that_the_program_is_ended_in_the_middle_of_a_visit) {
    start();
    const base::AnyId citizen = meet_anonymously();
    const DraftKey key = visit_key(outing, citizen);
    outreach.choose(key, "subjects", option_called(visit().visit, "subjects", "MitID"));
    outreach.write({std::string(form_name::kNote), citizen}, "text", "Har prøvet to ind");
    outreach.restart();
    outreach.unlock();
    outreach.give(Go{{Screen::outing, outing, {}}});
    const OutingView view = make_outing_view(outreach.state());
    BOOST_REQUIRE(view.loose_ends.size() == 1U); // a visit that was begun and not saved
    outreach.open(view.loose_ends[0]);
    BOOST_TEST(visit().visit.find("subjects")->chosen.size() == 1U);
    BOOST_TEST(visit().note.form.find("text")->value == "Har prøvet to ind");
    BOOST_TEST(!visit().visit.saved_text.empty());
    outreach.tap(visit().actions, "save");
    outreach.restart();
    outreach.unlock();
    BOOST_TEST(!outreach.state().drafts.contains(key));
    BOOST_TEST(all(domain::encounter()).size() == 1U);
}

BOOST_AUTO_TEST_CASE(goes_on_offline_and_says_that_everything_is_safe) {
    start();
    outreach.is_offline = true;
    outreach.give(BeginSync{});
    BOOST_TEST((outreach.state().link == Link::offline));
    BOOST_TEST(make_sync_view(outreach.state()).problem.find("gemt på tabletten") !=
               std::string::npos);
    const base::AnyId citizen = meet_anonymously();
    outreach.write({std::string(form_name::kNote), citizen}, "text", "Kommer igen i morgen.");
    outreach.tap(visit().note.actions, "save note");
    BOOST_TEST(all(domain::note()).size() == 1U);
    outreach.is_offline = false;
    outreach.give(BeginSync{});
    BOOST_TEST((outreach.state().link == Link::reached));
    BOOST_TEST(outreach.state().standing.counts.unsent == 0U);
}

BOOST_AUTO_TEST_CASE(keeps_promises_and_moves_them) {
    start();
    const base::AnyId citizen = meet_anonymously();
    outreach.write({std::string(form_name::kFollowUp), citizen}, "kind", "Ring om MitID");
    outreach.tap(visit().follow_up.actions, "save follow_up");
    outreach.give(Go{{Screen::follow_ups, {}, {}}});
    const FollowUpsView view = make_follow_ups_view(outreach.state());
    BOOST_REQUIRE(view.groups.size() == 1U);
    outreach.open(view.groups[0].rows.at(0));
    const base::AnyId promise = outreach.state().open_promise;
    const base::Date tomorrow{base::copenhagen_date(world.clock.now()).days + 1};
    const base::AnyId other = world.tablet(1).workspace().identity().staff;
    outreach.give(MovePromise{promise, tomorrow, other});
    BOOST_TEST((object(promise).get(domain::follow_up().due) == tomorrow));
    BOOST_TEST((object(promise).get(domain::follow_up().owner) == domain::StaffId(other)));
    outreach.give(Undo{});
    BOOST_TEST((object(promise).get(domain::follow_up().owner) != domain::StaffId(other)));
    outreach.tap(make_promise_sheet_view(outreach.state()).foot, "done " + promise.text());
    BOOST_TEST(object(promise).is(domain::follow_up().status, "done"));
    BOOST_TEST(make_follow_ups_view(outreach.state()).groups.empty());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
