#include <random>

#include <boost/test/unit_test.hpp>
#include <imgui.h>

#include "domain/citizen.hpp"
#include "domain/encounter.hpp"
#include "domain/matter.hpp"
#include "domain/note.hpp"
#include "tests/support/ui/careless_hand.hpp"
#include "tests/ui/screens/windowed.hpp"

namespace {

using namespace b2go;
using namespace b2go::screens;
using namespace b2go::tests;

/// A tablet as it lies in the morning, and its glass.
struct Morning : Office {
    Desk desk{world, 0, "skoven er stille"};
    Windowed window{desk};
    Glass glass = window.glass();

    void unlock() {
        glass.tap("Adgangssætning");
        glass.type("skoven er stille");
        glass.tap("Lås op");
        BOOST_REQUIRE(desk.state().session.has_value());
    }
    void type_into(const char* field, const char* text) {
        glass.tap(field);
        glass.type(text);
        glass.settle();
    }
};

BOOST_FIXTURE_TEST_SUITE(a_visit_by_touch_alone, Morning)

BOOST_AUTO_TEST_CASE(ends_in_the_store) {
    unlock();
    glass.tap("Åbn tur");
    glass.tap("Begynd tur");
    BOOST_TEST(status_of(outing, 0) == "ongoing");
    glass.tap("Mødt");
    glass.tap("Anonym borger");
    BOOST_REQUIRE((desk.state().route.screen == Screen::visit));
    glass.tap("Emner");
    glass.tap("MitID");
    glass.tap("Færdig");
    glass.tap("Vejledning");
    glass.tap("Løst på stedet");
    glass.tap("Opret sag");
    type_into("Tekst", "Har faaet MitID igen");
    glass.tap("Gem notat");
    glass.tap("Afslut besøg");
    BOOST_REQUIRE((desk.state().route.screen == Screen::outing));
    glass.tap("Luk tur");
    glass.tap("Luk tur"); // yes, in the question
    BOOST_TEST(status_of(outing, 0) == "closed");
    const auto encounters = all(domain::encounter());
    BOOST_REQUIRE(encounters.size() == 1U);
    BOOST_TEST(encounters[0].is(domain::encounter().outcome, "solved"));
    BOOST_TEST(all(domain::matter()).size() == 1U);
    BOOST_REQUIRE(all(domain::note()).size() == 1U);
    BOOST_TEST(all(domain::note())[0].get(domain::note().text).value_or("") ==
               "Har faaet MitID igen");
    glass.tap("Synk.");
    glass.tap("Synkronisér nu");
    BOOST_TEST(desk.state().standing.counts.unsent == 0U);
    BOOST_TEST(glass.shows("Kvittering"));
}

BOOST_AUTO_TEST_CASE(begins_with_typing_the_passphrase) {
    glass.settle();
    glass.type("forkert");
    glass.key(ImGuiKey_Enter);
    BOOST_TEST(desk.state().lock.attempts.wrong == 1);
    glass.type("skoven er stille");
    glass.key(ImGuiKey_Enter);
    BOOST_REQUIRE(desk.state().session.has_value());
    desk.give(LockNow{});
    glass.settle();
    glass.type("skoven er stille");
    glass.key(ImGuiKey_Enter);
    BOOST_TEST(desk.state().session.has_value());
}

BOOST_AUTO_TEST_CASE(finds_a_citizen_while_one_types) {
    unlock();
    glass.tap("Borgere");
    glass.tap("Søg på navn, adresse, telefon, kontaktkode eller CPR");
    glass.type("demovej");
    glass.settle();
    BOOST_TEST(desk.state().found.people.size() == town.size());
    glass.type(" findesikke");
    glass.settle();
    BOOST_TEST(glass.shows("Ingen fundet"));
}

BOOST_AUTO_TEST_CASE(shows_a_number_only_while_it_is_held) {
    unlock();
    desk.give(Go{{Screen::citizen, town[0], {}}});
    glass.settle();
    const kit::Node* held = nullptr;
    for (const kit::Node& node : glass.tree().nodes) {
        if (node.secret && node.focusable) {
            held = &node;
        }
    }
    BOOST_REQUIRE(held != nullptr);
    glass.press(held->rect.centre());
    glass.frames(40);
    BOOST_TEST(desk.state().reveal.has_value());
    glass.lift();
    glass.settle();
    BOOST_TEST(!desk.state().reveal.has_value());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(a_form_beside_a_visit, Furnished)

BOOST_AUTO_TEST_CASE(closes_when_it_is_saved_or_was_opened_for_nothing) {
    Windowed window(desk);
    desk.give(Go{{Screen::visit, town[4], outing}});
    Glass glass = window.glass();
    glass.tap("Ny opfølgning");
    glass.tap("Luk uden at gemme");
    BOOST_TEST(!glass.shows("Gem opfølgning"));
    glass.tap("Ny opfølgning");
    glass.tap("Hvad");
    glass.type("Ring");
    glass.settle();
    glass.tap("Gem opfølgning");
    BOOST_TEST(!glass.shows("Gem opfølgning"));
    BOOST_TEST(desk.state().drafts.empty());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(a_card_by_touch_alone, Furnished)

BOOST_AUTO_TEST_CASE(takes_a_matter_further) {
    Windowed window(desk);
    desk.give(Go{{Screen::citizen, town[0], {}}});
    Glass glass = window.glass();
    const std::string row = desk.state().citizen->matters.at(0).id.text();
    glass.ui().activate(glass.tree().find_key(row)->id);
    glass.settle();
    glass.tap("Bestilt");
    BOOST_TEST(all(domain::matter()).at(0).is(domain::matter().progress, "ordered"));
    BOOST_TEST(glass.shows("Sagens fremdrift er gemt."));
    BOOST_TEST(glass.tree().top_layer == 0);
}

BOOST_AUTO_TEST_CASE(leads_from_a_promise_to_what_can_be_done_about_it) {
    Windowed window(desk);
    desk.give(Go{{Screen::citizen, town[0], {}}});
    Glass glass = window.glass();
    glass.tap("Ring om boligtilbud");
    BOOST_TEST(glass.tree().top_layer == 1);
    glass.tap("Udført");
    BOOST_TEST(desk.state().standing.promises.open == 0U);
    BOOST_TEST(glass.tree().top_layer == 0);
    BOOST_TEST((desk.state().route == Route{Screen::citizen, town[0], {}}));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(a_decision_by_touch_alone, Furnished)

BOOST_AUTO_TEST_CASE(is_read_once_more_before_it_stands) {
    Windowed window(desk);
    desk.give(Go{{Screen::conflicts, {}, {}}});
    Glass glass = window.glass();
    for (const char* label : {"Navn: Åse Testholm", "Adresse: Demovej 21"}) {
        glass.tap(label);
    }
    glass.tap("Bekræftet af borgeren");
    glass.tap("Gem afgørelse");
    BOOST_TEST(glass.tree().top_layer == 1);
    BOOST_TEST(desk.state().standing.counts.conflicts == 1U);
    glass.tap("Ja, gem");
    BOOST_TEST(desk.state().standing.counts.conflicts == 0U);
    BOOST_TEST(object(town[2]).get(domain::citizen().name).value_or("") == "Åse Testholm");
    BOOST_TEST(glass.tree().top_layer == 0);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(a_careless_hand, Furnished)

/// Nothing a hand can do to any screen breaks an invariant, loses the store or leaves a promise
/// without an owner.
BOOST_AUTO_TEST_CASE(breaks_nothing) {
    constexpr unsigned kSeed = 7;
    constexpr int kTaps = 600;
    BOOST_TEST_MESSAGE("seed " << kSeed);
    std::mt19937 random(kSeed);
    Windowed window(desk);
    Glass glass = window.glass();
    for (int i = 0; i < kTaps; ++i) {
        const auto& nodes = glass.tree().nodes;
        std::vector<kit::Point> targets;
        for (const kit::Node& node : nodes) {
            if (node.focusable && !node.visible.empty() && node.key != "lock") {
                targets.push_back(node.visible.centre());
            }
        }
        if (targets.empty() || random() % 8 == 0) {
            glass.type("æ7");
            glass.key(random() % 2 == 0 ? ImGuiKey_Escape : ImGuiKey_Tab);
        } else {
            glass.tap_at(targets[random() % targets.size()]);
        }
        if (!desk.state().session) {
            desk.unlock();
            glass.settle();
        }
    }
    BOOST_TEST(desk.tablet().store().verify().empty());
    BOOST_TEST(desk.state().standing.promises.unowned == 0U);
}

BOOST_AUTO_TEST_CASE(breaks_nothing_while_the_window_is_resized_and_the_text_grows) {
    constexpr unsigned kSeed = 11;
    constexpr int kFrames = 10'000;
    BOOST_TEST_MESSAGE("seed " << kSeed);
    Windowed window(desk);
    Glass glass = window.glass();
    CarelessHand hand(kSeed, [&](const kit::Look& look) {
        window.scale = look.scale;
        desk.give(SetPreferences{{look.language, look.text_percent,
                                  look.theme == kit::ThemeKind::dark, look.gloves, false, 5}});
    });
    for (int frame = 0; frame < kFrames; ++frame) {
        if (hand.pick(100) == 0 && desk.state().session) {
            const std::vector<Screen> all{
                Screen::today,    Screen::citizens, Screen::conflicts,       Screen::follow_ups,
                Screen::settings, Screen::sync,     Screen::register_citizen};
            desk.give(hand.pick(2) == 0 ? Go{{all[hand.pick(7)], {}, {}}}
                                        : Go{{Screen::visit, town[hand.pick(3)], outing}});
        }
        hand.do_something(glass);
        if (!desk.state().session) {
            desk.unlock();
        }
    }
    BOOST_TEST(desk.tablet().store().verify().empty());
    BOOST_TEST(desk.state().standing.promises.unowned == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
