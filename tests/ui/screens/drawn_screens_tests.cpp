#include <boost/test/unit_test.hpp>

#include "domain/citizen.hpp"
#include "tests/support/ui/audits.hpp"
#include "tests/ui/screens/onlooker.hpp"

namespace {

using namespace b2go;
using namespace b2go::screens;
using namespace b2go::tests;

struct ScreensShown : Furnished {
    Onlooker onlooker{desk};
};

BOOST_FIXTURE_TEST_SUITE(every_screen_drawn, ScreensShown)

BOOST_AUTO_TEST_CASE(is_sound_in_every_look) {
    onlooker.see({onlooker.place("idag", {Screen::today, {}, {}}),
                  onlooker.place("tur", {Screen::outing, outing, {}}),
                  onlooker.place("besoeg", {Screen::visit, town[0], outing}),
                  onlooker.place("besoeg_nyt", {Screen::visit, town[4], outing}),
                  onlooker.place("borgere", {Screen::citizens, {}, {}}),
                  onlooker.place("borger", {Screen::citizen, town[0], {}}),
                  onlooker.place("registrer", {Screen::register_citizen, {}, {}}),
                  onlooker.place("ret", {Screen::edit_citizen, town[0], {}}),
                  onlooker.place("opfoelgninger", {Screen::follow_ups, {}, {}}),
                  onlooker.place("synk", {Screen::sync, {}, {}}),
                  onlooker.place("konflikter", {Screen::conflicts, {}, {}}),
                  onlooker.place("indstillinger", {Screen::settings, {}, {}}),
                  onlooker.place("om", {Screen::about, {}, {}})});
}

BOOST_AUTO_TEST_CASE(is_sound_with_a_sheet_or_the_keyboard_over_it) {
    const Route visit{Screen::visit, town[4], outing};
    onlooker.see({onlooker.tapped("emner", visit, {"Emner"}),
                  onlooker.tapped("dato", visit, {"Ny opfølgning", "Frist"}),
                  onlooker.tapped("ansvarlig", visit, {"Ny opfølgning", "Ansvarlig"}),
                  onlooker.tapped("samtykke", visit, {"Nyt samtykke"}),
                  onlooker.tapped("loefte", {Screen::follow_ups, {}, {}}, {"Ring om boligtilbud"}),
                  onlooker.tapped("luk_tur", {Screen::outing, outing, {}}, {"Luk tur"}),
                  onlooker.tapped("tastatur", {Screen::citizen, town[0], {}}, {"Vurdering"}),
                  onlooker.tapped("tastatur_soeg", {Screen::citizens, {}, {}},
                                  {"Søg på navn, adresse, telefon, kontaktkode eller CPR"})});
}

BOOST_AUTO_TEST_CASE(is_sound_with_something_to_say) {
    const auto at = [this](std::string name, Route route, Command command) {
        return onlooker.told(std::move(name), route, std::move(command));
    };
    const Route card{Screen::citizen, town[0], {}};
    const Route sync{Screen::sync, {}, {}};
    const Route visit{Screen::visit, town[5], outing};
    const base::Rejection fault =
        base::refuse(base::Refusal::offline,
                     {"Disken er fuld. Alt, der stod her før, er gemt. Slet noget andet på "
                      "tabletten, og prøv igen.",
                      "The disk is full. All that was here before is saved. Delete something "
                      "else on this tablet, and try again."})
            .value();
    onlooker.see({at("fortryd", {Screen::outing, outing, {}}, CountOne{outing, "served"}),
                  at("fejl", card, JobFailed{fault, true}),
                  at("mangler", visit, SaveVisit{outing, town[5], true}),
                  at("mangler_samtykke", visit, GiveConsent{town[5]}),
                  at("mangler_navn", {Screen::register_citizen, {}, {}}, RegisterCitizen{{}}),
                  at("ingen_fundet", {Screen::citizens, {}, {}}, SearchFor{"findesikke"})});
    desk.is_offline = true;
    onlooker.see({at("uden_net", sync, BeginSync{})});
    desk.syncs_by_hand = true;
    Moment unknown = at("synk_i_gang", sync, BeginSync{});
    unknown.moves = true; // nobody knows how much there is: the bar goes to and fro
    onlooker.see({unknown});
    desk.give(SyncMoved{false, 23, 140});
    onlooker.see({at("synk_sender", sync, Touched{})});
    desk.give(SyncMoved{true, 12'345, 123'456});
    onlooker.see({at("synk_henter", sync, Touched{})});
    onlooker.see({at("synk_stopper", sync, CancelSync{})});
}

BOOST_AUTO_TEST_CASE(is_sound_when_it_is_locked) {
    desk.give(LockNow{});
    const Moment locked{"laas", [](Glass& glass) { glass.settle(); }};
    onlooker.see({locked});
    for (int i = 0; i < 3; ++i) {
        desk.give(TryUnlock{"forkert"});
    }
    onlooker.see({{"laas_vent", locked.prepare}});
    Glass shown = onlooker.glass();
    BOOST_TEST(!shown.shows("Borgere"));
}

BOOST_AUTO_TEST_CASE(is_sound_for_every_role) {
    using registry::Roles;
    for (const auto role : {Roles::coordinator, Roles::sync_admin, Roles::partner_staff}) {
        for (const int percent : {100, 150, 200}) {
            for (const auto screen : {Screen::today, Screen::sync, Screen::conflicts}) {
                desk.give(Go{{screen, {}, {}}});
                onlooker.prefer(percent, false, false, base::Language::danish);
                State state = desk.state();
                state.session->role = role;
                WindowEdit edit;
                Glass glass(
                    [&](kit::Ui& ui) {
                        Commands commands;
                        draw_window(ui, state, edit, commands);
                    },
                    look_of(state.preferences, 1));
                require_sound(glass.ui(), "role " + std::to_string(role) + " screen " +
                                              std::to_string(static_cast<int>(screen)) + " " +
                                              std::to_string(percent));
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

/// A tablet on which nothing has happened yet.
struct Untouched : Office {
    Untouched() : Office(1) { desk.unlock(); }
    Desk desk{world, 0, "skoven er stille"};
    Onlooker onlooker{desk};
};

BOOST_FIXTURE_TEST_SUITE(every_empty_screen, Untouched)

BOOST_AUTO_TEST_CASE(is_sound_in_every_look) {
    onlooker.see({onlooker.place("tom_idag", {Screen::today, {}, {}}),
                  onlooker.place("tom_tur", {Screen::outing, outing, {}}),
                  onlooker.place("tom_borger", {Screen::citizen, town[3], {}}),
                  onlooker.place("tom_opfoelgninger", {Screen::follow_ups, {}, {}}),
                  onlooker.place("tom_synk", {Screen::sync, {}, {}}),
                  onlooker.place("tom_konflikter", {Screen::conflicts, {}, {}})});
}

BOOST_AUTO_TEST_SUITE_END()

/// Four tablets that wrote long words about one citizen without knowing of each other.
struct Quarrel : Office {
    Quarrel() : Office(4) {
        const auto& citizen = domain::citizen();
        for (std::size_t tablet = 0; tablet < world.tablets(); ++tablet) {
            const std::string mark(tablet + 1, 'y');
            registry::Fields fields;
            fields.plain[citizen.name.number] =
                "Annemargrethe-Wilhelmine Rindfleischetikettierungsüberwachungsaufgaben" + mark +
                " Prøvekjær-Fiktivgaard-Testholm";
            fields.plain[citizen.address.number] = record::Group{
                {domain::address_part::kStreet,
                 "Demovejsgennemkørselsforbudsskiltefabrikantboligforeningen 1" + mark},
                {domain::address_part::kPostcode, std::string("2700")},
                {domain::address_part::kCity, std::string("Brønshøj")}};
            world.tablet(tablet).edit(town[2], fields);
        }
        for (std::size_t tablet = world.tablets(); tablet > 0; --tablet) {
            world.tablet(tablet - 1).must_sync();
        }
        desk.unlock();
    }
    Desk desk{world, 0, "skoven er stille"};
    Onlooker onlooker{desk};
};

BOOST_FIXTURE_TEST_SUITE(a_conflict_of_many_long_words, Quarrel)

BOOST_AUTO_TEST_CASE(is_sound_in_every_look) {
    onlooker.see({onlooker.place("strid", {Screen::conflicts, {}, {}}),
                  onlooker.place("strid_borger", {Screen::citizen, town[2], {}}),
                  onlooker.place("strid_ret", {Screen::edit_citizen, town[2], {}})});
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
