#include "base/text.hpp"

#include <algorithm>
#include <array>

#include <boost/test/unit_test.hpp>

using namespace b2go;
using base::is_clean_text;
using base::search_folded;

BOOST_AUTO_TEST_SUITE(text)

BOOST_AUTO_TEST_CASE(the_words_people_write_are_clean) {
    for (const char* words : {"", "Åse Sørensen", "to\nlinjer\tog en tabulator", "العربية", "עברית",
                              "می‌خواهم", "हिन्दी", "👩‍⚕️ 🇩🇰", "zoë",
                              "z\xcc\x88", "ord\u00addeling"}) {
        BOOST_TEST(is_clean_text(words), words);
    }
}

BOOST_AUTO_TEST_CASE(control_characters_and_direction_overrides_are_not_clean) {
    BOOST_TEST(!is_clean_text(std::string_view("a\0b", 3)));
    for (const char* words : {"\x01", "a\r\nb", "\x1b[31m", "\x7f", "\xc2\x85", "\xc2\x9f",
                              "\u2028", "\u2029", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e",
                              "\u2066", "\u2067", "\u2068", "\u2069", "abc\u202e321"}) {
        BOOST_TEST(!is_clean_text(words));
    }
}

BOOST_AUTO_TEST_CASE(the_first_character_that_is_not_clean_is_named_by_its_number_and_place) {
    const auto turned = base::first_unclean("åbc\u202e321\u202d");
    BOOST_REQUIRE(turned.has_value());
    BOOST_CHECK(turned->code_point == char32_t{0x202E});
    BOOST_TEST(turned->position == 4U);
    BOOST_CHECK(base::first_unclean("\xc2\x85")->code_point == char32_t{0x85});
    BOOST_CHECK(!base::first_unclean("S\xf8rensen")->code_point);
    BOOST_TEST(base::first_unclean("S\xf8rensen")->position == 2U);
    BOOST_CHECK(!base::first_unclean("Søren\tog Åse\n😀"));
}

BOOST_AUTO_TEST_CASE(bytes_that_are_not_utf_8_are_not_clean) {
    for (const char* bytes :
         {"\xc0\x80",                 // overlong NUL
          "\xc1\xa1",                 // overlong a
          "\xe0\x80\xaf",             // overlong solidus
          "\xf0\x80\x80\xaf",         // the same in four bytes
          "\xed\xa0\x80",             // half of a surrogate pair
          "\xed\xa0\xbd\xed\xb8\x80", // a pair, written as two
          "\xf4\x90\x80\x80",         // beyond Unicode
          "\xf8\x88\x80\x80\x80", "\xff", "\x80", "a\xe2\x82", "\xc3", "\xc3(", "S\xf8rensen"}) {
        BOOST_TEST(!is_clean_text(bytes));
    }
}

BOOST_AUTO_TEST_CASE(the_same_word_of_two_keyboards_becomes_the_same_bytes) {
    BOOST_TEST(base::normalised("A\xcc\x8ase") == "Åse");
    BOOST_TEST(base::normalised("  Åse \n") == "Åse");
    BOOST_TEST(base::normalised("") == "");
    BOOST_TEST(base::normalised(" \t ") == "");
    BOOST_TEST(base::normalised(base::normalised(" e\xcc\x81 ")) == base::normalised("é"));
}

