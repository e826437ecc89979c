#include <boost/test/unit_test.hpp>

#include "domain/citizen.hpp"
#include "domain/encounter.hpp"
#include "domain/note.hpp"
#include "tests/ui/screens/office.hpp"
#include "ui_imgui/screens/outing_view.hpp"
#include "ui_imgui/screens/shell_view.hpp"
#include "ui_imgui/screens/sync_view.hpp"
#include "ui_imgui/screens/today_view.hpp"
#include "ui_imgui/screens/unsaved.hpp"
#include "ui_imgui/screens/visit_view.hpp"

namespace {

using namespace b2go;
using namespace b2go::screens;
using namespace b2go::tests;

/// Somebody on an outing, in a visit.
struct Visiting : Office {
    Visiting() : Office(1) {
        desk.unlock();
        desk.give(Go{{Screen::outing, outing, {}}});
        desk.give(BeginOuting{outing});
        desk.give(Go{{Screen::visit, town[0], outing}});
    }
    [[nodiscard]] static DraftKey key(std::string_view form, base::AnyId id) {
        return {std::string(form), id};
    }
    void fill_visit(base::AnyId citizen) {
        const DraftKey visit = visit_key(outing, citizen);
        desk.choose(visit, "subjects", subject.text());
        desk.write(visit, "handling_mode", "guidance");
        desk.write(visit, "outcome", "solved");
    }
    VisitView visit() { return make_visit_view(desk.state()); }
    OutingView seen_outing() {
        desk.give(Go{{Screen::outing, outing, {}}});
        return make_outing_view(desk.state());
    }

