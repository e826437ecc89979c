#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "app/show_record.hpp"
#include "tests/support/decrypted_file.hpp"
#include "tests/sync/two_teams.hpp"

using namespace b2go;
using namespace b2go::tests;
using domain::citizen;
using registry::Fields;

BOOST_FIXTURE_TEST_SUITE(a_citizen_s_scope, TwoTeams)

BOOST_AUTO_TEST_CASE(goes_with_the_team_that_the_citizen_is_given_to) {
    const base::AnyId id = make(north, "Ditte");
    world.settle();
    const base::AnyId written = make_note(other, id, "Før");
    world.settle();
    BOOST_TEST(holds(other, id));
    BOOST_TEST(!holds(south, id));
    north.edit(id, team_is(syd));
    world.settle();
    BOOST_TEST(!holds(north, id));
    BOOST_TEST(!holds(other, id));
    BOOST_TEST(!holds(other, written));
    BOOST_TEST(holds(south, id));
    BOOST_TEST(holds(south, written), "all that is attached is filled in, also what is older");
    require_well();
}

BOOST_AUTO_TEST_CASE(is_held_by_both_teams_while_it_is_undecided_whose_it_is) {
    const base::AnyId id = make(north, "Ditte");
    world.settle();
    const base::AnyId third = world.add_tablet("Team Vest").workspace().identity().team;
    world.settle();
    north.edit(id, team_is(syd));
    other.edit(id, team_is(third));
    north.must_sync();
    other.must_sync();
    world.settle();
    BOOST_TEST(holds(south, id));
    BOOST_TEST(holds(world.tablet(3), id));
    BOOST_TEST(!holds(north, id));
    BOOST_TEST(south.resolve_first(id, 0));
    world.settle();
    BOOST_TEST(holds(south, id) != holds(world.tablet(3), id));
    require_well();
}

BOOST_AUTO_TEST_CASE(stays_where_it_was_while_no_team_is_named) {
    const base::AnyId id = make(north, "Ditte");
    world.settle();
    Fields none;
    none.plain[citizen().team.number] = record::Null{};
    north.edit(id, none);
    world.settle();
    BOOST_TEST(holds(other, id));
    north.edit(id, team_is(syd));
    world.settle();
    south.edit(id, none);
    world.settle();
    BOOST_TEST(holds(south, id));
    BOOST_TEST(!holds(north, id));
    require_well();
}

BOOST_AUTO_TEST_CASE(comes_from_zero_when_it_was_left_and_entered_again_meanwhile) {
    const base::AnyId id = make(north, "Ditte");
    world.settle();
    north.edit(id, team_is(syd));
    north.must_sync();
    south.must_sync();
    south.edit(id, called("Ditte i Syd"));
    const base::AnyId written = make_note(south, id, "Skrevet i Syd");
    south.must_sync();
    south.edit(id, team_is(nord));
    south.must_sync();
    // The second tablet has been away all the time.
    other.must_sync();
    BOOST_TEST(name_on(other, id) == "Ditte i Syd");
    BOOST_TEST(holds(other, written));
    // The first had purged it.
    BOOST_TEST(!holds(north, id));
    north.must_sync();
    BOOST_TEST(holds(north, written));
    require_well();
}

BOOST_AUTO_TEST_CASE(is_written_to_as_before_until_the_tablet_has_heard_that_it_is_left) {
    const base::AnyId id = make(north, "Ditte");
    world.settle();
    other.edit(id, called("Skrevet uden net"));
    const base::AnyId written = make_note(other, id, "Også uden net");
    north.edit(id, team_is(syd));
    north.must_sync();
    const auto report = other.must_sync();
    BOOST_TEST(!report.verdicts.contains("quarantined"));
    world.settle();
    BOOST_TEST(!holds(other, id));
    BOOST_TEST(name_on(south, id) == "Skrevet uden net");
    BOOST_TEST(holds(south, written));
    require_well();
}

