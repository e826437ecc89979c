#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "domain/matter.hpp"
#include "domain/note.hpp"
#include "tests/ui/screens/furnished.hpp"
#include "ui_imgui/screens/citizen_view.hpp"
#include "ui_imgui/screens/today_view.hpp"
#include "ui_imgui/screens/wording.hpp"

namespace {

using namespace b2go;
using namespace b2go::screens;
using namespace b2go::tests;

struct Card : Crowded {
    CitizenView card() { return make_citizen_view(on(Screen::citizen, town[0])); }
    RecordSheet sheet(base::AnyId id) {
        const CitizenView view = card();
        const RecordSheet* found = find_sheet(view.sheets, id.text());
        BOOST_REQUIRE(found != nullptr);
        return *found;
    }
    RowView row(base::AnyId id) {
        const CitizenView view = card();
        const auto at = std::ranges::find(view.history, id.text(), &RowView::id);
        BOOST_REQUIRE((at != view.history.end()));
        return *at;
    }
    static std::vector<std::string> pills(const std::vector<Pill>& pills) {
        std::vector<std::string> words;
        for (const Pill& pill : pills) {
            words.push_back(pill.text);
        }
        return words;
    }
    static bool says(const std::vector<std::string>& words, const std::string& word) {
        return std::ranges::find(words, word) != words.end();
    }
};

BOOST_FIXTURE_TEST_SUITE(a_note_that_was_corrected, Card)

BOOST_AUTO_TEST_CASE(says_so_and_leads_to_the_correction) {
    BOOST_TEST(says(pills(row(note).pills), "Rettet"));
    BOOST_TEST(!says(pills(row(correction).pills), "Rettet"));
    const RecordSheet read = sheet(note);
    BOOST_TEST(read.text == "Har prøvet to indgange.");
    BOOST_TEST(says(pills(read.pills), "Rettet"));
    BOOST_REQUIRE(read.links.size() == 1U);
    BOOST_TEST(read.links[0].id == correction.text());
}

BOOST_AUTO_TEST_CASE(is_shown_by_its_correction) {
    const RecordSheet read = sheet(correction);
    BOOST_TEST(read.title == "Rettelse");
    BOOST_TEST(read.text == "Har prøvet tre indgange, ikke to.");
    const auto corrects = std::ranges::find(read.facts, "Retter dette notat", &Fact::label);
    BOOST_REQUIRE((corrects != read.facts.end()));
    BOOST_TEST(corrects->value == "Har prøvet to indgange.");
    BOOST_REQUIRE(read.links.size() == 1U);
    BOOST_TEST(read.links[0].id == note.text());
}

BOOST_AUTO_TEST_CASE(can_be_corrected_again_and_shows_each_correction) {
    desk.write({std::string(form_name::kCorrection), note}, "text", "Fire indgange.");
    desk.give(WriteNote{town[0], note});
    BOOST_TEST(sheet(note).links.size() == 2U);
    desk.write({std::string(form_name::kCorrection), correction}, "text", "Fem.");
    desk.give(WriteNote{town[0], correction});
    BOOST_TEST(sheet(correction).links.size() == 2U); // what it corrects, and what corrects it
    BOOST_TEST(says(pills(row(correction).pills), "Rettet"));
    BOOST_TEST(says(pills(row(correction).pills), "Rettelse"));
}

BOOST_AUTO_TEST_CASE(whose_correction_was_begun_opens_where_it_was_left) {
    desk.write({std::string(form_name::kCorrection), note}, "text", "Måske tre");
    const TodayView today = make_today_view(on(Screen::today));
    BOOST_REQUIRE(today.drafts.size() == 1U);
    desk.open(today.drafts[0]);
    BOOST_TEST((desk.state().route == Route{Screen::citizen, town[0], note}));
    BOOST_TEST(sheet(note).form->is_begun);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(a_line_of_a_note, Card)

BOOST_AUTO_TEST_CASE(is_short_and_its_sheet_has_all_of_it) {
    std::string long_text;
    for (int i = 0; i < 60; ++i) {
        long_text += "Ærøskøbing er smuk. ";
    }
    long_text.pop_back();
    desk.write({std::string(form_name::kNote), town[0]}, "text", long_text);
    desk.give(WriteNote{town[0]});
    const CitizenView view = card();
    const auto line = std::ranges::find_if(
        view.history, [](const RowView& one) { return one.title.starts_with("Ærøskøbing"); });
    BOOST_REQUIRE((line != view.history.end()));
    BOOST_TEST(line->title.size() < 260U);
    BOOST_TEST(line->title.ends_with(" …"));
    BOOST_TEST(find_sheet(view.sheets, line->id)->text == long_text);
}

BOOST_AUTO_TEST_CASE(ends_at_a_whole_word_and_never_within_a_letter) {
    BOOST_TEST(shortened("Åse bor her", 20) == "Åse bor her");
    BOOST_TEST(shortened("Åse bor her", 8) == "Åse bor …");
    BOOST_TEST(shortened("to\nlinjer", 20) == "to linjer");
    BOOST_TEST(shortened("ååååååååå", 4) == "åååå …");
    BOOST_TEST(shortened("", 4).empty());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(a_matters_sheet, Card)

BOOST_AUTO_TEST_CASE(tells_whose_it_is_and_takes_it_further) {
    const base::AnyId matter = all(domain::matter()).at(0).id;
    const RecordSheet read = sheet(matter);
    BOOST_TEST(read.question == "Hvor langt er sagen?");
    BOOST_TEST((std::ranges::find(read.facts, "Myndighed", &Fact::label) != read.facts.end()));
    desk.tap(read.actions, "decided " + matter.text());
    BOOST_TEST(object(matter).is(domain::matter().progress, "decided"));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
