#include <boost/test/unit_test.hpp>

#include "domain/citizen.hpp"
#include "domain/encounter.hpp"
#include "domain/note.hpp"
#include "tests/ui/screens/office.hpp"
#include "ui_imgui/screens/citizen_view.hpp"
#include "ui_imgui/screens/citizens_view.hpp"
#include "ui_imgui/screens/register_view.hpp"
#include "ui_imgui/screens/shell_view.hpp"
#include "ui_imgui/screens/sync_view.hpp"

namespace {

using namespace b2go;
using namespace b2go::screens;
using namespace b2go::tests;

struct AtWork : Office {
    AtWork() : Office(1) { desk.unlock(); }
    Desk desk{world, 0, "skoven er stille"};
};

BOOST_FIXTURE_TEST_SUITE(getting_around, AtWork)

BOOST_AUTO_TEST_CASE(back_leads_where_one_came_from) {
    desk.give(Go{{Screen::citizens, {}, {}}});
    desk.give(Go{{Screen::citizen, town[0], {}}});
    desk.give(Go{{Screen::visit, town[0], outing}});
    desk.give(Back{});
    BOOST_TEST((desk.state().route == Route{Screen::citizen, town[0], {}}));
    desk.give(Back{});
    BOOST_TEST((desk.state().route.screen == Screen::citizens));
    BOOST_TEST(make_shell_view(desk.state()).back.empty());
}

BOOST_AUTO_TEST_CASE(the_rail_starts_anew) {
    desk.give(Go{{Screen::citizens, {}, {}}});
    desk.give(Go{{Screen::citizen, town[0], {}}});
    desk.give(Go{{Screen::follow_ups, {}, {}}});
    BOOST_TEST(desk.state().back.empty());
}

BOOST_AUTO_TEST_CASE(what_is_gone_is_said_and_left) {
    desk.give(Go{{Screen::citizens, {}, {}}});
    desk.tablet().remove(town[0]);
    desk.give(Go{{Screen::citizen, town[0], {}}});
    BOOST_TEST((desk.state().route.screen == Screen::citizens));
    BOOST_TEST(desk.state().problem.has_value());
}

BOOST_AUTO_TEST_CASE(an_answer_about_somebody_else_is_not_shown) {
    desk.give(Go{{Screen::citizen, town[0], {}}});
    auto workspace = desk.tablet().workspace();
    desk.give(JobEnded{perform(workspace, LoadCitizen{town[1]})});
    BOOST_TEST((desk.state().citizen->person.object.id == town[0]));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(searching, AtWork)

BOOST_AUTO_TEST_CASE(lists_everybody_as_danes_sort_until_something_is_typed) {
    desk.give(Go{{Screen::citizens, {}, {}}});
    const CitizensView view = make_citizens_view(desk.state());
    BOOST_TEST(view.people.size() == town.size());
    BOOST_TEST(view.summary == "12 borgere på tabletten");
}

BOOST_AUTO_TEST_CASE(finds_while_one_types_and_folds_letters) {
    desk.tablet().create(
        domain::citizen().make({}).set(domain::citizen().name, std::string("Åge Søholm Demosen")));
    desk.give(Go{{Screen::citizens, {}, {}}});
    desk.give(SearchFor{"aage soeh"});
    const CitizensView view = make_citizens_view(desk.state());
    BOOST_REQUIRE(view.people.size() == 1U);
    BOOST_TEST(view.people[0].title == "Åge Søholm Demosen");
    BOOST_TEST(view.summary == "1 fundet");
    desk.give(SearchFor{"findes ikke"});
    BOOST_TEST(make_citizens_view(desk.state()).people.empty());
    BOOST_TEST(make_citizens_view(desk.state()).none.title == "Ingen fundet");
}

BOOST_AUTO_TEST_CASE(an_older_search_does_not_replace_a_newer_one) {
    desk.give(SearchFor{"demosen"});
    const Found newest = desk.state().found;
    desk.give(JobEnded{Found{"dem", {}, 12}});
    BOOST_TEST(desk.state().found.text == "demosen");
    BOOST_TEST(desk.state().found.people.size() == newest.people.size());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(a_persons_number, AtWork)

BOOST_AUTO_TEST_CASE(is_whole_nowhere_in_what_is_shown) {
    desk.give(Go{{Screen::citizen, town[0], {}}});
    const auto& cpr = domain::citizen().cpr;
    const std::string whole = object(town[0]).get(cpr).value_or("");
    BOOST_REQUIRE(whole.size() == 10U);
    const PersonPanel panel = make_citizen_view(desk.state()).panel;
    BOOST_TEST(panel.cpr_masked == whole.substr(0, 6) + "-••••");
    BOOST_TEST(panel.cpr_shown.empty());
    BOOST_TEST(desk.state().citizen->person.object.get(cpr).value_or("") != whole);
}

BOOST_AUTO_TEST_CASE(is_shown_while_it_is_held_and_forgotten_after) {
    desk.give(Go{{Screen::citizen, town[0], {}}});
    const std::string whole = object(town[0]).get(domain::citizen().cpr).value_or("");
    desk.give(make_citizen_view(desk.state()).panel.hold);
    BOOST_TEST(make_citizen_view(desk.state()).panel.cpr_shown ==
               whole.substr(0, 6) + "-" + whole.substr(6));
    desk.give(ReleaseCpr{});
    BOOST_TEST(make_citizen_view(desk.state()).panel.cpr_shown.empty());
    BOOST_TEST(!desk.state().reveal.has_value());
}

BOOST_AUTO_TEST_CASE(that_comes_after_it_was_let_go_is_not_shown) {
    desk.give(Go{{Screen::citizen, town[0], {}}});
    desk.give(JobEnded{Revealed{town[0], "6781850123"}});
    BOOST_TEST(!desk.state().reveal.has_value());
}

BOOST_AUTO_TEST_CASE(is_forgotten_when_one_goes_elsewhere) {
    desk.give(Go{{Screen::citizen, town[0], {}}});
    desk.give(HoldCpr{town[0]});
    desk.give(Go{{Screen::today, {}, {}}});
    BOOST_TEST(!desk.state().reveal.has_value());
}

BOOST_AUTO_TEST_CASE(of_a_protected_citizen_comes_without_an_address) {
    registry::Fields fields;
    fields.plain[domain::citizen().protection.number] = std::string("threat");
    desk.tablet().edit(town[0], fields);
    desk.give(Go{{Screen::citizen, town[0], {}}});
    const CitizenView view = make_citizen_view(desk.state());
    for (const Fact& fact : view.panel.facts) {
        BOOST_TEST(fact.value.find("Demovej") == std::string::npos);
    }
    BOOST_TEST(view.subtitle.find("beskyttet") != std::string::npos);
    BOOST_TEST(!desk.state().citizen->person.object.has(domain::citizen().address.number));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(writing, AtWork)

BOOST_AUTO_TEST_CASE(is_kept_at_every_edit) {
    const DraftKey key{std::string(form_name::kNote), town[0]};
    desk.write(key, "text", "H");
    desk.write(key, "text", "Ha");
    const auto kept = desk.tablet().store().unfinished();
    BOOST_REQUIRE(kept.size() == 1U);
    BOOST_TEST(decode_draft(kept[0].content)->text("text") == "Ha");
}

BOOST_AUTO_TEST_CASE(is_dropped_when_it_is_saved_or_discarded) {
    const DraftKey key{std::string(form_name::kNote), town[0]};
    desk.write(key, "text", "Har prøvet");
    desk.give(WriteNote{town[0]});
    BOOST_TEST(desk.tablet().store().unfinished().empty());
    BOOST_TEST(all(domain::note()).size() == 1U);
    desk.write(key, "text", "Nej");
    desk.give(DiscardDraft{key});
    BOOST_TEST(desk.tablet().store().unfinished().empty());
    BOOST_TEST(all(domain::note()).size() == 1U);
}

BOOST_AUTO_TEST_CASE(that_was_saved_just_before_the_program_ended_is_not_offered_again) {
    const DraftKey key{std::string(form_name::kNote), town[0]};
    desk.write(key, "text", "Har prøvet");
    const auto kept = desk.tablet().store().unfinished();
    desk.give(WriteNote{town[0]});
    // As if it had ended between the save and the dropping of the draft.
    desk.tablet().store().keep_unfinished(kept[0].screen, kept[0].id, kept[0].content);
    desk.restart();
    desk.unlock();
    BOOST_TEST(desk.state().drafts.empty());
    BOOST_TEST(desk.tablet().store().unfinished().empty());
}

BOOST_AUTO_TEST_CASE(what_is_refused_is_told_at_its_field_until_it_is_mended) {
    desk.give(Go{{Screen::register_citizen, {}, {}}});
    const DraftKey key{std::string(form_name::kCitizen), {}};
    desk.write(key, "cpr", "12");
    desk.tap(make_register_view(desk.state()).actions, "save");
    const RegisterView view = make_register_view(desk.state());
    BOOST_TEST(!view.form.find("cpr")->error.empty());
    BOOST_TEST(!view.form.trouble.empty());
    BOOST_TEST(view.form.first_missing == "cpr");
    desk.write(key, "cpr", "678185-0123");
    BOOST_TEST(make_register_view(desk.state()).form.find("cpr")->error.empty());
    desk.tap(make_register_view(desk.state()).actions, "save");
    BOOST_TEST((desk.state().route.screen == Screen::citizen));
}

BOOST_AUTO_TEST_CASE(says_that_somebody_is_registered_only_where_they_are_shown) {
    desk.give(Go{{Screen::register_citizen, {}, {}}});
    desk.write({std::string(form_name::kCitizen), {}}, "name", "Åse Demosen");
    desk.tap(make_register_view(desk.state()).actions, "save");
    BOOST_TEST(make_shell_view(desk.state()).toast == "Borgeren er registreret.");
    desk.give(Go{{Screen::today, {}, {}}});
    BOOST_TEST(make_shell_view(desk.state()).toast.empty());
}

BOOST_AUTO_TEST_CASE(says_when_a_sync_is_done_and_promises_nothing_where_nothing_waits) {
    desk.give(Go{{Screen::sync, {}, {}}});
    desk.give(BeginSync{});
    BOOST_TEST(make_shell_view(desk.state()).toast == "Synkroniseringen er færdig.");
    desk.give(CloseToast{});
    desk.is_offline = true;
    desk.give(BeginSync{});
    BOOST_REQUIRE(desk.state().standing.counts.unsent == 0U);
    const std::string problem = make_sync_view(desk.state()).problem;
    BOOST_TEST(problem.find("Intet venter på at blive sendt.") != std::string::npos);
    BOOST_TEST(make_shell_view(desk.state()).toast.empty());
}

BOOST_AUTO_TEST_CASE(waits_while_the_form_is_being_saved) {
    const DraftKey key{std::string(form_name::kNote), town[0]};
    desk.write(key, "text", "Har prøvet");
    State state = desk.state();
    const auto saves = update(state, WriteNote{town[0]}, desk.moment());
    BOOST_TEST(saves.size() == 1U);
    BOOST_TEST(update(state, WriteInDraft{key, "text", "Har prøvet m"}, desk.moment()).empty());
    BOOST_TEST(update(state, WriteNote{town[0]}, desk.moment()).empty());
    BOOST_TEST(draft_of(state, key).text("text") == "Har prøvet");
    const base::Rejection full{
        base::Refusal::invalid, {"Disken er fuld.", "The disk is full."}, {}};
    static_cast<void>(update(state, JobFailed{full, true}, desk.moment()));
    BOOST_TEST(draft_of(state, key).text("text") == "Har prøvet"); // still there
    BOOST_TEST(!update(state, WriteInDraft{key, "text", "Igen"}, desk.moment()).empty());
}

BOOST_AUTO_TEST_CASE(edits_only_what_was_touched_and_clears_what_was_emptied) {
    const auto& citizen = domain::citizen();
    const DraftKey key{std::string(form_name::kCitizenEdit), town[0]};
    desk.give(Go{{Screen::citizen, town[0], {}}});
    desk.give(Go{{Screen::edit_citizen, town[0], {}}});
    const registry::Object before = object(town[0]);
    desk.write(key, "phones", "00 00 12 12");
    desk.write(key, "birth_date", "");
    desk.choose(key, "needs", "calm");
    desk.give(SaveCitizen{town[0]});
    const registry::Object after = object(town[0]);
    BOOST_TEST(after.contains(citizen.phones, std::string("00 00 12 12")));
    BOOST_TEST(!after.has(citizen.birth_date.number));
    BOOST_TEST(after.contains(citizen.needs, registry::Choice{"calm"}));
    BOOST_TEST((after.get(citizen.name) == before.get(citizen.name)));
    BOOST_TEST((after.get(citizen.cpr) == before.get(citizen.cpr)));
    BOOST_TEST((after.get(citizen.address) == before.get(citizen.address)));
    BOOST_TEST(desk.state().drafts.empty());
}

BOOST_AUTO_TEST_CASE(an_edit_right_after_a_saved_visit_is_an_edit_of_that_visit) {
    const DraftKey key = visit_key(outing, town[0]);
    desk.give(Go{{Screen::outing, outing, {}}});
    desk.give(BeginOuting{outing});
    desk.give(Go{{Screen::visit, town[0], outing}});
    desk.choose(key, "subjects", subject.text());
    State state = desk.state();
    auto workspace = desk.tablet().workspace();
    const auto saves = update(state, SaveVisit{outing, town[0], false}, desk.moment());
    const auto* job = std::get_if<RunJob>(&saves.at(0));
    BOOST_REQUIRE(job != nullptr);
    static_cast<void>(update(state, JobEnded{perform(workspace, job->job)}, desk.moment()));
    // Before anything else was loaded:
    static_cast<void>(update(state, WriteInDraft{key, "minutes", "10"}, desk.moment()));
    BOOST_TEST((draft_of(state, key).record == all(domain::encounter()).at(0).id));
    BOOST_TEST(!draft_of(state, key).seen.empty());
}

BOOST_AUTO_TEST_CASE(an_anonymous_citizen_takes_one_tap_and_has_a_contact_code) {
    desk.give(Go{{Screen::register_citizen, {}, {}}});
    desk.tap(make_register_view(desk.state()).anonymous);
    BOOST_REQUIRE((desk.state().route.screen == Screen::citizen));
    const CitizenView view = make_citizen_view(desk.state());
    BOOST_TEST(view.title.starts_with("Anonym · "));
    BOOST_TEST(
        object(desk.state().route.id).get(domain::citizen().contact_code).value_or("").size() ==
        6U);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(what_is_always_visible, AtWork)

BOOST_AUTO_TEST_CASE(is_what_waits_what_was_promised_and_the_time) {
    ShellView shell = make_shell_view(desk.state());
    BOOST_REQUIRE(shell.statuses.size() >= 2U);
    BOOST_TEST(shell.statuses[0].pill.text == "Alt er sendt");
    BOOST_TEST(shell.statuses[1].pill.text == "0 åbne løfter");
    BOOST_TEST(shell.clock == "16:13");
    desk.write({std::string(form_name::kNote), town[0]}, "text", "Har prøvet");
    desk.give(WriteNote{town[0]});
    desk.give(LinkChanged{Link::offline});
    shell = make_shell_view(desk.state());
    BOOST_TEST(shell.statuses[0].pill.text == "Offline · 1 ændring venter");
}

BOOST_AUTO_TEST_CASE(is_a_rail_with_the_roles_items_and_no_others) {
    State state = desk.state();
    const auto keys = [&](registry::Roles::Bit role) {
        state.session->role = role;
        std::string joined;
        for (const RailEntry& entry : make_shell_view(state).rail) {
            joined += entry.key + ' ';
        }
        return joined;
    };
    BOOST_TEST(keys(registry::Roles::staff) ==
               "today citizens follow_ups sync settings about lock ");
    BOOST_TEST(keys(registry::Roles::coordinator) ==
               "today citizens follow_ups sync conflicts settings about lock ");
    BOOST_TEST(keys(registry::Roles::sync_admin) ==
               "citizens follow_ups sync conflicts settings about lock ");
    BOOST_TEST(keys(registry::Roles::partner_staff) == "today sync settings about lock ");
}

BOOST_AUTO_TEST_CASE(a_message_goes_by_itself_but_an_undo_waits_for_its_answer) {
    desk.write({std::string(form_name::kNote), town[0]}, "text", "Har prøvet");
    desk.give(WriteNote{town[0]});
    BOOST_TEST(make_shell_view(desk.state()).toast == "Notatet er gemt.");
    desk.pass_ms(10'000);
    desk.give(Tick{});
    BOOST_TEST(make_shell_view(desk.state()).toast.empty());
    desk.give(OpenMatter{town[0], subject});
    desk.pass_ms(120'000);
    desk.give(Tick{});
    BOOST_TEST(make_shell_view(desk.state()).toast_undo == "Fortryd");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