    Desk desk{world, 0, "skoven er stille"};
};

BOOST_FIXTURE_TEST_SUITE(finishing_a_visit, Visiting)

BOOST_AUTO_TEST_CASE(saves_the_note_that_was_written_with_it) {
    fill_visit(town[0]);
    desk.write(key(form_name::kNote, town[0]), "text", "Har prøvet to indgange.");
    desk.tap(visit().actions, "finish");
    BOOST_TEST((desk.state().route.screen == Screen::outing));
    BOOST_TEST(make_shell_view(desk.state()).toast ==
               "Besøget er afsluttet og gemt, og notatet med.");
    BOOST_TEST(all(domain::encounter()).size() == 1U);
    const auto notes = all(domain::note());
    BOOST_REQUIRE(notes.size() == 1U);
    BOOST_TEST((notes[0].get(domain::note().about) == domain::RecordId(town[0])));
    BOOST_TEST(desk.state().drafts.empty());
    BOOST_TEST(desk.tablet().store().unfinished().empty());
}

BOOST_AUTO_TEST_CASE(saves_a_note_also_with_a_visit_that_was_saved_before) {
    fill_visit(town[0]);
    desk.tap(visit().actions, "save");
    desk.write(key(form_name::kNote, town[0]), "text", "Uden andre ændringer.");
    desk.tap(visit().actions, "finish");
    BOOST_TEST((desk.state().route.screen == Screen::outing));
    desk.give(Go{{Screen::visit, town[0], outing}});
    desk.write(visit_key(outing, town[0]), "minutes", "10");
    desk.write(key(form_name::kNote, town[0]), "text", "Med en ændring.");
    desk.tap(visit().actions, "finish");
    BOOST_TEST(all(domain::note()).size() == 2U);
    BOOST_TEST(all(domain::encounter()).at(0).get(domain::encounter().minutes).value_or(0) == 10);
    BOOST_TEST(desk.tablet().store().unfinished().empty());
    BOOST_TEST(desk.tablet().store().counts().conflicts == 0U);
}

BOOST_AUTO_TEST_CASE(stops_at_what_was_begun_beside_it_and_leads_there) {
    fill_visit(town[0]);
    const DraftKey consent = key(form_name::kConsent, town[0]);
    desk.write(consent, "recipient", "Hjemløseenheden");
    desk.write(key(form_name::kFollowUp, town[0]), "kind", "Ring om bolig");
    desk.tap(visit().actions, "finish");
    BOOST_TEST(all(domain::encounter()).empty());
    BOOST_TEST((desk.state().route.screen == Screen::visit));
    BOOST_TEST(visit().show_begun == "Ikke gemt: Samtykke, Opfølgning · Vis");
    BOOST_TEST(visit().first_begun == "recipient");
    BOOST_TEST(!visit().visit.trouble.empty());
    BOOST_TEST(!visit().consent.form.trouble.empty());
    desk.tap(visit().follow_up.actions, "save follow_up");
    BOOST_TEST(visit().show_begun == "Ikke gemt: Samtykke · Vis");
    desk.give(DiscardDraft{consent});
    BOOST_TEST(visit().show_begun.empty());
    BOOST_TEST(visit().visit.trouble.empty());
    desk.tap(visit().actions, "finish");
    BOOST_TEST(all(domain::encounter()).size() == 1U);
}

BOOST_AUTO_TEST_CASE(stops_at_a_note_that_has_no_text_yet) {
    fill_visit(town[0]);
    desk.write(key(form_name::kNote, town[0]), "assessment", "Virker træt");
    desk.tap(visit().actions, "finish");
    BOOST_TEST(all(domain::encounter()).empty());
    BOOST_TEST(visit().show_begun == "Ikke gemt: Notat · Vis");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(what_is_not_saved, Visiting)

BOOST_AUTO_TEST_CASE(stands_in_the_way_of_closing_the_outing) {
    desk.give(Go{{Screen::outing, outing, {}}});
    desk.tap(make_outing_view(desk.state()).meet, "anonymous");
    const base::AnyId citizen = desk.state().route.id;
    desk.write(key(form_name::kNote, citizen), "text", "Kun et notat.");
    OutingView view = seen_outing();
    BOOST_REQUIRE(view.loose_ends.size() == 1U);
    const std::string code = object(citizen).get(domain::citizen().contact_code).value_or("");
    BOOST_TEST(view.loose_ends[0].title == "Anonym · " + code);
    BOOST_TEST(view.loose_ends[0].detail.starts_with("Ikke gemt: Notat"));
    desk.tap(view.actions, "close");
    BOOST_TEST(status_of(outing, 0) == "ongoing");
    BOOST_REQUIRE(desk.state().problem.has_value());
    BOOST_TEST(desk.state().problem->message.da.find(code) == std::string::npos);
    desk.give(CloseProblem{});
    desk.open(view.loose_ends[0]);
    BOOST_TEST((desk.state().route == Route{Screen::visit, citizen, outing}));
    desk.give(WriteNote{citizen});
    view = seen_outing();
    BOOST_TEST(view.loose_ends.empty());
    desk.tap(view.actions, "close");
    BOOST_TEST(status_of(outing, 0) == "closed");
}

BOOST_AUTO_TEST_CASE(is_told_apart_by_whom_it_concerns) {
    desk.write(visit_key(outing, town[0]), "outcome", "solved");
    desk.give(Go{{Screen::visit, town[1], outing}});
    desk.write(visit_key(outing, town[1]), "outcome", "solved");
    desk.write(key(form_name::kNote, town[1]), "text", "Og et notat");
    const OutingView view = seen_outing();
    BOOST_REQUIRE(view.loose_ends.size() == 2U);
    BOOST_TEST(view.loose_ends[0].title != view.loose_ends[1].title);
    const bool second_first = view.loose_ends[0].detail.find("Notat") != std::string::npos;
    const RowView& both = view.loose_ends[second_first ? 0 : 1];
    BOOST_TEST(both.title == object(town[1]).get(domain::citizen().name).value_or(""));
    BOOST_TEST(both.detail.starts_with("Ikke gemt: Notat, Besøg"));
    BOOST_TEST(both.pills.at(0).text == "2 kladder ikke gemt");
}

BOOST_AUTO_TEST_CASE(is_never_hidden_by_everything_being_sent) {
    desk.give(BeginSync{});
    BOOST_TEST(make_shell_view(desk.state()).statuses.at(0).pill.text == "Alt er sendt");
    desk.write(key(form_name::kNote, town[0]), "text", "Har prøvet");
    BOOST_TEST(make_shell_view(desk.state()).statuses.at(0).pill.text == "1 kladde ikke gemt");
    desk.write(visit_key(outing, town[0]), "outcome", "solved");
    const SyncView view = make_sync_view(desk.state());
    BOOST_TEST(view.summary.find("2 kladder er ikke gemt og sendes ikke.") != std::string::npos);
    BOOST_TEST((view.tone == kit::Tone::warn));
    BOOST_REQUIRE(view.drafts.size() == 1U);
    desk.open(view.drafts[0]);
    BOOST_TEST((desk.state().route == Route{Screen::visit, town[0], outing}));
}

BOOST_AUTO_TEST_CASE(is_on_the_first_screen_after_the_program_was_ended) {
    desk.write(key(form_name::kNote, town[0]), "text", "Har prøvet");
    desk.restart();
    desk.unlock();
    const TodayView today = make_today_view(desk.state());
    BOOST_REQUIRE(today.drafts.size() == 1U);
    BOOST_TEST(today.drafts[0].title == object(town[0]).get(domain::citizen().name).value_or(""));
    desk.open(today.drafts[0]);
    BOOST_TEST((desk.state().route == Route{Screen::visit, town[0], outing}));
    BOOST_TEST(visit().note.form.find("text")->value == "Har prøvet");
}

BOOST_AUTO_TEST_CASE(says_when_anything_on_the_page_was_last_kept) {
    BOOST_TEST(visit().saved.text == "Intet skrevet endnu");
    desk.write(key(form_name::kNote, town[0]), "text", "Har");
    BOOST_TEST(visit().saved.text.find("16:13") != std::string::npos);
    desk.pass_ms(120'000);
    desk.write(key(form_name::kNote, town[0]), "text", "Har prøvet");
    BOOST_TEST(visit().saved.text.find("16:15") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(can_be_taken_up_again_after_it_was_discarded) {
    const DraftKey note = key(form_name::kNote, town[0]);
    desk.write(note, "text", "Har prøvet");
    desk.give(DiscardDraft{note});
    BOOST_TEST(desk.tablet().store().unfinished().empty());
    BOOST_TEST(make_shell_view(desk.state()).toast_undo == "Fortryd");
    desk.give(Undo{});
    BOOST_TEST(visit().note.form.find("text")->value == "Har prøvet");
    BOOST_TEST(desk.tablet().store().unfinished().size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(after_a_pause, Visiting)

BOOST_AUTO_TEST_CASE(the_same_screen_returns) {
    desk.give(LockNow{});
    BOOST_TEST((desk.state().route.screen == Screen::lock));
    desk.unlock();
    BOOST_TEST((desk.state().route == Route{Screen::visit, town[0], outing}));
    desk.give(Back{});
    BOOST_TEST((desk.state().route.screen == Screen::outing));
    desk.pass_ms(6 * 60'000);
    desk.give(Tick{});
    desk.unlock();
    BOOST_TEST((desk.state().route.screen == Screen::outing));
}

BOOST_AUTO_TEST_CASE(a_screen_about_what_is_gone_does_not) {
    desk.give(LockNow{});
    desk.tablet().remove(town[0]);
    desk.unlock();
    BOOST_TEST((desk.state().route.screen == Screen::outing));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(a_saved_note, Visiting)

BOOST_AUTO_TEST_CASE(stands_in_the_visit_it_was_written_in_with_who_and_when) {
    constexpr std::int64_t kTwoDaysMs = 2 * 24 * 3'600'000;
    const auto& declared = domain::note();
    registry::Object earlier = declared.make(desk.tablet().workspace().new_id());
    earlier.set(declared.about, domain::RecordId(town[0]))
        .set(declared.text, std::string("Fra en anden dag"))
        .set(declared.written, base::Instant{world.clock.now().ms - kTwoDaysMs});
    static_cast<void>(desk.tablet().create(std::move(earlier)));
    desk.write(key(form_name::kNote, town[0]), "text", "Har prøvet to indgange.");
    desk.give(WriteNote{town[0]});
    BOOST_REQUIRE(visit().notes.size() == 1U);
    BOOST_TEST(visit().notes[0].title == "Har prøvet to indgange.");
    BOOST_TEST(visit().notes[0].detail.find("i dag kl. ") != std::string::npos);
    BOOST_TEST(visit().notes[0].detail.find("Anna Demosen") != std::string::npos);
    const base::AnyId note = base::AnyId::parse(visit().notes[0].id).value_or(base::AnyId{});
    desk.open(visit().notes[0]);
    BOOST_TEST((desk.state().route == Route{Screen::citizen, town[0], note}));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(what_is_handed_over, Visiting)

BOOST_AUTO_TEST_CASE(is_the_contact_code_until_the_message_is_closed) {
    desk.give(RegisterAnonymous{outing});
    const std::string code =
        object(desk.state().route.id).get(domain::citizen().contact_code).value_or("");
    const auto toast = [&] { return make_shell_view(desk.state()).toast; };
    BOOST_TEST(toast().find("Kontaktkoden er " + code) != std::string::npos);
    desk.pass_ms(60'000);
    desk.give(Tick{});
    BOOST_TEST(!toast().empty());
    desk.give(CloseToast{});
    BOOST_TEST(toast().empty());
}

BOOST_AUTO_TEST_CASE(is_taken_back_with_the_citizen_as_long_as_nothing_follows) {
    const std::size_t before = all(domain::citizen()).size();
    desk.give(Go{{Screen::outing, outing, {}}});
    desk.give(RegisterAnonymous{outing});
    BOOST_TEST(make_shell_view(desk.state()).toast_undo == "Fortryd");
    BOOST_TEST(all(domain::citizen()).size() == before + 1);
    desk.give(Undo{});
    BOOST_TEST(all(domain::citizen()).size() == before);
    BOOST_TEST((desk.state().route.screen == Screen::outing));
    BOOST_TEST(!desk.state().problem.has_value());
}

BOOST_AUTO_TEST_CASE(is_not_taken_back_with_what_was_begun_or_saved_since) {
    const std::size_t before = all(domain::citizen()).size();
    desk.give(RegisterAnonymous{outing});
    const base::AnyId citizen = desk.state().route.id;
    desk.write({std::string(form_name::kNote), citizen}, "text", "Fryser");
    desk.give(Undo{});
    BOOST_TEST(desk.state().problem.has_value());
    BOOST_TEST(all(domain::citizen()).size() == before + 1);
    desk.give(CloseProblem{});
    desk.give(DiscardDraft{{std::string(form_name::kNote), citizen}});
    desk.give(RegisterAnonymous{outing});
    const base::AnyId other = desk.state().route.id;
    registry::Object note = domain::note().make(desk.tablet().workspace().new_id());
    note.set(domain::note().about, domain::RecordId(other))
        .set(domain::note().text, std::string("Skrevet et andet sted"));
    static_cast<void>(desk.tablet().create(std::move(note)));
    desk.give(Undo{});
    BOOST_TEST(desk.state().problem.has_value());
    BOOST_TEST(all(domain::citizen()).size() == before + 2);
}

BOOST_AUTO_TEST_CASE(is_not_shown_where_one_goes_but_that_nothing_was_written_is) {
    const std::size_t before = all(domain::citizen()).size();
    desk.give(Go{{Screen::outing, outing, {}}});
    desk.give(RegisterAnonymous{outing});
    desk.give(Back{});
    BOOST_TEST(make_shell_view(desk.state()).toast ==
               "Den anonyme borger er registreret, men intet er skrevet.");
    desk.give(Undo{});
    BOOST_TEST(all(domain::citizen()).size() == before);
    desk.give(RegisterAnonymous{outing});
    desk.write({std::string(form_name::kNote), desk.state().route.id}, "text", "Fryser");
    desk.give(Back{});
    BOOST_TEST(make_shell_view(desk.state()).toast.empty());
}

BOOST_AUTO_TEST_CASE(is_counted_up_and_down_and_can_be_undone) {
    desk.give(CountOne{outing, "met"});
    desk.give(CountOne{outing, "met"});
    const auto met = [&] { return seen_outing().counters.at(0); };
    desk.tap(met().take_off);
    BOOST_TEST(met().count == 1);
    desk.give(Undo{});
    BOOST_TEST(met().count == 2);
    desk.tap(met().take_off);
    desk.tap(met().take_off);
    BOOST_TEST(!met().take_off.enabled);
    BOOST_TEST(!seen_outing().counters.at(1).take_off.enabled);
}

BOOST_AUTO_TEST_CASE(is_about_the_only_matter_that_is_open) {
    const auto chosen = [&] { return visit().referral.form.find("matter")->value; };
    BOOST_TEST(chosen().empty());
    desk.give(OpenMatter{town[0], subject});
    const base::AnyId matter = desk.state().visit->citizen.matters.at(0).id;
    BOOST_TEST(chosen() == matter.text());
    desk.give(MoveMatter{matter, "closed"});
    BOOST_TEST(chosen().empty());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
