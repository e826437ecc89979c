#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "ui_imgui/kit/theme.hpp"

namespace b2go::kit {

BOOST_AUTO_TEST_SUITE(contrast_of_the_themes)

BOOST_AUTO_TEST_CASE(every_text_stands_out_seven_to_one_in_both_themes) {
    for (const ThemeKind kind : {ThemeKind::light, ThemeKind::dark}) {
        const Theme theme(kind);
        for (const TextPair& pair : text_pairs()) {
            BOOST_TEST(contrast(theme[pair.text], theme[pair.ground]) >= 7.0,
                       "theme " << static_cast<int>(kind) << ", text "
                                << static_cast<int>(pair.text) << " on "
                                << static_cast<int>(pair.ground));
        }
    }
}

BOOST_AUTO_TEST_CASE(every_edge_that_matters_stands_out_three_to_one) {
    for (const ThemeKind kind : {ThemeKind::light, ThemeKind::dark}) {
        const Theme theme(kind);
        for (const TextPair& pair : edge_pairs()) {
            BOOST_TEST(contrast(theme[pair.text], theme[pair.ground]) >= 3.0,
                       "theme " << static_cast<int>(kind) << ", edge "
                                << static_cast<int>(pair.text) << " on "
                                << static_cast<int>(pair.ground));
        }
    }
}

BOOST_AUTO_TEST_CASE(one_of_the_two_rings_of_the_focus_stands_out_on_any_ground) {
    for (const ThemeKind kind : {ThemeKind::light, ThemeKind::dark}) {
        const Theme theme(kind);
        for (const Token ground : {Token::canvas, Token::surface, Token::rail, Token::primary,
                                   Token::info_ground, Token::ok, Token::surface_held}) {
            const double best = std::max(contrast(theme[Token::focus], theme[ground]),
                                         contrast(theme[Token::focus_edge], theme[ground]));
            BOOST_TEST(best >= 3.0, "ground " << static_cast<int>(ground));
        }
    }
}

BOOST_AUTO_TEST_CASE(each_tone_is_readable_on_its_own_ground) {
    for (const ThemeKind kind : {ThemeKind::light, ThemeKind::dark}) {
        const Theme theme(kind);
        for (const Tone tone : {Tone::neutral, Tone::ok, Tone::warn, Tone::error, Tone::info,
                                Tone::theirs, Tone::primary}) {
            BOOST_TEST(contrast(theme.ink(tone), theme.ground(tone)) >= 7.0);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace b2go::kit
