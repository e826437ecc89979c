#include <boost/test/unit_test.hpp>
#include <imgui.h>

#include "domain/note.hpp"
#include "domain/referral.hpp"
#include "tests/ui/screens/windowed.hpp"

namespace {

using namespace b2go;
using namespace b2go::screens;
using namespace b2go::tests;

BOOST_FIXTURE_TEST_SUITE(a_note_by_touch_alone, Furnished)

BOOST_AUTO_TEST_CASE(is_read_first_and_corrected_in_a_step_from_there) {
    Windowed window(desk);
    desk.give(Go{{Screen::citizen, town[0], {}}});
    Glass glass = window.glass();
    glass.tap("Har prøvet to indgange.");
    BOOST_TEST(glass.tree().top_layer == 1);
    BOOST_TEST(glass.shows("Skrevet af"));
    BOOST_TEST(!glass.shows("Gem rettelse"));
    glass.tap("Ret notat");
    BOOST_TEST(!glass.node("Gem rettelse").enabled);
    glass.tap("Tekst");
    glass.type("Har prøvet tre indgange.");
    glass.tap("Gem rettelse");
    BOOST_TEST(glass.tree().top_layer == 0);
    const auto notes = all(domain::note());
    BOOST_REQUIRE(notes.size() == 2U);
    const auto& first = notes[0].has(domain::note().corrects.number) ? notes[1] : notes[0];
    const auto& second = notes[0].has(domain::note().corrects.number) ? notes[0] : notes[1];
    BOOST_TEST(first.get(domain::note().text).value_or("") == "Har prøvet to indgange.");
    BOOST_TEST((second.get(domain::note().corrects) == domain::NoteId(first.id)));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(sheets_by_touch_alone, Crowded)

BOOST_AUTO_TEST_CASE(lead_from_a_corrected_note_to_its_correction_and_back) {
    Windowed window(desk);
    desk.give(Go{{Screen::citizen, town[0], {}}});
    Glass glass = window.glass();
    glass.tap("Har prøvet to indgange.");
    BOOST_TEST(glass.shows("Rettet"));
    glass.tap("Se rettelsen fra");
    BOOST_TEST(glass.tree().top_layer == 1);
    BOOST_TEST(glass.shows("Retter dette notat"));
    glass.tap("Se det notat, den retter");
    BOOST_TEST(glass.shows("Rettet til"));
    glass.key(ImGuiKey_Escape);
    BOOST_TEST(glass.tree().top_layer == 0);
}

BOOST_AUTO_TEST_CASE(show_a_referral_over_today_and_note_a_try) {
    Windowed window(desk);
    desk.give(Go{{Screen::follow_ups, {}, {}}});
    Glass glass = window.glass();
    const std::string row = referral.text();
    glass.ui().activate(glass.tree().find_key(row)->id);
    glass.settle();
    BOOST_TEST(glass.shows("Har sovet ude i tre nætter"));
    glass.tap("Jeg forsøger at nå borgeren nu");
    BOOST_TEST(glass.tree().top_layer == 1); // it stays open, and shows the try
    BOOST_TEST(!glass.shows("Ingen endnu"));
    const registry::Object now = object(referral);
    BOOST_TEST(now.fields.sets.at(domain::referral().attempts.number).size() == 1U);
    glass.tap("Luk");
    BOOST_TEST(glass.tree().top_layer == 0);
    BOOST_TEST(!desk.state().promise.has_value());
}

BOOST_AUTO_TEST_CASE(lead_from_both_words_to_the_decision) {
    Windowed window(desk);
    desk.give(Go{{Screen::citizen, town[2], {}}});
    Glass glass = window.glass();
    BOOST_TEST(glass.shows("Demovej 12, 1. tv."));
    BOOST_TEST(glass.shows("Demovej 21, st. th."));
    glass.tap("Se konflikten");
    BOOST_TEST((desk.state().route == Route{Screen::conflicts, town[2], {}}));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(what_is_missing, Furnished)

BOOST_AUTO_TEST_CASE(is_heard_with_each_field_that_needs_something) {
    Windowed window(desk);
    desk.give(Go{{Screen::visit, town[4], outing}});
    const Glass glass = window.glass();
    const kit::Node* subjects = glass.tree().find_key("subjects");
    const kit::Node* outcome = glass.tree().find_key("outcome");
    const kit::Node* channel = glass.tree().find_key("channel");
    BOOST_REQUIRE((subjects != nullptr && outcome != nullptr && channel != nullptr));
    BOOST_TEST(subjects->description.starts_with("påkrævet"));
    BOOST_TEST(outcome->label == "Udfald");
    BOOST_TEST(outcome->description.starts_with("påkrævet"));
    BOOST_TEST(channel->description.empty());
    BOOST_TEST(glass.shows("Udfald · påkrævet")); // and seen
}

BOOST_AUTO_TEST_CASE(is_focused_by_a_tap_on_what_names_it) {
    Windowed window(desk);
    desk.give(Go{{Screen::visit, town[4], outing}});
    Glass glass = window.glass();
    glass.tap("3 felter mangler, først: Emner · Vis");
    BOOST_TEST(glass.focused() == "Emner");
    desk.choose(visit_key(outing, town[4]), "subjects", subject.text());
    glass.settle();
    glass.tap("2 felter mangler, først: Behandling · Vis");
    const kit::Node* focused = glass.tree().focused();
    BOOST_REQUIRE(focused != nullptr); // the first answer of the question
    BOOST_TEST(focused->key == "guidance");
    BOOST_TEST(!focused->visible.empty());
}

BOOST_AUTO_TEST_CASE(is_led_to_from_the_other_tab) {
    Windowed window(desk);
    desk.give(SetPreferences{{base::Language::danish, 200, false, false, false, 5}});
    desk.give(Go{{Screen::visit, town[4], outing}});
    Glass glass = window.glass();
    glass.tap("Borger");
    BOOST_REQUIRE(glass.tree().find_key("subjects") == nullptr);
    glass.tap("3 felter mangler, først: Emner · Vis");
    BOOST_TEST(glass.focused() == "Emner");
}

BOOST_AUTO_TEST_CASE(of_a_form_beside_the_visit_leads_to_that_forms_field) {
    Windowed window(desk);
    desk.give(Go{{Screen::visit, town[0], outing}});
    desk.write({std::string(form_name::kReferral), town[0]}, "receiver", "Hjemløseenheden");
    desk.write({std::string(form_name::kFollowUp), town[0]}, "due", "2026-10-01");
    Glass glass = window.glass();
    glass.tap("1 felt mangler: Indhold · Vis");
    BOOST_TEST(glass.focused() == "Indhold");
    glass.tap("1 felt mangler: Hvad · Vis");
    BOOST_TEST(glass.focused() == "Hvad");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