BOOST_AUTO_TEST_CASE(stays_while_something_about_it_is_unanswered_and_is_written_to_as_before) {
    const base::AnyId id = make(north, "Ditte");
    world.settle();
    north.edit(id, team_is(syd));
    north.must_sync();
    // Somebody writes while the answer is on its way that takes the citizen away.
    bool has_written = false;
    world.wire = [&](const std::string& path, const std::string& body) {
        auto reply = world.answer(path, body);
        if (!has_written) {
            has_written = true;
            other.edit(id, called("Skrevet imens"));
        }
        return base::Outcome<sync::Reply>(std::move(reply));
    };
    other.must_sync();
    world.wire = nullptr;
    BOOST_TEST(holds(other, id), "what is unanswered is not purged");
    const auto report = other.must_sync();
    BOOST_TEST(report.pushed == 1U);
    BOOST_TEST(!report.verdicts.contains("quarantined"));
    BOOST_TEST(!holds(other, id));
    world.settle();
    BOOST_TEST(name_on(south, id) == "Skrevet imens");
    require_well();
}

BOOST_AUTO_TEST_CASE(is_not_written_to_any_more_once_it_was_purged) {
    const base::AnyId id = make(north, "Ditte");
    world.settle();
    other.keep_copy();
    north.edit(id, team_is(syd));
    world.settle();
    const std::string purged = other.store().sync_point().purged;
    BOOST_TEST(purged == other.store().sync_point().cursor);
    auto at_work = other.workspace();
    BOOST_TEST(!app::edit(at_work, {id, called("For sent"), std::nullopt, {}}).has_value());
    require_well();
}

BOOST_AUTO_TEST_CASE(stays_while_somebody_has_begun_to_write_about_it) {
    const base::AnyId id = make(north, "Ditte");
    world.settle();
    other.store().keep_unfinished("visit", id, "et halvt notat");
    north.edit(id, team_is(syd));
    world.settle();
    BOOST_TEST(holds(other, id));
    other.edit(id, called("Skrevet færdigt"));
    other.store().drop_unfinished("visit", id);
    BOOST_TEST(!other.must_sync().verdicts.contains("quarantined"));
    BOOST_TEST(!holds(other, id));
    require_well();
}

BOOST_AUTO_TEST_CASE(is_in_no_page_of_any_file_of_the_tablet_once_it_was_left) {
    const std::vector<std::string> words{"Zakariassen", "zakariassen", "Kvitsbjergvej",
                                         "kvitsbjergvej"};
    const base::AnyId id = make(north, "Kept Demosen");
    (void)id;
    const base::AnyId left = make(north, "Zakariassen");
    make_note(north, left, "Bor på Kvitsbjergvej");
    world.settle();
    make_note(other, left, "Mødt igen på Kvitsbjergvej");
    world.settle();
    const auto words_on = [&](tests::Tablet& tablet) {
        const std::string pages = tests::decrypted_file(tablet.file(), tablet.key());
        BOOST_REQUIRE(pages.find("CREATE TABLE outbox") != std::string::npos);
        return std::ranges::count_if(
            words, [&](const std::string& word) { return pages.find(word) != std::string::npos; });
    };
    BOOST_TEST(words_on(other) > 0);
    north.edit(left, team_is(syd));
    world.settle();
    BOOST_TEST(words_on(other) == 0);
    BOOST_TEST(words_on(north) == 0);
    BOOST_TEST(words_on(south) > 0);
    require_well();
}

BOOST_AUTO_TEST_CASE(is_given_back_to_a_restored_central_by_a_tablet_that_has_left_it) {
    const base::AnyId id = make(north, "Ditte");
    world.settle();
    world.back_up_central();
    other.edit(id, called("Efter sikkerhedskopien"));
    const base::AnyId written = make_note(other, id, "Også efter");
    other.must_sync();
    north.must_sync();
    north.edit(id, team_is(syd));
    world.settle();
    BOOST_TEST(!holds(other, id));
    world.restore_central();
    world.lose_tablet(2); // only those who have left it can give it back
    world.settle();
    tests::Tablet& fresh = world.add_tablet("Team Syd");
    BOOST_TEST(name_on(fresh, id) == "Efter sikkerhedskopien");
    BOOST_TEST(holds(fresh, written));
    require_well();
}

