#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "domain/citizen.hpp"
#include "tests/ui/screens/office.hpp"
#include "ui_imgui/screens/conflicts_view.hpp"

namespace {

using namespace b2go;
using namespace b2go::screens;
using namespace b2go::tests;

/// Two tablets have written about the same citizen without knowing it.
struct Disputed : Office {
    Desk desk{world, 0, "skoven er stille"};
    DraftKey key{std::string(form_name::kDecision), town[0]};

    void write(std::size_t tablet, const char* name, const char* contactable) {
        registry::Fields fields;
        fields.plain[domain::citizen().name.number] = std::string(name);
        fields.plain[domain::citizen().contactable.number] = std::string(contactable);
        world.tablet(tablet).edit(town[0], fields);
    }
    void dispute() {
        write(0, "Åse Demosen", "yes");
        write(1, "Åse Testholm", "no");
        world.settle();
        desk.unlock();
        desk.give(Go{{Screen::conflicts, {}, {}}});
    }
    ConflictsView view() { return make_conflicts_view(desk.state()); }
    static ConflictChoice choice_of(const ConflictField& field, const std::string& value) {
        const auto at = std::ranges::find(field.versions, value, &ConflictChoice::value);
        BOOST_REQUIRE_MESSAGE(at != field.versions.end(), "nobody wrote " + value);
        return *at;
    }
};

BOOST_FIXTURE_TEST_SUITE(the_conflict_screen, Disputed)

BOOST_AUTO_TEST_CASE(says_that_there_is_nothing_to_decide) {
    desk.unlock();
    desk.give(Go{{Screen::conflicts, {}, {}}});
    BOOST_TEST(view().is_loaded);
    BOOST_TEST(view().queue.empty());
    BOOST_TEST(view().none.title == "Intet at afgøre");
}

BOOST_AUTO_TEST_CASE(shows_before_and_both_versions_with_who_where_and_when) {
    dispute();
    const ConflictsView shown = view();
    BOOST_REQUIRE(shown.undecided.size() == 1U);
    const ConflictField& field = shown.undecided[0];
    BOOST_TEST(field.label == "Navn");
    BOOST_TEST(field.can_choose_before);
    BOOST_REQUIRE(field.versions.size() == 2U);
    for (const ConflictChoice& version : field.versions) {
        BOOST_TEST(version.note.find("Anna Demosen") != std::string::npos);
        BOOST_TEST(version.note.find("tablet 10000") != std::string::npos);
        BOOST_TEST(version.note.find("i dag kl. ") != std::string::npos);
    }
    BOOST_TEST((field.versions[0].tone != field.versions[1].tone));
    BOOST_TEST(shown.version_headings.size() == 2U);
}

BOOST_AUTO_TEST_CASE(shows_what_the_rule_decided_apart) {
    dispute();
    BOOST_REQUIRE(view().automatic.size() == 1U);
    BOOST_TEST(view().automatic[0].label == "Må kontaktes");
    BOOST_TEST(view().automatic[0].standing.text == "Afgjort af reglen");
}

BOOST_AUTO_TEST_CASE(marks_what_stands_by_the_rule_and_asks_for_nothing) {
    dispute();
    const ConflictsView shown = view();
    const ConflictField& field = shown.automatic.at(0);
    BOOST_TEST(shown.automatic_heading == "Flettet automatisk – kan ændres");
    BOOST_TEST(field.can_change);
    int standing = 0;
    for (const ConflictChoice& version : field.versions) {
        const bool stands = version.note.find("Gælder nu") != std::string::npos;
        BOOST_TEST(version.chosen == stands);
        BOOST_TEST(stands == (version.value == "Nej"));
        standing += stands ? 1 : 0;
    }
    BOOST_TEST(standing == 1);
    BOOST_TEST(shown.will_stand.empty());
    BOOST_TEST(!find_action(shown.actions, "decide")->enabled);
}

BOOST_AUTO_TEST_CASE(lets_what_the_rule_decided_be_decided_otherwise) {
    dispute();
    BOOST_REQUIRE(object(town[0]).is(domain::citizen().contactable, "no"));
    desk.give(choice_of(view().automatic.at(0), "Ja").choose);
    BOOST_TEST(!choice_of(view().automatic.at(0), "Nej").chosen);
    BOOST_TEST(find_action(view().actions, "decide")->label == "Gem afgørelse (0 af 1, 1 ændret)");
    desk.give(WriteInDraft{key, "reason", "Har lige sagt ja"});
    desk.tap(view().actions, "decide");
    BOOST_TEST(object(town[0]).is(domain::citizen().contactable, "yes"));
    BOOST_REQUIRE(view().undecided.size() == 1U); // the name still waits
    BOOST_TEST(view().automatic.empty());
    world.settle();
    BOOST_TEST(object(town[0], 1).is(domain::citizen().contactable, "yes"));
}

BOOST_AUTO_TEST_CASE(saves_nothing_where_one_comes_back_to_what_stands) {
    dispute();
    desk.give(choice_of(view().automatic.at(0), "Ja").choose);
    desk.give(choice_of(view().automatic.at(0), "Nej").choose);
    BOOST_TEST(choice_of(view().automatic.at(0), "Nej").chosen);
    BOOST_TEST(view().will_stand.empty());
    const std::uint64_t unsent = desk.state().standing.counts.unsent;
    desk.give(WriteInDraft{key, "reason", "Bekræftet"});
    desk.give(DecideConflict{town[0]});
    BOOST_TEST(desk.state().standing.counts.unsent == unsent);
}

BOOST_AUTO_TEST_CASE(is_skipped_from_one_record_to_the_next_and_round) {
    dispute();
    BOOST_TEST(find_action(view().actions, "skip") == nullptr); // nowhere to go
    for (std::size_t tablet = 0; tablet < 2; ++tablet) {
        registry::Fields fields;
        fields.plain[domain::citizen().name.number] = std::string(tablet == 0 ? "Bo" : "Ib");
        world.tablet(tablet).edit(town[1], fields);
    }
    world.settle();
    desk.give(Go{{Screen::conflicts, {}, {}}});
    BOOST_REQUIRE(view().queue.size() == 2U);
    const std::string first = view().record_id;
    desk.give(view().undecided[0].versions[0].choose);
    desk.tap(view().actions, "skip");
    BOOST_TEST(view().record_id != first);
    desk.tap(view().actions, "skip");
    BOOST_TEST(view().record_id == first);
    BOOST_TEST(view().undecided[0].versions[0].chosen); // what was begun is still there
}

BOOST_AUTO_TEST_CASE(takes_what_was_before_as_an_answer) {
    const std::string before = object(town[0]).get(domain::citizen().name).value_or("");
    dispute();
    desk.give(view().undecided[0].before.choose);
    desk.give(WriteInDraft{key, "reason", "Begge tog fejl"});
    desk.tap(view().actions, "decide");
    BOOST_TEST(view().queue.empty());
    BOOST_TEST(object(town[0]).get(domain::citizen().name).value_or("") == before);
}

BOOST_AUTO_TEST_CASE(keeps_a_choice_when_the_program_ends) {
    dispute();
    desk.give(view().undecided[0].versions[1].choose);
    desk.restart();
    desk.unlock();
    desk.give(Go{{Screen::conflicts, {}, {}}});
    BOOST_TEST(view().undecided[0].versions[1].chosen);
    desk.tap(view().actions, "discard");
    BOOST_TEST(!view().undecided[0].versions[1].chosen);
    BOOST_TEST(desk.tablet().store().unfinished().empty());
}

BOOST_AUTO_TEST_CASE(does_not_decide_over_what_came_since) {
    dispute();
    desk.give(view().undecided[0].versions[0].choose);
    desk.give(WriteInDraft{key, "reason", "Bekræftet"});
    write(1, "Åse Fiktivgaard", "no"); // had seen both: now there is one version of the name
    world.tablet(1).must_sync();
    world.tablet(0).must_sync(); // behind the window's back
    desk.tap(view().actions, "decide");
    BOOST_TEST(object(town[0]).get(domain::citizen().name).value_or("") == "Åse Fiktivgaard");
    BOOST_TEST(view().queue.empty()); // it was looked at again
}

BOOST_AUTO_TEST_CASE(says_of_each_field_whether_it_is_chosen) {
    dispute();
    BOOST_TEST(view().undecided[0].standing.text == "Skal afgøres");
    desk.give(view().undecided[0].versions[0].choose);
    BOOST_TEST(view().undecided[0].standing.text == "Valgt");
    BOOST_TEST(view().automatic.at(0).standing.text == "Afgjort af reglen");
}

BOOST_AUTO_TEST_CASE(names_the_reason_as_what_is_missing) {
    dispute();
    desk.give(view().undecided[0].versions[0].choose);
    BOOST_TEST(view().form.show_missing == "1 felt mangler: Begrundelse · Vis");
    desk.give(WriteInDraft{key, "reason", "   "});
    desk.tap(view().actions, "decide");
    BOOST_TEST(view().queue.size() == 1U);
    BOOST_TEST(!view().form.find("reason")->error.empty());
    desk.give(WriteInDraft{key, "reason", "Bekræftet"});
    BOOST_TEST(view().form.show_missing.empty());
}

BOOST_AUTO_TEST_CASE(takes_an_own_value_where_both_were_wrong) {
    dispute();
    desk.give(view().undecided[0].own.choose);
    BOOST_TEST(view().form.show_missing == "2 felter mangler, først: Navn · Vis");
    BOOST_TEST(view().undecided[0].standing.text == "Skal afgøres", "nothing is written yet");
    BOOST_TEST(view().will_stand.empty());
    desk.give(WriteInDraft{key, "reason", "Stod på passet"});
    desk.tap(view().actions, "decide");
    BOOST_TEST(view().form.find("own name")->error == "Skal udfyldes.");
    desk.write(key, "own name", "Åse Demoholm");
    BOOST_TEST(view().will_stand.at(0).value == "Åse Demoholm");
    BOOST_TEST(view().undecided[0].standing.text == "Valgt");
    desk.restart();
    desk.unlock();
    desk.give(Go{{Screen::conflicts, {}, {}}});
    BOOST_TEST(view().undecided[0].own.chosen);
    desk.tap(view().actions, "decide");
    BOOST_TEST(view().queue.empty());
    BOOST_TEST(object(town[0]).get(domain::citizen().name).value_or("") == "Åse Demoholm");
}

BOOST_AUTO_TEST_CASE(offers_an_own_value_as_the_fields_own_kind) {
    dispute();
    desk.give(view().automatic.at(0).own.choose);
    const ConflictsView shown = view();
    const FormField* field = shown.form.find("own contactable");
    BOOST_REQUIRE(field != nullptr);
    BOOST_TEST((field->input == Input::few || field->input == Input::some));
    BOOST_TEST(field->options.size() > 2U);
}

BOOST_AUTO_TEST_CASE(never_shows_an_own_number_whole) {
    for (std::size_t tablet = 0; tablet < 2; ++tablet) {
        registry::Fields fields;
        fields.plain[domain::citizen().cpr.number] =
            std::string(tablet == 0 ? "6781850123" : "6681850123");
        world.tablet(tablet).edit(town[0], fields);
    }
    world.settle();
    desk.unlock();
    desk.give(Go{{Screen::conflicts, {}, {}}});
    BOOST_REQUIRE(view().undecided.size() == 1U);
    desk.give(view().undecided[0].own.choose);
    desk.write(key, "own cpr", "12");
    desk.give(WriteInDraft{key, "reason", "Set på kortet"});
    desk.tap(view().actions, "decide");
    BOOST_TEST(!view().form.find("own cpr")->error.empty());
    desk.write(key, "own cpr", "658185-0002");
    BOOST_TEST(view().will_stand.at(0).value == "658185-••••");
    BOOST_TEST(view().undecided[0].own.spoken.find("0002") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_deletion_against_an_edit_is_one_of_its_questions) {
    world.tablet(1).remove(town[1]);
    registry::Fields fields;
    fields.plain[domain::citizen().preferred_name.number] = std::string("Karla");
    world.tablet(0).edit(town[1], fields);
    world.settle();
    desk.unlock();
    desk.give(Go{{Screen::conflicts, {}, {}}});
    const ConflictsView shown = view();
    BOOST_REQUIRE(shown.undecided.size() == 1U);
    BOOST_TEST(shown.undecided[0].label == "Sletning");
    BOOST_TEST(shown.undecided[0].before.value == "Behold posten");
    BOOST_TEST(shown.undecided[0].own_fields.empty());
    const auto& edits = shown.undecided[0].edits; // nobody decides blind
    BOOST_REQUIRE(edits.size() == 1U);
    BOOST_TEST(edits[0].label == "Kaldenavn");
    BOOST_REQUIRE(edits[0].disputed.size() == 1U);
    BOOST_TEST(edits[0].disputed[0].value == "Karla");
    BOOST_TEST(edits[0].disputed[0].note.find(" · tablet 10000") != std::string::npos);
    BOOST_TEST(edits[0].disputed[0].note.find("i dag kl. ") != std::string::npos);
    desk.give(shown.undecided[0].before.choose);
    desk.give(WriteInDraft{{std::string(form_name::kDecision), town[1]}, "reason", "Er her endnu"});
    desk.tap(view().actions, "decide");
    BOOST_TEST(view().queue.empty());
    BOOST_TEST(object(town[1]).get(domain::citizen().preferred_name).value_or("") == "Karla");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
