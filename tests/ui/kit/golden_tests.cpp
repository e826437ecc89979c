#include <boost/test/unit_test.hpp>

#include "tests/support/ui/glass.hpp"
#include "tests/support/ui/golden.hpp"
#include "tests/ui/kit/gallery.hpp"

namespace b2go::tests {

namespace {

const std::filesystem::path kFolder =
    std::filesystem::path(B2GO_FIXTURE_DIR).parent_path() / "tests" / "ui" / "kit" / "pictures";

void compare(const std::string& name, const std::string& page, const kit::Look& look,
             const std::string& tapped = {}) {
    GalleryState state;
    state.page = page;
    Glass glass([&](kit::Ui& ui) { draw_gallery(ui, state); }, look);
    if (!tapped.empty()) {
        glass.tap(tapped);
    }
    require_like_kept(glass.picture(), kFolder, name);
}

} // namespace

BOOST_AUTO_TEST_SUITE(kept_pictures)

BOOST_AUTO_TEST_CASE(a_screen_in_two_parts_looks_as_it_did) {
    compare("visit", "visit", {});
    compare("visit_dark", "visit", {.theme = kit::ThemeKind::dark});
    compare("visit_200", "visit", {.text_percent = 200});
}

BOOST_AUTO_TEST_CASE(fields_and_choices_look_as_they_did) {
    compare("fields", "fields", {});
    compare("conflicts", "conflicts", {});
    compare("states", "states", {});
}

BOOST_AUTO_TEST_CASE(what_lies_above_the_screen_looks_as_it_did) {
    compare("date", "visit", {}, "Dato for opfølgning");
    compare("keyboard", "citizens", {}, "Søg på navn");
}

BOOST_AUTO_TEST_CASE(marked_text_looks_as_it_did) {
    for (const int percent : {100, 200}) {
        GalleryState state;
        Glass glass([&](kit::Ui& ui) { draw_gallery(ui, state); },
                    {.text_percent = percent, .gloves = percent == 200});
        glass.ui().reveal(glass.node("Notat").id);
        glass.settle();
        const kit::Rect box = glass.node("Notat").rect;
        glass.press({box.x + 90, box.y + 30});
        glass.frames(40);
        glass.move({box.x + 190, box.y + 30});
        glass.lift();
        glass.settle();
        require_like_kept(glass.picture(), kFolder, "marks_" + std::to_string(percent));
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace b2go::tests
