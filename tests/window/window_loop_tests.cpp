#include "platform/window/window_loop.hpp"

#include <boost/test/unit_test.hpp>
#include <imgui.h>

#include "tests/support/manual_clock.hpp"
#include "tests/support/manual_uptime.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/temp_folder.hpp"
#include "tests/support/ui/installed_fonts.hpp"

namespace {

using namespace b2go;
using namespace b2go::platform;

/// A window that nobody looks at, whose time a test turns.
struct Untouched {
    tests::TempFolder folder;
    tests::ManualClock clock;
    tests::SeededRandom random;
    tests::ManualUptime uptime;
    TabletWindow window{folder.path(), base::Language::danish, {clock, uptime}, random, [] {}};
    kit::Ui ui{tests::installed_fonts(), window.look(1)};
    WindowLoop loop{window, ui};
    int wakes = 0;
    int frames = 0;

    Untouched() {
        ImGui::GetIO().DisplaySize = {1280, 800};
        ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
        while (loop.is_moving()) {
            turn();
        }
        frames = 0;
    }

    /// As after unlocking, on a tablet with nothing on it.
    void begin_work() {
        window.give(screens::StoreOpened{std::nullopt});
        window.give(screens::JobEnded{screens::Start{}});
        window.carry_out();
        BOOST_REQUIRE(window.state().session.has_value());
    }

    /// What the program does between two sleeps.
    void turn(bool happened = false) {
        const bool slept = !loop.is_moving();
        const auto slept_ms = static_cast<std::int64_t>(loop.sleep_s() * 1000 + 0.5);
        clock.advance_ms(slept_ms);
        uptime.advance_ms(slept_ms);
        loop.take_in(happened, false);
        if (slept) {
            ++wakes;
            loop.time_passed(std::nullopt);
        }
        ImGui::GetIO().DeltaTime = 1.0F / 60;
        unsigned fonts_given = 0;
        loop.draw(
            1, [&] { fonts_given = ui.font_generation(); },
            [&] {
                ++frames;
                BOOST_TEST(fonts_given == ui.font_generation());
            });
    }
};

BOOST_FIXTURE_TEST_SUITE(an_untouched_window, Untouched)

BOOST_AUTO_TEST_CASE(wakes_once_a_minute_and_draws_one_frame_then) {
    constexpr std::int64_t kHourMs = 3'600'000;
    const base::Instant end{clock.now().ms + kHourMs};
    while (clock.now().ms < end.ms) {
        BOOST_REQUIRE(wakes < 1000);
        turn();
    }
    BOOST_TEST(wakes >= 60);
    BOOST_TEST(wakes <= 61);
    BOOST_TEST(frames == wakes);
}

BOOST_AUTO_TEST_CASE(sleeps_while_a_message_waits_to_be_answered) {
    screens::Written registered;
    registered.contact_code = "7KQ3RT"; // must be passed on: the message stays
    begin_work();
    window.give(screens::JobEnded{registered});
    window.carry_out();
    BOOST_REQUIRE(window.state().toast.has_value());
    constexpr std::int64_t kUntilItLocksMs = 4 * 60'000;
    const base::Instant end{clock.now().ms + kUntilItLocksMs};
    turn(true);
    while (clock.now().ms < end.ms) {
        BOOST_REQUIRE(wakes < 1000);
        turn();
    }
    BOOST_TEST(wakes <= 5);
    BOOST_TEST(window.state().toast.has_value());
}

BOOST_AUTO_TEST_CASE(asks_each_time_before_it_closes_on_letters_that_are_not_kept) {
    const screens::DraftKey key{std::string(screens::form_name::kCitizen), {}};
    const base::Rejection full{base::Refusal::unsupported, {"Disken er fuld.", "Disk full."}, {}};
    screens::Start start;
    start.drafts[key].texts["name"] = "Åse";
    window.give(screens::StoreOpened{std::nullopt});
    window.give(screens::JobEnded{start});
    window.carry_out();
    BOOST_TEST(window.may_close());
    for (int time = 0; time < 2; ++time) {
        window.give(screens::JobFailed{full, false, key});
        window.carry_out();
        BOOST_TEST(loop.sleep_s() <= 5.0, "it is tried again by itself");
        BOOST_TEST(!window.may_close());
        window.carry_out();
        BOOST_TEST(window.state().problem.has_value());
        BOOST_TEST(window.may_close());
        window.give(screens::JobEnded{screens::DraftKept{key, clock.now(), std::nullopt}});
        window.tick(std::nullopt);
    }
}

BOOST_AUTO_TEST_CASE(wakes_when_a_message_goes_by_itself) {
    begin_work();
    window.give(screens::JobEnded{screens::Written{}});
    window.carry_out();
    BOOST_REQUIRE(window.state().toast.has_value());
    BOOST_REQUIRE(window.state().toast->ends().has_value());
    while (window.state().toast.has_value() && wakes < 3) {
        BOOST_TEST(loop.sleep_s() <= 8.0);
        turn(); // the minute may turn before
    }
    BOOST_TEST(!window.state().toast.has_value());
}

BOOST_AUTO_TEST_CASE(wakes_when_the_shown_minute_turns) {
    turn();
    BOOST_TEST(clock.now().ms % 60'000 == 0);
    BOOST_TEST(loop.sleep_s() == 60.0);
}

BOOST_AUTO_TEST_CASE(draws_until_what_happened_is_laid_out) {
    turn(true);
    BOOST_TEST(loop.sleep_s() == 0.0);
    while (loop.is_moving()) {
        turn();
    }
    BOOST_TEST(frames == 3);
    BOOST_TEST(loop.sleep_s() > 0.0);
}

BOOST_AUTO_TEST_CASE(gives_the_glass_other_fonts_before_it_draws_with_them) {
    const unsigned before = ui.font_generation();
    screens::Preferences larger = window.state().preferences;
    larger.text_percent = 200;
    window.give(screens::SetPreferences{larger});
    turn(true);
    while (loop.is_moving()) {
        turn();
    }
    BOOST_TEST(ui.font_generation() == before + 1);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
