#include <boost/test/unit_test.hpp>

#include "domain/citizen.hpp"
#include "tests/ui/screens/onlooker.hpp"
#include "ui_imgui/screens/forms.hpp"

namespace {

using namespace b2go;
using namespace b2go::screens;
using namespace b2go::tests;

struct Refused : Furnished {
    Refused() {
        const DraftKey referral{std::string(form_name::kReferral), town[0]};
        desk.give(Go{{Screen::visit, town[0], outing}});
        desk.write(referral, "receiver", "Hjemløseenheden");
        desk.write(referral, "content", "Mangler et sted at sove");
        desk.give(Go{{Screen::register_citizen, {}, {}}});
        desk.write({std::string(form_name::kCitizen), {}}, "cpr", "12");
    }
    Onlooker onlooker{desk};
};

BOOST_FIXTURE_TEST_SUITE(a_refused_save_drawn, Refused)

BOOST_AUTO_TEST_CASE(is_sound_where_it_leads_to) {
    const Route conflicts{Screen::conflicts, {}, {}};
    onlooker.see(
        {onlooker.tapped("afvist_henvisning", {Screen::visit, town[0], outing}, {"Gem som sendt"}),
         onlooker.tapped("afvist_borger", {Screen::register_citizen, {}, {}}, {"Gem borger"}),
         onlooker.tapped("afvist_afgoerelse", conflicts,
                         {"Navn: Åse Testholm", "Adresse: Demovej 21", "Gem afgørelse"}),
         onlooker.tapped("egen_vaerdi", conflicts, {"Navn: Begge var forkerte: skriv selv"})});
}

BOOST_AUTO_TEST_CASE(is_sound_where_a_picker_has_nothing_to_pick) {
    onlooker.see_on_the_smallest({onlooker.tapped("tom_vaelger", {Screen::visit, town[4], outing},
                                                  {"Ny henvisning", "Sag"})});
}

BOOST_AUTO_TEST_SUITE_END()

/// One deleted whom the other edited.
struct Deleted : Office {
    Deleted() {
        const auto& citizen = domain::citizen();
        registry::Fields fields;
        fields.plain[citizen.preferred_name.number] = std::string("Karla");
        fields.plain[citizen.address.number] = record::Group{
            {domain::address_part::kStreet,
             std::string("Demovejsgennemkørselsforbudsskilteboligforeningen 14, 3. tv.")},
            {domain::address_part::kPostcode, std::string("2700")},
            {domain::address_part::kCity, std::string("Brønshøj")}};
        world.tablet(0).edit(town[1], fields);
        world.tablet(1).remove(town[1]);
        world.settle();
        desk.unlock();
    }
    Desk desk{world, 0, "skoven er stille"};
    Onlooker onlooker{desk};
};

BOOST_FIXTURE_TEST_SUITE(edits_against_a_deletion_drawn, Deleted)

BOOST_AUTO_TEST_CASE(are_sound_in_every_look) {
    onlooker.see_on_the_smallest(
        {onlooker.place("sletning", {Screen::conflicts, {}, {}}),
         onlooker.place("sletning_borger", {Screen::citizen, town[1], {}})});
}

BOOST_AUTO_TEST_SUITE_END()

/// Letters that the disk has no room for.
struct Unkept : Furnished {
    Unkept() {
        desk.is_full = true;
        desk.give(Go{{Screen::visit, town[4], outing}});
        desk.write({std::string(form_name::kNote), town[4]}, "text", "Har ikke sovet i to døgn.");
        desk.give(Go{{Screen::register_citizen, {}, {}}});
        desk.write({std::string(form_name::kCitizen), {}}, "name", "Åse Prøveholm");
    }
    Onlooker onlooker{desk};
};

BOOST_FIXTURE_TEST_SUITE(letters_that_are_not_kept_drawn, Unkept)

BOOST_AUTO_TEST_CASE(are_told_of_soundly) {
    onlooker.see_on_the_smallest(
        {onlooker.place("ikke_gemt_besoeg", {Screen::visit, town[4], outing}),
         onlooker.place("ikke_gemt_borger", {Screen::register_citizen, {}, {}})});
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
