#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "domain/citizen.hpp"
#include "domain/outing.hpp"
#include "tests/ui/screens/furnished.hpp"
#include "ui_imgui/screens/about_view.hpp"
#include "ui_imgui/screens/citizen_view.hpp"
#include "ui_imgui/screens/citizens_view.hpp"
#include "ui_imgui/screens/conflicts_view.hpp"
#include "ui_imgui/screens/follow_ups_view.hpp"
#include "ui_imgui/screens/lock_view.hpp"
#include "ui_imgui/screens/outing_view.hpp"
#include "ui_imgui/screens/promise_sheet_view.hpp"
#include "ui_imgui/screens/register_view.hpp"
#include "ui_imgui/screens/settings_view.hpp"
#include "ui_imgui/screens/shell_view.hpp"
#include "ui_imgui/screens/sync_view.hpp"
#include "ui_imgui/screens/today_view.hpp"
#include "ui_imgui/screens/visit_view.hpp"
#include "ui_imgui/screens/wording.hpp"

namespace {

using namespace b2go;
using namespace b2go::screens;
using namespace b2go::tests;

void check_text(const std::string& text) {
    BOOST_TEST(!text.empty());
    BOOST_TEST(base::is_clean_text(text));
    BOOST_TEST(text.find("{}") == std::string::npos);
}

void check_actions(const std::vector<Action>& actions) {
    std::set<std::string> ids;
    for (const Action& action : actions) {
        check_text(action.label);
        BOOST_TEST(ids.insert(action.id).second);
    }
}

void check_rows(const std::vector<RowView>& rows) {
    std::set<std::string> ids;
    for (const RowView& row : rows) {
        check_text(row.title);
        BOOST_TEST(ids.insert(row.id).second);
        for (const Pill& pill : row.pills) {
            check_text(pill.text);
            BOOST_TEST((pill.icon != kit::Icon::none)); // never by colour alone
        }
    }
}

void check_facts(const std::vector<Fact>& facts) {
    for (const Fact& fact : facts) {
        check_text(fact.label);
        check_text(fact.value);
    }
}

void check_form(const FormView& form) {
    BOOST_TEST(!form.fields.empty());
    for (const FormField& field : form.fields) {
        check_text(field.label);
        const bool chooses = field.input == Input::few || field.input == Input::tags;
        BOOST_TEST((!chooses || field.options.size() > 1));
        for (const FormOption& option : field.options) {
            check_text(option.label);
        }
    }
}

struct Looked : Furnished {
    /// Goes there, and checks what surrounds every screen.
    const State& on(Screen screen, base::AnyId id = {}, base::AnyId other = {}) {
        const State& state = Furnished::on(screen, id, other);
        const ShellView shell = make_shell_view(state);
        check_text(shell.title);
        check_text(shell.clock);
        for (const StatusEntry& status : shell.statuses) {
            check_text(status.pill.text);
        }
        return state;
    }
};

BOOST_FIXTURE_TEST_SUITE(views_of_a_furnished_tablet, Looked)

BOOST_AUTO_TEST_CASE(have_all_their_words_in_both_languages) {
    for (const auto language : {base::Language::danish, base::Language::english}) {
        speak(language);
        const TodayView today = make_today_view(on(Screen::today));
        BOOST_REQUIRE(today.outings.size() == 1U);
        check_text(today.outings[0].title);
        check_text(today.outings[0].when);
        check_text(today.outings[0].detail);
        check_actions(today.actions);

        const OutingView outing_view = make_outing_view(on(Screen::outing, outing));
        check_text(outing_view.title);
        check_text(outing_view.subtitle);
        check_facts(outing_view.facts);
        check_rows(outing_view.visits);
        check_rows(outing_view.loose_ends);
        check_rows(outing_view.promises);
        check_actions(outing_view.actions);
        check_actions(outing_view.meet);
        BOOST_TEST(outing_view.visits.size() == 2U);
        BOOST_TEST(outing_view.loose_ends.size() == 1U);

        const VisitView visit_view = make_visit_view(on(Screen::visit, town[0], outing));
        check_text(visit_view.title);
        check_form(visit_view.visit);
        check_form(visit_view.consent.form);
        check_form(visit_view.referral.form);
        check_form(visit_view.follow_up.form);
        check_form(visit_view.note.form);
        check_facts(visit_view.panel.facts);
        check_rows(visit_view.promises);
        check_actions(visit_view.actions);
        BOOST_REQUIRE(visit_view.subjects.size() == 1U);
        check_text(visit_view.subjects[0].title);

        check_rows(make_citizens_view(on(Screen::citizens)).people);
        const CitizenView card = make_citizen_view(on(Screen::citizen, town[0]));
        check_rows(card.promises);
        check_rows(card.matters);
        BOOST_TEST(card.history.size() == 2U);
        check_rows(card.history);
        for (const RowView& row : card.history) {
            check_text(row.detail);
            const RecordSheet* sheet = find_sheet(card.sheets, row.id);
            BOOST_REQUIRE(sheet != nullptr);
            check_text(sheet->title);
            check_facts(sheet->facts);
        }
        for (int step = 0; step < kCitizenSteps; ++step) {
            desk.write({std::string(form_name::kCitizen), {}}, "_step", std::to_string(step));
            const RegisterView form = make_register_view(on(Screen::register_citizen));
            check_form(form.form);
            check_actions(form.actions);
        }
        const FollowUpsView promises = make_follow_ups_view(on(Screen::follow_ups));
        BOOST_REQUIRE(promises.groups.size() == 1U);
        check_rows(promises.groups[0].rows);
        desk.open(promises.groups[0].rows.at(0));
        const PromiseSheetView promise = make_promise_sheet_view(desk.state());
        BOOST_REQUIRE(promise.is_loaded);
        check_text(promise.title);
        check_facts(promise.facts);
        check_actions(promise.foot);
        desk.give(ClosePromise{});

        const SyncView sync = make_sync_view(on(Screen::sync));
        check_text(sync.summary);
        check_facts(sync.standing);
        check_facts(sync.result);
        check_facts(sync.receipt);
        const ConflictsView conflicts = make_conflicts_view(on(Screen::conflicts));
        check_rows(conflicts.queue);
        BOOST_REQUIRE(conflicts.undecided.size() == 2U);
        check_text(conflicts.undecided[0].before.value);
        const SettingsView settings = make_settings_view(on(Screen::settings));
        BOOST_TEST(settings.choices.size() == 3U);
        const AboutView about = make_about_view(on(Screen::about));
        check_facts(about.program);
        BOOST_TEST(about.program.front().value == desk.state().version);
        check_facts(about.tablet);
        check_facts(about.data);
        check_text(make_lock_view(desk.state()).title);
    }
}

BOOST_AUTO_TEST_CASE(show_names_where_the_store_holds_ids) {
    const OutingView view = make_outing_view(on(Screen::outing, outing));
    BOOST_TEST(view.title.find("Korshærs") != std::string::npos);
    BOOST_TEST(view.visits[0].detail == "Boliganvisning");
    BOOST_TEST(view.visits[0].pills[0].text == "Udfald mangler");
    BOOST_TEST(view.visits[1].pills[0].text == "Løst på stedet");
}

BOOST_AUTO_TEST_CASE(give_an_outing_that_is_over_one_line_after_those_that_are_not) {
    State state = on(Screen::today);
    const auto& declared = domain::outing();
    OutingRow over = state.day->outings.at(0);
    over.outing.id = town[0]; // another outing; any id will do
    over.outing.set(declared.status, registry::Choice{"closed"});
    OutingRow ahead = over;
    ahead.outing.id = town[1];
    ahead.outing.set(declared.status, registry::Choice{"agreed"});
    ahead.outing.set(declared.start, base::Instant{state.now.ms + 2 * 86'400'000LL});
    state.day->outings.insert(state.day->outings.begin(), over);
    state.day->outings.push_back(ahead);
    const TodayView view = make_today_view(state);
    BOOST_REQUIRE(view.outings.size() == 1U);
    BOOST_TEST(view.outings[0].id == outing.text());
    BOOST_REQUIRE(view.over.size() == 1U);
    BOOST_TEST(view.over[0].pills.at(0).text == "Afsluttet");
    BOOST_TEST(view.over[0].command.has_value());
    BOOST_REQUIRE(view.ahead.size() == 1U);
    check_rows(view.over);
    check_rows(view.ahead);
}

BOOST_AUTO_TEST_CASE(sort_people_as_danes_do) {
    desk.tablet().create(
        domain::citizen().make({}).set(domain::citizen().name, std::string("Øjvind Aa")));
    desk.tablet().create(
        domain::citizen().make({}).set(domain::citizen().name, std::string("Ærø Demosen")));
    desk.tablet().create(
        domain::citizen().make({}).set(domain::citizen().name, std::string("Aase Demosen")));
    const CitizensView view = make_citizens_view(on(Screen::citizens));
    std::vector<std::string> titles;
    for (const RowView& row : view.people) {
        titles.push_back(row.title);
    }
    BOOST_TEST(std::ranges::is_sorted(titles, {}, base::danish_sort_key));
    const auto at = [&](const char* name) { return std::ranges::find(titles, name); };
    BOOST_TEST((at("Ærø Demosen") < at("Øjvind Aa")));
    BOOST_TEST((at("Øjvind Aa") < at("Aase Demosen")));
}

BOOST_AUTO_TEST_CASE(say_how_far_a_sync_is_and_how_long_it_will_take) {
    desk.syncs_by_hand = true;
    desk.give(BeginSync{});
    const auto count = [&] { return make_sync_view(on(Screen::sync)).progress.value().count; };
    desk.give(SyncMoved{false, 10, 140});
    BOOST_TEST(count() == "10 af 140"); // too early to say
    desk.pass_ms(5'000);
    desk.give(SyncMoved{false, 40, 140});
    BOOST_TEST(count() == "40 af 140 · ca. 13 sekunder tilbage");
    desk.give(SyncMoved{true, 0, 60});
    BOOST_TEST(count() == "0 af 60"); // another pace
    desk.pass_ms(6'000);
    desk.give(SyncMoved{true, 3, 60});
    BOOST_TEST(count() == "3 af 60 · ca. 2 minutter tilbage");
    desk.give(CancelSync{});
    BOOST_TEST(count() == "3 af 60");
    BOOST_TEST(!make_sync_view(on(Screen::sync)).progress->cancel.enabled);
}

BOOST_AUTO_TEST_CASE(are_the_same_for_the_same_state) {
    const State& state = on(Screen::visit, town[0], outing);
    BOOST_TEST(make_visit_view(state).title == make_visit_view(state).title);
    BOOST_TEST(make_visit_view(state).visit.saved_text == make_visit_view(state).visit.saved_text);
}

BOOST_AUTO_TEST_CASE(of_a_screen_that_waits_for_its_data_are_empty_and_say_so) {
    State state = desk.state();
    state.outing.reset();
    state.visit.reset();
    state.citizen.reset();
    state.conflicts.reset();
    state.day.reset();
    BOOST_TEST(!make_outing_view(state).is_loaded);
    BOOST_TEST(!make_visit_view(state).is_loaded);
    BOOST_TEST(!make_citizen_view(state).is_loaded);
    BOOST_TEST(!make_conflicts_view(state).is_loaded);
    BOOST_TEST(!make_today_view(state).is_loaded);
    BOOST_TEST(!make_follow_ups_view(state).is_loaded);
    check_text(make_shell_view(state).loading);
}

BOOST_AUTO_TEST_CASE(give_initials_of_danish_names) {
    BOOST_TEST(initials_of("Åse Øjvind Demosen") == "ÅØ");
    BOOST_TEST(initials_of("Karla") == "K");
    BOOST_TEST(initials_of("").empty());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
