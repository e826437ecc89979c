#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "domain/follow_up.hpp"
#include "domain/referral.hpp"
#include "tests/ui/screens/furnished.hpp"
#include "ui_imgui/screens/citizen_view.hpp"
#include "ui_imgui/screens/follow_ups_view.hpp"
#include "ui_imgui/screens/outing_view.hpp"
#include "ui_imgui/screens/promise_sheet_view.hpp"
#include "ui_imgui/screens/today_view.hpp"

namespace {

using namespace b2go;
using namespace b2go::screens;
using namespace b2go::tests;

struct Reader : Crowded {
    PromiseSheetView sheet() { return make_promise_sheet_view(desk.state()); }
    PromiseSheetView open(base::AnyId promise) {
        desk.give(OpenPromise{promise});
        return sheet();
    }
    static std::string fact(const PromiseSheetView& view, const std::string& label) {
        const auto at = std::ranges::find(view.facts, label, &Fact::label);
        return at == view.facts.end() ? "(" + label + " is not told)" : at->value;
    }
    static bool has(const std::string& text, const std::string& part) {
        return text.find(part) != std::string::npos;
    }
    static const RowView* row_of(const std::vector<RowView>& rows, base::AnyId id) {
        const auto at = std::ranges::find(rows, id.text(), &RowView::id);
        return at == rows.end() ? nullptr : &*at;
    }
    void require_opens(const RowView* row, base::AnyId promise) {
        BOOST_REQUIRE(row != nullptr);
        const Route before = desk.state().route;
        desk.open(*row);
        BOOST_TEST((desk.state().open_promise == promise));
        BOOST_TEST(sheet().is_loaded);
        BOOST_TEST((desk.state().route == before));
        desk.give(ClosePromise{});
        BOOST_TEST(!sheet().is_open);
    }
};

BOOST_FIXTURE_TEST_SUITE(a_promises_sheet, Reader)

BOOST_AUTO_TEST_CASE(tells_a_referral_whole) {
    const PromiseSheetView view = open(referral);
    BOOST_TEST(has(view.title, "Boliganvisning"));
    BOOST_TEST(has(view.content, "Har sovet ude i tre nætter"));
    BOOST_TEST(has(view.content, "når nummeret er kendt."));
    BOOST_TEST(has(fact(view, "Sag"), "Boliganvisning"));
    BOOST_TEST(fact(view, "Hast") == "Haster");
    BOOST_TEST(fact(view, "Status") == "Sendt");
    BOOST_TEST(has(fact(view, "Samtykke"), "Socialforvaltningen, boliganvisningen"));
    BOOST_TEST(has(fact(view, "Samtykke"), "udløber "));
    BOOST_TEST(fact(view, "Ansvarlig") == desk.state().session->staff_name);
    BOOST_TEST(fact(view, "Stedfortræder") == world.tablet(1).workspace().identity().staff_name);
    BOOST_TEST(has(fact(view, "Næste opfølgning"), "september"));
    BOOST_TEST(fact(view, "Forsøg på kontakt") == "Ingen endnu");
    BOOST_TEST(has(fact(view, "Skrevet af"), desk.state().session->staff_name));
    BOOST_TEST(has(fact(view, "Skrevet af"), "i dag kl. "));
}

BOOST_AUTO_TEST_CASE(tells_a_follow_up_whole) {
    const PromiseSheetView view = open(follow_up);
    BOOST_TEST(view.title == "Ring om boligtilbud");
    BOOST_TEST(fact(view, "Status") == "Åben");
    BOOST_TEST(fact(view, "Ansvarlig") == desk.state().session->staff_name);
    BOOST_TEST(fact(view, "Stedfortræder") == "Ingen");
    BOOST_TEST(!fact(view, "Borger").empty());
    BOOST_TEST(!fact(view, "Frist").empty());
    BOOST_TEST(view.steps.empty());
    desk.tap(view.foot, "done " + follow_up.text());
    BOOST_TEST(object(follow_up).is(domain::follow_up().status, "done"));
}

BOOST_AUTO_TEST_CASE(opens_over_every_screen_that_lists_the_promise) {
    for (const base::AnyId promise : {referral, follow_up}) {
        const TodayView today = make_today_view(on(Screen::today));
        const RowView* row = row_of(today.promises, promise);
        require_opens(row != nullptr ? row : row_of(today.later, promise), promise);
        const OutingView out = make_outing_view(on(Screen::outing, outing));
        require_opens(row_of(out.promises, promise), promise);
        const CitizenView card = make_citizen_view(on(Screen::citizen, town[0]));
        require_opens(row_of(card.promises, promise), promise);
        const FollowUpsView all_of_them = make_follow_ups_view(on(Screen::follow_ups));
        const auto in = std::ranges::find_if(all_of_them.groups, [&](const PromiseGroup& group) {
            return row_of(group.rows, promise) != nullptr;
        });
        BOOST_REQUIRE((in != all_of_them.groups.end()));
        require_opens(row_of(in->rows, promise), promise);
    }
}

BOOST_AUTO_TEST_CASE(shows_what_became_of_a_change_at_once) {
    open(referral);
    const base::Date later{base::copenhagen_date(world.clock.now()).days + 2};
    desk.give(MovePromise{referral, later, std::nullopt});
    BOOST_TEST((sheet().due == later));
    desk.tap(sheet().steps, "attempt " + referral.text());
    BOOST_TEST(has(fact(sheet(), "Forsøg på kontakt"), "i dag kl. "));
    BOOST_TEST(has(fact(sheet(), "Sidst ændret af"), "i dag kl. "));
    desk.give(Undo{});
    BOOST_TEST(fact(sheet(), "Forsøg på kontakt") == "Ingen endnu");
}

BOOST_AUTO_TEST_CASE(leaves_giving_somebody_up_to_a_coordinator) {
    State state = desk.state();
    open(referral);
    state = desk.state();
    const std::string id = "unreachable " + referral.text();
    state.session->role = registry::Roles::staff;
    BOOST_TEST(find_action(make_promise_sheet_view(state).closings, id) == nullptr);
    state.session->role = registry::Roles::coordinator;
    BOOST_TEST(find_action(make_promise_sheet_view(state).closings, id) != nullptr);
}

BOOST_AUTO_TEST_CASE(of_a_closed_one_tells_how_it_ended_and_offers_no_change) {
    open(referral);
    desk.tap(sheet().closings, "helped by citizen " + referral.text());
    const PromiseSheetView view = open(referral);
    BOOST_TEST(fact(view, "Afslutning") == "Hjulpet");
    BOOST_TEST(fact(view, "Afsluttet på ord fra") == "Borgeren");
    BOOST_TEST(!view.can_change);
    BOOST_TEST(view.steps.empty());
    BOOST_TEST(view.closings.empty());
}

BOOST_AUTO_TEST_CASE(warns_when_it_was_sent_on_a_consent_that_is_withdrawn) {
    const auto consent = object(referral).get(domain::referral().consent);
    BOOST_REQUIRE(consent.has_value());
    desk.give(WithdrawConsent{consent->any});
    const PromiseSheetView view = open(referral);
    BOOST_TEST(has(fact(view, "Samtykke"), "trukket tilbage"));
    BOOST_TEST(
        (std::ranges::find(view.pills, "Samtykket gælder ikke", &Pill::text) != view.pills.end()));
}

BOOST_AUTO_TEST_CASE(shows_both_words_where_two_wrote_and_leads_to_the_decision) {
    const PromiseSheetView view = open(referral);
    const auto receiver = std::ranges::find(view.facts, "Modtager", &Fact::label);
    BOOST_REQUIRE((receiver != view.facts.end()));
    BOOST_REQUIRE(receiver->disputed.size() == 2U);
    BOOST_TEST(has(receiver->value, "Herberget på Sundholm"));
    BOOST_TEST(has(receiver->value, "Hjemløseenheden, team syd"));
    BOOST_TEST(view.pills.front().text == "Konflikt");
    BOOST_REQUIRE(view.see_conflict.has_value());
    desk.tap(*view.see_conflict);
    BOOST_TEST((desk.state().route == Route{Screen::conflicts, referral, {}}));
    BOOST_TEST(!sheet().is_open);
}

BOOST_AUTO_TEST_CASE(closes_when_what_it_is_about_is_gone) {
    desk.give(Go{{Screen::follow_ups, {}, {}}});
    desk.tablet().remove(follow_up);
    desk.give(OpenPromise{follow_up});
    BOOST_TEST(!sheet().is_open);
    BOOST_TEST(desk.state().problem.has_value());
    BOOST_TEST((desk.state().route.screen == Screen::follow_ups));
}

BOOST_AUTO_TEST_CASE(is_forgotten_when_it_is_locked) {
    open(referral);
    desk.give(LockNow{});
    BOOST_TEST(!desk.state().promise.has_value());
    desk.unlock();
    BOOST_TEST(!sheet().is_open);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
