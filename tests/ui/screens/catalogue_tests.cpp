#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "ui_imgui/screens/catalogue.hpp"

namespace {

using namespace b2go;
using namespace b2go::screens;

std::size_t places(const std::string& text) {
    std::size_t count = 0;
    for (std::size_t at = text.find("{}"); at != std::string::npos; at = text.find("{}", at + 2)) {
        ++count;
    }
    return count;
}

BOOST_AUTO_TEST_SUITE(the_windows_own_words)

BOOST_AUTO_TEST_CASE(are_there_in_both_languages_and_can_be_shown) {
    for (int i = 0; i < static_cast<int>(Word::how_many); ++i) {
        const base::Label& words = label(static_cast<Word>(i));
        BOOST_TEST_CONTEXT(words.da) {
            BOOST_TEST(!base::normalised(words.da).empty());
            BOOST_TEST(!base::normalised(words.en).empty());
            BOOST_TEST(base::is_clean_text(words.da));
            BOOST_TEST(base::is_clean_text(words.en));
            BOOST_TEST(base::normalised(words.da) == words.da);
            BOOST_TEST(base::normalised(words.en) == words.en);
            BOOST_TEST(places(words.da) == places(words.en));
        }
    }
}

BOOST_AUTO_TEST_CASE(are_filled_in_order_and_leave_nothing_open) {
    BOOST_TEST(filled("{} af {}", {"3", "12"}) == "3 af 12");
    BOOST_TEST(filled("{}", {"{}"}) == "{}");
    BOOST_TEST(filled("intet", {"x"}) == "intet");
}

BOOST_AUTO_TEST_CASE(count_as_people_count) {
    using base::Language;
    BOOST_TEST(counted(Word::one_change_waits, Word::changes_wait, 1, Language::danish) ==
               "1 ændring venter");
    BOOST_TEST(counted(Word::one_change_waits, Word::changes_wait, 0, Language::danish) ==
               "0 ændringer venter");
    BOOST_TEST(counted(Word::one_change_waits, Word::changes_wait, 3, Language::english) ==
               "3 changes wait");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
