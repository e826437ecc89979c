#include <boost/test/unit_test.hpp>

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
    const auto written = desk.attempts_written;
    desk.give(TryUnlock{"skoven er stille"});
    BOOST_TEST(!desk.state().session.has_value());
    BOOST_TEST(desk.attempts_written == written);
    world.clock.advance_ms(29'000);
    desk.give(Tick{});
    BOOST_TEST(view().wait.find("1 sekund") != std::string::npos);
    world.clock.advance_ms(1'000);
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
    world.clock.advance_ms(30'000);
    desk.give(Tick{});
    try_wrong(1);
    desk.restart();
    BOOST_TEST(view().wait.find("1 minut") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(counts_a_try_before_it_is_made) {
    State state;
    const auto effects = update(state, TryUnlock{"forkert"}, world.clock.now());
    BOOST_REQUIRE(effects.size() == 2U);
    const auto* written = std::get_if<StoreAttempts>(&effects[0]);
    BOOST_REQUIRE(written != nullptr);
    BOOST_TEST(written->attempts.wrong == 1);
    BOOST_TEST(std::holds_alternative<OpenStore>(effects[1]));
}

BOOST_AUTO_TEST_CASE(forgives_what_was_not_the_passphrases_fault) {
    State state;
    const auto tried = update(state, TryUnlock{"rigtig"}, world.clock.now());
    BOOST_REQUIRE(tried.size() == 2U);
    const auto refused =
        update(state,
               StoreRefused{{base::Refusal::not_allowed,
                             {"Et andet program bruger tabletten.", "Another program uses it."},
                             {}}},
               world.clock.now());
    BOOST_TEST(state.lock.attempts.wrong == 0);
    BOOST_TEST(refused.size() == 1U);
    BOOST_TEST(make_lock_view(state).error == "Et andet program bruger tabletten.");
}

BOOST_AUTO_TEST_CASE(can_be_tried_again_when_the_count_could_not_be_written) {
    State state = desk.state();
    const base::Instant now = world.clock.now();
    static_cast<void>(update(state, TryUnlock{"skoven er stille"}, now));
    BOOST_TEST(!make_lock_view(state).can_try);
    const base::Rejection full{base::Refusal::unsupported, {"Disken er fuld.", "Disk full."}, {}};
    static_cast<void>(update(state, JobFailed{full, false}, now));
    BOOST_TEST(make_lock_view(state).can_try);
    BOOST_TEST(state.lock.problem.has_value());
}

BOOST_AUTO_TEST_CASE(opens_before_it_forgets_the_wrong_tries) {
    State state = desk.state();
    const Effects effects = update(state, StoreOpened{}, world.clock.now());
    BOOST_REQUIRE(effects.size() == 2U);
    BOOST_TEST(std::holds_alternative<RunJob>(effects[0]));
    BOOST_TEST(std::holds_alternative<StoreAttempts>(effects[1]));
}

BOOST_AUTO_TEST_CASE(closes_by_itself_when_nobody_touches_the_tablet) {
    desk.unlock();
    world.clock.advance_ms(4 * 60'000);
    desk.give(Tick{});
    BOOST_TEST(desk.state().session.has_value());
    desk.give(Touched{});
    world.clock.advance_ms(4 * 60'000);
    desk.give(Tick{});
    BOOST_TEST(desk.state().session.has_value());
    world.clock.advance_ms(60'000);
    desk.give(Tick{});
    BOOST_TEST(!desk.state().session.has_value());
    BOOST_TEST((desk.state().route.screen == Screen::lock));
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