BOOST_AUTO_TEST_CASE(is_given_back_also_under_another_number) {
    const base::AnyId id = make(north, "Ditte");
    world.settle();
    world.back_up_central();
    other.edit(id, called("Efter sikkerhedskopien"));
    other.must_sync();
    north.must_sync();
    north.edit(id, team_is(syd));
    world.settle();
    tests::Tablet& copy = world.copy_tablet(1);
    world.restore_central();
    make(copy, "Kopiens egen");
    copy.must_sync(); // and with it the first's history has parted from the central's
    make(other, "Den førstes egen");
    world.settle();
    world.lose_tablet(2);
    tests::Tablet& fresh = world.add_tablet("Team Syd");
    BOOST_TEST(name_on(fresh, id) == "Efter sikkerhedskopien");
    require_well();
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(somebody_who_moves_to_another_team, TwoTeams)

BOOST_AUTO_TEST_CASE(holds_what_the_new_team_holds_and_nothing_of_the_old) {
    const base::AnyId theirs = make(south, "Ditte i Syd");
    const base::AnyId ours = make(north, "Bo i Nord");
    world.settle();
    const base::AnyId unsent = make_note(other, ours, "Skrevet før flytningen");
    world.appoint(other.staff_name(), "staff", "Team Syd");
    const auto report = other.must_sync();
    BOOST_TEST(!report.verdicts.contains("quarantined"));
    BOOST_TEST(holds(other, theirs));
    BOOST_TEST(!holds(other, ours));
    BOOST_TEST((other.workspace().identity().team == syd));
    world.settle();
    BOOST_TEST(holds(north, unsent));
    // What they make from now on is the new team's.
    const base::AnyId made = make(other, "Oprettet i Syd");
    world.settle();
    BOOST_TEST(holds(south, made));
    BOOST_TEST(!holds(north, made));
    require_well();
}

BOOST_AUTO_TEST_CASE(keeps_nothing_of_the_old_though_the_central_was_restored_meanwhile) {
    const base::AnyId erased = make(north, "Bo i Nord");
    const base::AnyId ours = make(north, "Ditte i Nord");
    world.settle();
    BOOST_REQUIRE(world.erase(erased));
    world.back_up_central();
    north.edit(ours, called("Efter sikkerhedskopien"));
    north.must_sync();
    other.must_sync();
    world.restore_central();
    world.appoint(other.staff_name(), "staff", "Team Syd");
    other.must_sync();
    BOOST_TEST(!holds(other, erased));
    BOOST_TEST(!holds(other, ours));
    BOOST_TEST(world.central().witnesses(10).size() == 1U, "first the central was given the word");
    other.must_sync();
    BOOST_TEST((other.store().sync_point().purged == other.store().sync_point().cursor),
               "what it left long ago is not taken from it for ever");
    require_well();
}

BOOST_AUTO_TEST_CASE(who_may_hold_no_citizens_any_more_keeps_none) {
    const base::AnyId ours = make(north, "Bo i Nord");
    world.settle();
    BOOST_TEST(holds(other, ours));
    world.appoint(other.staff_name(), "partner_staff", "Team Nord");
    world.settle();
    BOOST_TEST(!holds(other, ours));
    world.appoint(other.staff_name(), "staff", "Team Nord");
    world.settle();
    BOOST_TEST(holds(other, ours));
    require_well();
}

BOOST_AUTO_TEST_CASE(may_be_cut_off_at_any_message_of_many_pages) {
    std::size_t cut = 0;
    for (bool was_cut = true; was_cut; ++cut) {
        for (const auto what : {tests::Loss::What::request, tests::Loss::What::reply}) {
            BOOST_TEST_CONTEXT("message " << cut) {
                TwoTeams day;
                for (int i = 0; i < 15; ++i) {
                    day.make_note(day.south, day.make(day.south, "Syd"), "Notat");
                    day.make(day.north, "Nord");
                }
                day.world.settle();
                day.world.appoint(day.other.staff_name(), "staff", "Team Syd");
                day.world.loss = tests::Loss{what, day.world.requests + cut};
                (void)day.other.sync();
                was_cut = !day.world.loss.has_value();
                day.world.loss.reset();
                day.other.reopen();
                day.require_well();
            }
        }
    }
    BOOST_TEST(cut > 5U, "there were many messages, not " << cut);
}

BOOST_AUTO_TEST_CASE(keeps_nothing_that_was_made_for_the_old_team_and_sent_after_the_move) {
    const base::AnyId made = make(other, "Oprettet for Nord");
    const base::AnyId attached = make_note(other, made, "Skrevet for Nord");
    world.appoint(other.staff_name(), "staff", "Team Syd");
    BOOST_TEST(other.must_sync().pushed > 0U);
    BOOST_TEST(!holds(other, made));
    BOOST_TEST(!holds(other, attached));
    world.settle();
    BOOST_TEST(holds(north, made));
    BOOST_TEST(holds(north, attached));
    BOOST_TEST(!holds(south, made));
    require_well();
}

/// The copy gets a number of its own, and holds what it was given under the former one.
BOOST_AUTO_TEST_CASE(may_be_written_to_by_a_copied_tablet_until_it_has_purged_it) {
    const base::AnyId ours = make(north, "Bo i Nord");
    world.settle();
    Tablet& copy = world.copy_tablet(1);
    make_note(other, ours, "Skrevet på den første");
    other.must_sync();
    const base::AnyId written = make_note(copy, ours, "Skrevet på kopien før flytningen");
    world.appoint(other.staff_name(), "staff", "Team Syd");
    const auto report = copy.must_sync();
    BOOST_TEST(!report.verdicts.contains("quarantined"));
    world.settle();
    BOOST_TEST(!holds(copy, ours));
    BOOST_TEST(holds(north, written));
    require_well();
}

/// It starts over then, and is not told what it has left.
BOOST_AUTO_TEST_CASE(keeps_no_readable_words_when_the_central_is_restored_meanwhile) {
    const base::AnyId ours = make(other, "Bo i Nord");
    world.settle();
    world.back_up_central();
    BOOST_TEST(readable(other) == 1U);
    world.restore_central();
    world.appoint(other.staff_name(), "staff", "Team Syd");
    other.must_sync();
    other.must_sync();
    BOOST_TEST(!holds(other, ours));
    BOOST_TEST(readable(other) == 0U);
    require_well();
}

/// Their words are the central's to release; on the tablet they would outlive even an erasure.
BOOST_AUTO_TEST_CASE(leaves_no_readable_words_of_citizens_that_were_set_apart) {
    const base::AnyId made = make(other, "Oprettet uden ret");
    BOOST_TEST(readable(other) == 1U);
    world.appoint(other.staff_name(), "partner_staff", "Team Nord");
    BOOST_TEST(other.must_sync().verdicts.at("quarantined") == 1U);
    BOOST_TEST(readable(other) == 0U);
    const auto apart = other.store().quarantined(10);
    BOOST_TEST_REQUIRE(apart.size() == 1U, "it is still told of");
    BOOST_TEST((apart[0].record == made && apart[0].is_sealed && apart[0].change.empty()));
    world.appoint(other.staff_name(), "staff", "Team Nord");
    BOOST_REQUIRE(world.release(world.ledger().apart().front()));
    world.settle();
    BOOST_TEST(holds(other, made));
    BOOST_TEST(name_on(other, made) == "Oprettet uden ret");
    require_well();
}

BOOST_AUTO_TEST_SUITE_END()
