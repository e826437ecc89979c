#include <boost/test/unit_test.hpp>

#include "domain/citizen.hpp"
#include "domain/referral.hpp"
#include "tests/ui/screens/windowed.hpp"
#include "ui_imgui/screens/register_view.hpp"

namespace {

using namespace b2go;
using namespace b2go::screens;
using namespace b2go::tests;

/// What has the focus, and is to be seen.
std::string seen_focus(const Glass& glass) {
    const kit::Node* focused = glass.tree().focused();
    BOOST_REQUIRE(focused != nullptr);
    BOOST_TEST(!focused->visible.empty(), focused->key << " is not in view");
    return focused->key;
}

BOOST_FIXTURE_TEST_SUITE(a_refused_save, Furnished)

BOOST_AUTO_TEST_CASE(leads_to_the_field_a_rule_over_several_names) {
    Windowed window(desk);
    desk.give(Go{{Screen::visit, town[0], outing}});
    const DraftKey key{std::string(form_name::kReferral), town[0]};
    desk.write(key, "receiver", "Hjemløseenheden");
    desk.write(key, "content", "Mangler et sted at sove");
    Glass glass = window.glass();
    glass.tap("Gem som sendt");
    BOOST_TEST(all(domain::referral()).empty());
    BOOST_TEST(seen_focus(glass) == "legal_basis");
    glass.tap("1 felt skal rettes: Hjemmel · Vis"); // and again, from the button
    BOOST_TEST(seen_focus(glass) == "legal_basis");
    glass.type("§ 12, lov om social service");
    BOOST_TEST(!glass.shows("1 felt skal rettes: Hjemmel · Vis"));
    glass.tap("Gem som sendt");
    BOOST_TEST(all(domain::referral()).size() == 1U);
}

BOOST_AUTO_TEST_CASE(goes_to_the_step_that_has_the_field) {
    Windowed window(desk);
    desk.give(Go{{Screen::register_citizen, {}, {}}});
    desk.write({std::string(form_name::kCitizen), {}}, "cpr", "12");
    Glass glass = window.glass();
    glass.tap("Næste");
    BOOST_REQUIRE(make_register_view(desk.state()).step == 1);
    glass.tap("Gem borger");
    BOOST_TEST(make_register_view(desk.state()).step == 0);
    BOOST_TEST(seen_focus(glass) == "cpr");
    glass.tap("Næste");
    glass.tap("1 felt skal rettes: CPR-nummer · Vis");
    BOOST_TEST(seen_focus(glass) == "cpr");
}

BOOST_AUTO_TEST_CASE(leads_to_the_reason_a_decision_needs) {
    Windowed window(desk);
    desk.give(Go{{Screen::conflicts, {}, {}}});
    Glass glass = window.glass();
    for (const char* label : {"Navn: Åse Testholm", "Adresse: Demovej 21"}) {
        glass.tap(label);
    }
    BOOST_TEST(glass.tree().find_key("reason")->description.starts_with("påkrævet"));
    glass.tap("Gem afgørelse");
    BOOST_TEST(glass.tree().top_layer == 0);
    BOOST_TEST(seen_focus(glass) == "reason");
    BOOST_TEST(glass.shows("1 felt mangler: Begrundelse · Vis"));
    glass.type("Bekræftet");
    glass.tap("Gem afgørelse");
    BOOST_TEST(glass.tree().top_layer == 1);
}

BOOST_AUTO_TEST_CASE(keeps_a_corrections_sheet_open) {
    Windowed window(desk);
    desk.give(Go{{Screen::citizen, town[0], {}}});
    Glass glass = window.glass();
    const base::AnyId note = desk.state().citizen->notes.at(0).id;
    desk.write({std::string(form_name::kCorrection), note}, "text", "Har prøvet \x01 tre.");
    glass.tap("Har prøvet to indgange.");
    glass.tap("Gem rettelse");
    BOOST_TEST(glass.tree().top_layer == 1);
    BOOST_TEST(seen_focus(glass) == "text");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(an_own_value, Furnished)

BOOST_AUTO_TEST_CASE(is_typed_at_once_when_it_is_chosen) {
    Windowed window(desk);
    desk.give(Go{{Screen::conflicts, {}, {}}});
    Glass glass = window.glass();
    glass.tap("Navn: Begge var forkerte: skriv selv");
    BOOST_TEST(seen_focus(glass) == "own name");
    glass.type("Åse");
    BOOST_TEST(glass.shows("Åse"));
    glass.tap("Adresse: Begge var forkerte: skriv selv"); // several fields: the first
    BOOST_TEST(seen_focus(glass) == "own address.street");
}

BOOST_AUTO_TEST_CASE(is_written_in_the_fields_own_widget_and_read_once_more) {
    Windowed window(desk);
    desk.give(Go{{Screen::conflicts, {}, {}}});
    Glass glass = window.glass();
    glass.tap("Navn: Begge var forkerte: skriv selv");
    glass.tap("Bekræftet af borgeren");
    glass.tap("Gem afgørelse");
    BOOST_TEST(seen_focus(glass) == "own name");
    glass.type("Åse Prøveholm");
    glass.tap("Gem afgørelse");
    BOOST_TEST(glass.tree().top_layer == 1);
    BOOST_TEST(glass.shows("Åse Prøveholm"));
    glass.tap("Ja, gem");
    BOOST_TEST(object(town[2]).get(domain::citizen().name).value_or("") == "Åse Prøveholm");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(a_picker_without_choices, Furnished)

BOOST_AUTO_TEST_CASE(says_what_is_missing_and_where_it_is_made) {
    Windowed window(desk);
    desk.give(Go{{Screen::visit, town[4], outing}});
    Glass glass = window.glass();
    glass.tap("Ny henvisning");
    glass.tap("Sag");
    BOOST_TEST(glass.tree().top_layer == 1);
    BOOST_TEST(glass.shows("Borgeren har ingen åben sag endnu."));
    BOOST_TEST(!glass.shows("Intet passer på søgningen."));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