BOOST_AUTO_TEST_CASE(words_are_folded_as_they_are_searched_for) {
    const std::vector<std::pair<const char*, const char*>> folded{
        {"Åse", "aase"},
        {"ÅSE", "aase"},
        {"Aase", "aase"},
        {"A\xcc\x8ase", "aase"},
        {"Åse Sørensen", "aase soerensen"},
        {"Soerensen", "soerensen"},
        {"SØRENSEN", "soerensen"},
        {"Ærø", "aeroe"},
        {"Müller", "muller"},
        {"Bäckström", "baeckstroem"},
        {"Łukasz", "lukasz"},
        {"Đorđe", "dorde"},
        {"Straße", "strasse"},
        {"Guðrún Þóra", "gudrun thora"},
        {"José-María", "jose maria"},
        {"O'Brien", "o brien"},
        {"İstanbul ılık", "istanbul ilik"},
        {"Ǿrsted", "oersted"},
        {"ǽ", "ae"},
        {"  demo  --  vej 3, 2.tv ", "demo vej 3 2 tv"},
        {"00 00 12 34", "00 00 12 34"},
        {"", ""},
        {"---", ""},
        {"👩‍⚕️", ""},
        {"hej 👋 du", "hej du"},
        {"محمد", "محمد"},
        {"مُحَمَّد", "محمد"},
        {"ord\u00addeling", "orddeling"},
        {"Ελένη", "ελενη"},
        {"ИВАН", "иван"},
    };
    for (const auto& [words, expected] : folded) {
        BOOST_TEST(search_folded(words) == expected);
    }
}

BOOST_AUTO_TEST_CASE(a_vowel_sign_does_not_end_a_word) {
    BOOST_TEST(base::search_words("हिन्दी").size() == 1U);
    BOOST_TEST(base::search_words("ที่นี่").size() == 1U);
}

BOOST_AUTO_TEST_CASE(folding_what_is_folded_changes_nothing) {
    for (const char* words : {"Åse Sørensen", "Ǿ Ǻ ǽ", "مُحَمَّد", "हिन्दी", "a - b", "İ"}) {
        BOOST_TEST(search_folded(search_folded(words)) == search_folded(words));
    }
}

BOOST_AUTO_TEST_CASE(words_in_and_out_of_ascii_are_cut_alike) {
    const std::string plain = " Demovej 12B, 3.  th (bagh.) ";
    BOOST_TEST(search_folded(plain + "ø") == search_folded(plain) + " oe");
    const std::vector<std::string> expected{"demovej", "12b", "3", "th", "bagh"};
    BOOST_TEST(base::search_words(plain) == expected, boost::test_tools::per_element());
    BOOST_TEST(base::search_words("").empty());
    BOOST_TEST(base::search_words(" - ").empty());
}

BOOST_AUTO_TEST_CASE(a_word_that_is_no_word_is_cut_between_two_characters) {
    std::string hangul;
    for (int i = 0; i < 5000; ++i) {
        hangul += "한";
    }
    const auto words = base::search_words(hangul + " til");
    BOOST_TEST_REQUIRE(words.size() == 2U);
    BOOST_TEST(words.front().size() > 250U);
    BOOST_TEST(words.front().size() <= 256U);
    BOOST_TEST(words.front().size() % 3 == 0U, "every part of it takes three bytes");
    BOOST_TEST(words.back() == "til");
    BOOST_TEST(base::search_words(words.front()).front() == words.front());
}

BOOST_AUTO_TEST_CASE(names_sort_as_danes_sort_them) {
    const std::array<const char*, 11> sorted{"Anders",  "andreas", "Bo",     "Zoe",
                                             "Ægidius", "Ærø",     "Øjvind", "Østerbro",
                                             "Aagaard", "Åse",     "Aase"};
    std::array<const char*, 11> names = sorted;
    std::ranges::reverse(names);
    std::ranges::sort(names, {}, [](const char* name) { return base::danish_sort_key(name); });
    BOOST_TEST(names == sorted, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(equal_words_have_equal_sort_keys_and_the_empty_word_sorts_first) {
    BOOST_TEST(base::danish_sort_key("Åse") == base::danish_sort_key("A\xcc\x8ase"));
    BOOST_TEST(base::danish_sort_key("") < base::danish_sort_key("a"));
    BOOST_TEST(base::danish_sort_key("a") != base::danish_sort_key("A"));
}

BOOST_AUTO_TEST_CASE(characters_are_counted_not_bytes) {
    BOOST_TEST(base::character_count("") == 0U);
    BOOST_TEST(base::character_count("Åse") == 3U);
    BOOST_TEST(base::character_count("👋") == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
