#include <algorithm>
#include <string>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "tests/support/ui/audits.hpp"
#include "tests/support/ui/glass.hpp"
#include "tests/ui/kit/gallery.hpp"

namespace b2go::tests {

BOOST_AUTO_TEST_SUITE(audits)

BOOST_AUTO_TEST_CASE(the_gallery_is_sound_at_every_size_and_in_every_look) {
    GalleryState state;
    Glass glass([&](kit::Ui& ui) { draw_gallery(ui, state); });
    for (const kit::Size display : {kit::Size{1280, 800}, kit::Size{1920, 1200}}) {
        for (const int percent : {100, 150, 200}) {
            for (const bool gloves : {false, true}) {
                kit::Look look;
                look.text_percent = percent;
                look.gloves = gloves;
                look.scale = display.width / 1280;
                look.language = gloves ? base::Language::english : base::Language::danish;
                look.theme = gloves ? kit::ThemeKind::dark : kit::ThemeKind::light;
                glass.resize(display);
                glass.set_look(look);
                for (const std::string& page : gallery_pages()) {
                    state.page = page;
                    for (const char* part : {"first", "second"}) {
                        state.part = part;
                        glass.settle();
                        require_sound(glass.ui(), fmt::format("{} {} at {} %, {:.0f} wide{}", page,
                                                              part, percent, display.width,
                                                              gloves ? ", gloves" : ""));
                    }
                }
            }
        }
    }
}

// An audit that finds nothing proves nothing unless it finds what is there.

bool finds(const std::vector<std::string>& findings, const std::string& what) {
    return std::any_of(findings.begin(), findings.end(), [&](const std::string& finding) {
        return finding.find(what) != std::string::npos;
    });
}

BOOST_AUTO_TEST_CASE(two_buttons_of_one_name_are_found) {
    Glass glass([](kit::Ui& ui) {
        static_cast<void>(kit::button(ui, "one", "Gem"));
        static_cast<void>(kit::button(ui, "two", "Gem"));
    });
    BOOST_TEST(finds(audit(glass.ui()), "the same name twice"));
}

BOOST_AUTO_TEST_CASE(two_buttons_of_one_id_are_found) {
    Glass glass([](kit::Ui& ui) {
        static_cast<void>(kit::button(ui, "one", "Gem"));
        static_cast<void>(kit::button(ui, "one", "Luk"));
    });
    BOOST_TEST(finds(audit(glass.ui()), "the same id twice"));
}

BOOST_AUTO_TEST_CASE(a_button_without_a_name_is_found) {
    Glass glass([](kit::Ui& ui) { static_cast<void>(kit::button(ui, "one", "")); });
    BOOST_TEST(finds(audit(glass.ui()), "without a name"));
}

BOOST_AUTO_TEST_CASE(a_character_nobody_can_draw_is_found) {
    Glass glass([](kit::Ui& ui) { kit::text(ui, "漢"); });
    BOOST_TEST(finds(audit(glass.ui()), "no glyph for U+6F22"));
}

BOOST_AUTO_TEST_CASE(a_word_too_wide_for_the_window_is_found) {
    Glass glass([](kit::Ui& ui) { kit::text(ui, "Ordet"); }, {}, {5, 800});
    BOOST_TEST(!audit(glass.ui()).empty());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace b2go::tests
