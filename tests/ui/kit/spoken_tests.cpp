#include <boost/test/unit_test.hpp>

#include "ui_imgui/kit/spoken.hpp"

namespace {

using namespace b2go;
using base::Language;
using kit::Node;
using kit::Role;

Node node(Role role, std::string label, std::string value = {}) {
    Node made;
    made.role = role;
    made.label = std::move(label);
    made.value = std::move(value);
    return made;
}

BOOST_AUTO_TEST_SUITE(read_aloud)

BOOST_AUTO_TEST_CASE(a_widget_says_its_name_its_value_and_what_it_is) {
    BOOST_TEST(kit::spoken(node(Role::button, "Lås op"), Language::danish) == "Lås op, knap");
    BOOST_TEST(kit::spoken(node(Role::field, "Navn", "Åse"), Language::english) ==
               "Navn, Åse, field");
    BOOST_TEST(kit::spoken(node(Role::text, ""), Language::danish).empty());
}

BOOST_AUTO_TEST_CASE(a_widget_says_whether_it_is_on_and_whether_it_can_be_used) {
    Node toggle = node(Role::toggle, "Samtykke");
    BOOST_TEST(kit::spoken(toggle, Language::danish) == "Samtykke, kontakt, fra");
    toggle.on = true;
    BOOST_TEST(kit::spoken(toggle, Language::danish) == "Samtykke, kontakt, til");
    toggle.enabled = false;
    BOOST_TEST(kit::spoken(toggle, Language::danish) == "Samtykke, kontakt, kan ikke vælges nu");
}

BOOST_AUTO_TEST_CASE(a_secret_is_never_said) {
    Node cpr = node(Role::field, "CPR-nummer", "678185-4321");
    cpr.secret = true;
    cpr.description = "678185-4321 findes i forvejen";
    BOOST_TEST(kit::spoken(cpr, Language::danish) == "CPR-nummer, felt");
    BOOST_TEST(kit::spoken(node(Role::secret_field, "Adgangssætning", "fem ord"),
                           Language::danish) == "Adgangssætning, skjult felt");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
