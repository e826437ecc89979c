#include <boost/test/unit_test.hpp>

#include "tests/ui/screens/office.hpp"
#include "ui_imgui/screens/lock_view.hpp"
#include "ui_imgui/screens/register_view.hpp"
#include "ui_imgui/screens/shell_view.hpp"
#include "ui_imgui/screens/unkept.hpp"
#include "ui_imgui/screens/visit_view.hpp"

namespace {

using namespace b2go;
using namespace b2go::screens;
using namespace b2go::tests;

/// Somebody registering a citizen whose tablet has run out of room.
struct OnAFullDisk : Office {
    OnAFullDisk() : Office(1) {
        desk.unlock();
        desk.give(Go{{Screen::register_citizen, {}, {}}});
        desk.write(key, "name", "Før");
        desk.is_full = true;
        desk.write(key, "name", "Før Efter");
    }
    [[nodiscard]] FormView form() const { return make_register_view(desk.state()).form; }
    [[nodiscard]] std::string kept() {
        for (const auto& each : desk.tablet().store().unfinished()) {
            if (const auto draft = decode_draft(each.content); draft && each.screen == key.form) {
                return draft->text("name");
            }
        }
        return {};
    }

    Desk desk{world, 0, "skoven er stille"};
    DraftKey key{std::string(form_name::kCitizen), {}};
};

BOOST_FIXTURE_TEST_SUITE(letters_that_could_not_be_kept, OnAFullDisk)

BOOST_AUTO_TEST_CASE(are_told_of_for_as_long_as_they_are_not) {
    BOOST_TEST(form().is_unkept);
    BOOST_TEST(form().saved_text == "Ikke gemt endnu");
    BOOST_TEST(form().trouble.find("Disken er fuld") != std::string::npos);
    BOOST_TEST(!desk.state().problem.has_value(), "a sheet would take the letters that follow");
    const std::string toast = make_shell_view(desk.state()).toast;
    BOOST_TEST(toast.find("er ikke gemt endnu") != std::string::npos);
    desk.pass_ms(60'000);
    desk.give(Tick{});
    BOOST_TEST(form().is_unkept);
}

BOOST_AUTO_TEST_CASE(are_kept_by_themselves_when_there_is_room_again) {
    desk.is_full = false;
    const auto next = next_try(desk.state());
    BOOST_REQUIRE(next.has_value());
    const std::int64_t left = next->ms - desk.state().up.ms;
    desk.pass_ms(left - 1);
    desk.give(Tick{});
    BOOST_TEST(kept() == "Før", "it was not tried yet");
    desk.pass_ms(1);
    desk.give(Tick{});
    BOOST_TEST(kept() == "Før Efter");
    BOOST_TEST(!form().is_unkept);
    BOOST_TEST(form().saved_text.starts_with("Kladde gemt"));
    BOOST_TEST(form().trouble.empty());
    BOOST_TEST(!next_try(desk.state()).has_value());
}

BOOST_AUTO_TEST_CASE(wait_behind_the_lock) {
    desk.give(LockNow{});
    BOOST_TEST(desk.state().drafts.empty());
    BOOST_TEST(has_unkept(desk.state()));
    desk.unlock();
    BOOST_TEST(draft_of(desk.state(), key).text("name") == "Før Efter");
    desk.give(Go{{Screen::register_citizen, {}, {}}});
    BOOST_TEST(form().is_unkept, "there is still no room");
    desk.give(LockNow{});
    desk.is_full = false;
    desk.unlock();
    BOOST_TEST(kept() == "Før Efter");
    BOOST_TEST(!has_unkept(desk.state()));
}

BOOST_AUTO_TEST_CASE(are_not_lost_when_it_locks_before_the_store_has_answered) {
    desk.is_full = false;
    desk.write(key, "name", "Alt");
    State state = desk.state();
    const auto typed = update(state, WriteInDraft{key, "name", "Alt og"}, desk.moment());
    BOOST_TEST(typed.size() == 1U);
    static_cast<void>(update(state, LockNow{}, desk.moment()));
    BOOST_TEST(has_unkept(state));
    State answered = state;
    static_cast<void>(
        update(answered, JobEnded{DraftKept{key, desk.moment().now, {}}}, desk.moment()));
    BOOST_TEST(!has_unkept(answered), "nothing of the day stays behind the lock");
    const base::Rejection full{base::Refusal::unsupported, {"Disken er fuld.", "Disk full."}, {}};
    static_cast<void>(update(state, JobFailed{full, false, key}, desk.moment()));
    BOOST_TEST(has_unkept(state));
    BOOST_TEST(make_lock_view(state).error.find("Disken er fuld.") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(are_let_go_of_with_their_form) {
    desk.give(DiscardDraft{key});
    BOOST_TEST(!has_unkept(desk.state()));
    BOOST_TEST(!next_try(desk.state()).has_value());
}

BOOST_AUTO_TEST_CASE(are_told_of_before_the_window_closes) {
    desk.give(CloseAsked{});
    BOOST_REQUIRE(desk.state().problem.has_value());
    BOOST_TEST(make_shell_view(desk.state()).problem.find("går tabt") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(of_a_visit_are_told_of_at_its_foot) {
    desk.is_full = false;
    desk.give(Go{{Screen::outing, outing, {}}});
    desk.give(BeginOuting{outing});
    desk.give(Go{{Screen::visit, town[0], outing}});
    desk.is_full = true;
    desk.write({std::string(form_name::kNote), town[0]}, "text", "Har prøvet");
    BOOST_TEST(make_visit_view(desk.state()).saved.text == "Ikke gemt endnu");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
