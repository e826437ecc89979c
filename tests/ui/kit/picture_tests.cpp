#include <boost/test/unit_test.hpp>

#include "tests/support/ui/glass.hpp"
#include "tests/ui/kit/gallery.hpp"
#include "ui_imgui/kit/picture.hpp"

namespace b2go::tests {

namespace {

kit::Colour pixel(const kit::Picture& picture, int x, int y) {
    const std::size_t at = static_cast<std::size_t>(y * picture.width + x) * 4;
    return {picture.rgba[at], picture.rgba[at + 1], picture.rgba[at + 2], picture.rgba[at + 3]};
}

} // namespace

BOOST_AUTO_TEST_SUITE(pictures)

BOOST_AUTO_TEST_CASE(shapes_have_the_colours_of_the_theme) {
    GalleryState state;
    Glass glass([&](kit::Ui& ui) { draw_gallery(ui, state); });
    const kit::Picture picture = glass.picture();
    BOOST_TEST(picture.width == 1280);
    BOOST_TEST(picture.height == 800);
    const kit::Theme& theme = glass.ui().theme();
    BOOST_TEST((pixel(picture, 4, 600) == theme[kit::Token::rail]));
    BOOST_TEST((pixel(picture, 600, 790) == theme[kit::Token::surface]));
    const kit::Rect button = glass.node("Afslut besøg").rect;
    BOOST_TEST((pixel(picture, static_cast<int>(button.x) + 12, static_cast<int>(button.y) + 30) ==
                theme[kit::Token::primary]));
}

BOOST_AUTO_TEST_CASE(the_same_screen_gives_the_same_pixels) {
    const auto drawn = [] {
        GalleryState state;
        Glass glass([&](kit::Ui& ui) { draw_gallery(ui, state); });
        return glass.picture();
    };
    BOOST_TEST(kit::difference(drawn(), drawn(), 0) == 0.0);
}

BOOST_AUTO_TEST_CASE(a_png_reads_back_as_it_was_written) {
    kit::Picture picture;
    picture.width = 3;
    picture.height = 2;
    for (int i = 0; i < 24; ++i) {
        picture.rgba.push_back(static_cast<std::uint8_t>(i % 4 == 3 ? 255 : i * 9));
    }
    const kit::Picture read = kit::picture_of_png(kit::png_of(picture));
    BOOST_TEST(read.width == 3);
    BOOST_TEST(read.rgba == picture.rgba);
    BOOST_TEST(kit::picture_of_png("no png").width == 0);
}

BOOST_AUTO_TEST_CASE(differences_are_counted_beyond_the_tolerance) {
    kit::Picture one{2, 1, {0, 0, 0, 255, 100, 100, 100, 255}};
    kit::Picture other = one;
    other.rgba[4] = 120;
    BOOST_TEST(kit::difference(one, other, 20) == 0.0);
    BOOST_TEST(kit::difference(one, other, 19) == 0.5);
    other.width = 1;
    BOOST_TEST(kit::difference(one, other, 255) == 1.0);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace b2go::tests
