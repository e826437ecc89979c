#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

#include "domain/citizen.hpp"
#include "domain/consent.hpp"
#include "domain/matter.hpp"
#include "tests/ui/screens/furnished.hpp"
#include "ui_imgui/screens/citizen_view.hpp"
#include "ui_imgui/screens/citizens_view.hpp"
#include "ui_imgui/screens/conflicts_view.hpp"
#include "ui_imgui/screens/outing_view.hpp"
#include "ui_imgui/screens/today_view.hpp"
#include "ui_imgui/screens/visit_view.hpp"

namespace {

using namespace b2go;
using namespace b2go::screens;
using namespace b2go::tests;

struct Onlooker : Crowded {
    static const Fact* disputed(const std::vector<Fact>& facts, const std::string& label) {
        const auto at = std::ranges::find(facts, label, &Fact::label);
        return at == facts.end() || at->disputed.empty() ? nullptr : &*at;
    }
    static bool is_marked(const std::vector<Pill>& pills) {
        return std::ranges::find(pills, "Konflikt", &Pill::text) != pills.end();
    }
    static bool has(const std::string& text, const std::string& part) {
        return text.find(part) != std::string::npos;
    }
    static const RowView& row_of(const std::vector<RowView>& rows, const std::string& id) {
        const auto at = std::ranges::find(rows, id, &RowView::id);
        BOOST_REQUIRE((at != rows.end()));
        return *at;
    }
    base::AnyId matter() { return all(domain::matter()).at(0).id; }
    void require_leads_to(const std::optional<Action>& action, base::AnyId record) {
        BOOST_REQUIRE(action.has_value());
        BOOST_TEST(!action->about.empty());
        desk.tap(*action);
        BOOST_TEST((desk.state().route == Route{Screen::conflicts, record, {}}));
        BOOST_TEST(make_conflicts_view(desk.state()).record_id == record.text());
    }
};

BOOST_FIXTURE_TEST_SUITE(an_open_conflict, Onlooker)

BOOST_AUTO_TEST_CASE(stands_beside_the_citizens_own_field) {
    const CitizenView card = make_citizen_view(on(Screen::citizen, town[2]));
    const Fact* address = disputed(card.panel.facts, "Adresse");
    BOOST_REQUIRE(address != nullptr);
    BOOST_REQUIRE(address->disputed.size() == 2U);
    std::set<std::string> words;
    for (const DisputedWord& word : address->disputed) {
        words.insert(word.value);
        BOOST_TEST(has(word.note, "tablet 10000"));
    }
    BOOST_TEST(words.contains("Demovej 12, 1. tv.\n2700 Brønshøj"));
    BOOST_TEST(words.contains("Demovej 21, st. th.\n2700 Brønshøj"));
    BOOST_REQUIRE(address->standing.has_value());
    BOOST_TEST((address->standing->icon != kit::Icon::none));  // not by colour alone
    BOOST_TEST(disputed(card.panel.facts, "Navn") != nullptr); // though no fact but the title
    BOOST_TEST(card.notices.size() == 1U);
    require_leads_to(card.panel.see_conflict, town[2]);
}

BOOST_AUTO_TEST_CASE(stands_beside_the_same_field_during_a_visit) {
    const VisitView visit = make_visit_view(on(Screen::visit, town[2], outing));
    BOOST_TEST(disputed(visit.panel.facts, "Adresse") != nullptr);
    require_leads_to(visit.panel.see_conflict, town[2]);
}

BOOST_AUTO_TEST_CASE(marks_the_line_of_the_record_on_the_card) {
    const CitizenView card = make_citizen_view(on(Screen::citizen, town[0]));
    const RowView& line = row_of(card.matters, matter().text());
    BOOST_TEST(is_marked(line.pills));
    BOOST_TEST(has(line.detail, "Bestilt"));
    BOOST_TEST(has(line.detail, "Udført"));
    const RowView& promise = row_of(card.promises, referral.text());
    BOOST_TEST(is_marked(promise.pills));
    BOOST_TEST(has(promise.detail, "Herberget på Sundholm"));
    BOOST_TEST(has(promise.detail, "Hjemløseenheden, team syd"));
    BOOST_REQUIRE(card.consents.size() == 1U);
    BOOST_TEST(disputed(card.consents[0].disputed, "Formål") != nullptr);
    const auto visited =
        std::ranges::find_if(card.history, [](const RowView& row) { return is_marked(row.pills); });
    BOOST_REQUIRE((visited != card.history.end()));
    BOOST_TEST(has(visited->detail, "Henvist"));
    BOOST_TEST(has(visited->detail, "Ansøgt"));
    require_leads_to(card.consents[0].see_conflict, all(domain::consent()).at(0).id);
}

BOOST_AUTO_TEST_CASE(stands_in_the_records_sheet_too) {
    const CitizenView card = make_citizen_view(on(Screen::citizen, town[0]));
    const RecordSheet* sheet = find_sheet(card.sheets, matter().text());
    BOOST_REQUIRE(sheet != nullptr);
    BOOST_TEST(disputed(sheet->facts, "Fremdrift") != nullptr);
    require_leads_to(sheet->see_conflict, matter());
}

BOOST_AUTO_TEST_CASE(stands_where_it_belongs_during_the_visit) {
    const VisitView visit = make_visit_view(on(Screen::visit, town[0], outing));
    BOOST_TEST(disputed(visit.disputed, "Udfald") != nullptr); // of this very visit
    BOOST_REQUIRE(visit.subjects.size() == 1U);
    BOOST_TEST(disputed(visit.subjects[0].disputed, "Fremdrift") != nullptr);
    BOOST_TEST(disputed(visit.consents.at(0).disputed, "Formål") != nullptr);
    BOOST_TEST(is_marked(row_of(visit.promises, referral.text()).pills));
    BOOST_TEST(visit.other_conflicts.empty()); // all of them stand somewhere
}

BOOST_AUTO_TEST_CASE(is_named_during_the_visit_though_it_is_about_nothing_on_the_page) {
    const DraftKey key = visit_key(outing, town[0]);
    desk.give(Go{{Screen::visit, town[0], outing}});
    desk.give(ChooseInDraft{key, "subjects", subject.text(), false}); // its matter has no line now
    const VisitView visit = make_visit_view(desk.state());
    BOOST_REQUIRE(visit.other_conflicts.size() == 1U);
    BOOST_TEST(has(visit.other_conflicts[0].title, "Sag: Boliganvisning"));
    BOOST_TEST(has(visit.other_conflicts[0].detail, "Bestilt"));
    desk.open(visit.other_conflicts[0]);
    BOOST_TEST((desk.state().route == Route{Screen::conflicts, matter(), {}}));
}

BOOST_AUTO_TEST_CASE(marks_the_person_in_every_list) {
    const CitizensView people = make_citizens_view(on(Screen::citizens));
    BOOST_TEST(is_marked(row_of(people.people, town[0].text()).pills));
    BOOST_TEST(is_marked(row_of(people.people, town[2].text()).pills));
    BOOST_TEST(!is_marked(row_of(people.people, town[3].text()).pills));
    desk.give(SearchFor{"demovej 1"});
    BOOST_TEST(!make_citizens_view(desk.state()).people.empty());
    const TodayView today = make_today_view(on(Screen::today));
    const auto& rows = today.promises.empty() ? today.later : today.promises;
    BOOST_REQUIRE(!rows.empty());
    BOOST_TEST(is_marked(rows.front().pills));
    const OutingView out = make_outing_view(on(Screen::outing, outing));
    BOOST_TEST(std::ranges::count_if(out.visits,
                                     [](const RowView& row) { return is_marked(row.pills); }) == 1);
}

BOOST_AUTO_TEST_CASE(is_gone_from_everywhere_once_it_is_decided) {
    desk.give(Go{{Screen::conflicts, town[2], {}}});
    const DraftKey key{std::string(form_name::kDecision), town[2]};
    for (const ConflictField& field : make_conflicts_view(desk.state()).undecided) {
        desk.give(field.versions.at(0).choose);
    }
    desk.give(WriteInDraft{key, "reason", "Bekræftet af borgeren"});
    desk.give(DecideConflict{town[2]});
    const CitizenView card = make_citizen_view(on(Screen::citizen, town[2]));
    BOOST_TEST(card.notices.empty());
    BOOST_TEST(!card.panel.see_conflict.has_value());
    BOOST_TEST(disputed(card.panel.facts, "Adresse") == nullptr);
    const CitizensView people = make_citizens_view(on(Screen::citizens));
    BOOST_TEST(!is_marked(row_of(people.people, town[2].text()).pills));
}

BOOST_AUTO_TEST_CASE(about_a_persons_number_shows_neither_number_whole) {
    const auto& cpr = domain::citizen().cpr;
    std::string number = object(town[0]).get(cpr).value_or("");
    BOOST_REQUIRE(number.size() == 10U);
    for (std::size_t tablet = 0; tablet < world.tablets(); ++tablet) {
        number.back() = static_cast<char>('1' + tablet);
        registry::Fields fields;
        fields.plain[cpr.number] = number;
        world.tablet(tablet).edit(town[0], fields);
    }
    world.tablet(1).must_sync();
    desk.give(BeginSync{});
    const CitizenView card = make_citizen_view(on(Screen::citizen, town[0]));
    const Fact* shown = disputed(card.panel.facts, "CPR-nummer");
    BOOST_REQUIRE(shown != nullptr);
    BOOST_TEST(shown->disputed.size() == 2U);
    for (const DisputedWord& word : shown->disputed) {
        BOOST_TEST(word.value == number.substr(0, 6) + "-••••");
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
