#include <boost/test/unit_test.hpp>

#include "platform/tablet/tries.hpp"
#include "tests/ui/screens/office.hpp"
#include "ui_imgui/screens/lock_view.hpp"
#include "ui_imgui/screens/shell_view.hpp"

namespace {

using namespace b2go;
using namespace b2go::screens;
using namespace b2go::tests;

struct Locked : Office {
    Locked() : Office(1) {}
    Desk desk{world, 0, "skoven er stille"};
    LockView view() { return make_lock_view(desk.state()); }
    void try_wrong(int times) {
        for (int i = 0; i < times; ++i) {
            desk.give(TryUnlock{"forkert"});
        }
    }
};

BOOST_FIXTURE_TEST_SUITE(the_lock, Locked)

BOOST_AUTO_TEST_CASE(shows_nothing_and_leads_nowhere_until_it_is_opened) {
    BOOST_TEST(make_shell_view(desk.state()).rail.empty());
    BOOST_TEST(make_shell_view(desk.state()).statuses.empty());
    desk.give(Go{{Screen::citizens, {}, {}}});
    desk.give(SearchFor{"Demosen"});
    BOOST_TEST((desk.state().route.screen == Screen::lock));
}

BOOST_AUTO_TEST_CASE(opens_with_the_passphrase) {
    desk.unlock();
    BOOST_TEST((desk.state().route.screen == Screen::today));
    BOOST_TEST(desk.state().lock.attempts.wrong == 0);
}

BOOST_AUTO_TEST_CASE(says_what_is_wrong_what_is_safe_and_how_many_tries_are_left) {
    try_wrong(1);
    BOOST_TEST(view().can_try);
    BOOST_TEST(view().error.find("gemt og krypteret") != std::string::npos);
    BOOST_TEST(view().error.find("2 forsøg mere") != std::string::npos);
    BOOST_TEST(view().wait.empty());
}

BOOST_AUTO_TEST_CASE(says_how_long_to_wait_and_takes_no_try_meanwhile) {
    try_wrong(3);
    BOOST_TEST(!view().can_try);
    BOOST_TEST(view().wait.find("30 sekunder") != std::string::npos);
    const auto written = bytes_of_file(desk.attempts_file());
    desk.give(TryUnlock{"skoven er stille"});
    BOOST_TEST(!desk.state().session.has_value());
    BOOST_TEST(bytes_of_file(desk.attempts_file()) == written);
    desk.pass_ms(29'000);
    desk.give(Tick{});
    BOOST_TEST(view().wait.find("1 sekund") != std::string::npos);
    desk.pass_ms(1'000);
    desk.give(Tick{});
    BOOST_TEST(view().can_try);
    desk.unlock();
}

BOOST_AUTO_TEST_CASE(is_not_forgotten_by_a_restart) {
    try_wrong(3);
    desk.restart();
    BOOST_TEST(!view().can_try);
    desk.give(TryUnlock{"skoven er stille"});
    BOOST_TEST(!desk.state().session.has_value());
    desk.pass_ms(30'000);
    desk.give(Tick{});
    try_wrong(1);
    desk.restart();
    BOOST_TEST(view().wait.find("1 minut") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(waits_for_mistakes_that_were_made_in_another_program) {
    platform::Tries elsewhere(desk.attempts_file(), desk.uptime);
    for (int i = 0; i < 3; ++i) {
        elsewhere.begin();
    }
    BOOST_TEST(view().can_try); // nobody has told it yet
    desk.give(TryUnlock{"skoven er stille"});
    BOOST_TEST(!desk.state().session.has_value());
    BOOST_TEST(!view().can_try);
    BOOST_TEST(view().wait.find("30 sekunder") != std::string::npos);
    BOOST_TEST(view().error.empty()); // nothing was tried, so nothing was wrong
    desk.pass_ms(30'000);
    desk.give(Tick{});
    desk.unlock();
}

BOOST_AUTO_TEST_CASE(forgives_what_was_not_the_passphrases_fault) {
    State state;
    const base::Rejection used{base::Refusal::not_allowed,
                               {"Et andet program bruger tabletten.", "Another program uses it."},
                               {}};
    const auto tried = update(state, TryUnlock{"rigtig"}, desk.moment());
    BOOST_REQUIRE(tried.size() == 1U);
    BOOST_TEST(std::holds_alternative<OpenStore>(tried[0]));
    BOOST_TEST(update(state, StoreRefused{used, {}}, desk.moment()).empty());
    BOOST_TEST(make_lock_view(state).can_try);
    BOOST_TEST(make_lock_view(state).error == "Et andet program bruger tabletten.");
}

BOOST_AUTO_TEST_CASE(waits_as_long_though_the_clock_is_turned) {
    try_wrong(3);
    world.clock.advance_ms(86'400'000); // by hand: nothing of the wait has passed
    desk.give(Tick{});
    BOOST_TEST(!view().can_try);
    BOOST_TEST(view().wait.find("30 sekunder") != std::string::npos);
    world.clock.advance_ms(-2 * std::int64_t{86'400'000});
    desk.uptime.advance_ms(30'000);
    desk.give(Tick{});
    BOOST_TEST(view().can_try);
}

BOOST_AUTO_TEST_CASE(waits_anew_once_when_the_machine_was_started_again) {
    try_wrong(3);
    desk.uptime.restart();
    desk.restart();
    BOOST_TEST(!view().can_try);
    desk.give(TryUnlock{"skoven er stille"});
    desk.uptime.advance_ms(10'000);
    desk.restart();
    desk.uptime.advance_ms(20'000);
    desk.give(Tick{});
    desk.unlock();
}

BOOST_AUTO_TEST_CASE(closes_by_itself_when_nobody_touches_the_tablet) {
    desk.unlock();
    desk.pass_ms(4 * 60'000);
    desk.give(Tick{});
    BOOST_TEST(desk.state().session.has_value());
    desk.give(Touched{});
    desk.pass_ms(4 * 60'000);
    desk.give(Tick{});
    BOOST_TEST(desk.state().session.has_value());
    desk.pass_ms(60'000);
    desk.give(Tick{});
    BOOST_TEST(!desk.state().session.has_value());
    BOOST_TEST((desk.state().route.screen == Screen::lock));
}

BOOST_AUTO_TEST_CASE(closes_by_itself_though_the_clock_was_turned_back) {
    desk.unlock();
    world.clock.advance_ms(-86'400'000);
    desk.give(Tick{});
    BOOST_TEST(desk.state().session.has_value());
    desk.uptime.advance_ms(5 * 60'000);
    desk.give(Tick{});
    BOOST_TEST(!desk.state().session.has_value());
}

BOOST_AUTO_TEST_CASE(closes_before_the_touch_that_wakes_a_tablet_that_slept) {
    desk.unlock();
    desk.give(Go{{Screen::citizens, {}, {}}});
    desk.pass_ms(60 * 60'000);
    desk.give(Touched{});
    BOOST_TEST(!desk.state().session.has_value());
    BOOST_TEST((desk.state().route.screen == Screen::lock));
    BOOST_TEST(desk.state().found.people.empty());
}

BOOST_AUTO_TEST_CASE(does_not_stay_open_for_a_sync_that_never_ends) {
    desk.unlock();
    desk.syncs_by_hand = true;
    desk.give(BeginSync{});
    desk.pass_ms(10 * 60'000);
    desk.give(Tick{});
    BOOST_TEST(desk.state().session.has_value());
    desk.pass_ms(60 * 60'000);
    desk.give(Tick{});
    BOOST_TEST(!desk.state().session.has_value());
}

BOOST_AUTO_TEST_CASE(leaves_nothing_of_the_day_behind) {
    desk.unlock();
    desk.give(Go{{Screen::citizens, {}, {}}});
    BOOST_TEST(!desk.state().found.people.empty());
    desk.write({std::string(form_name::kNote), town[0]}, "text", "Har prøvet");
    desk.give(LockNow{});
    BOOST_TEST(desk.state().found.people.empty());
    BOOST_TEST(desk.state().drafts.empty());
    BOOST_TEST(!desk.state().day.has_value());
    BOOST_TEST(make_shell_view(desk.state()).rail.empty());
    desk.unlock();
    BOOST_TEST(desk.state().drafts.size() == 1U);
}

BOOST_AUTO_TEST_CASE(does_not_open_by_an_answer_that_comes_too_late) {
    desk.unlock();
    desk.give(LockNow{});
    desk.give(JobEnded{Start{}});
    BOOST_TEST(!desk.state().session.has_value());
}

BOOST_AUTO_TEST_CASE(speaks_the_language_that_was_chosen_also_after_a_restart) {
    desk.tap(view().languages, "en");
    BOOST_TEST(view().unlock_label == "Unlock");
    desk.restart();
    BOOST_TEST(view().unlock_label == "Unlock");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
