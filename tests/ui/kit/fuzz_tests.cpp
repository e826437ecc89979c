#include <boost/test/unit_test.hpp>
#include <imgui.h>

#include "tests/support/ui/careless_hand.hpp"
#include "tests/ui/kit/gallery.hpp"

namespace b2go::tests {

namespace {

constexpr int kFrames = 10'000;

} // namespace

BOOST_AUTO_TEST_SUITE(fuzz)

BOOST_AUTO_TEST_CASE(careless_hands_break_nothing) {
    constexpr unsigned kSeed = 20260512;
    BOOST_TEST_MESSAGE("seed " << kSeed);
    GalleryState state;
    Glass glass([&](kit::Ui& ui) { draw_gallery(ui, state); });
    CarelessHand hand(kSeed, [&](const kit::Look& look) { glass.ui().set_look(look); });
    int bars = 0;
    int handles = 0;
    for (int frame = 0; frame < kFrames; ++frame) {
        if (hand.pick(16) == 0) {
            state.page = gallery_pages()[hand.pick(5)];
            state.rows = hand.pick(3) == 0 ? 0 : hand.pick(100'000);
            state.toast = hand.pick(2) == 0;
        }
        hand.do_something(glass);
        BOOST_REQUIRE(!glass.tree().nodes.empty());
        bars += glass.tree().find_key("text_marks") != nullptr ? 1 : 0;
        handles += glass.tree().find_key("mark_end") != nullptr ? 1 : 0;
    }
    // What it is to break was there.
    BOOST_TEST(bars > 50);
    BOOST_TEST(handles > 50);
    // Whatever happened, a calm hand finds its way again.
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    glass.set_look({});
    glass.resize({1280, 800});
    for (int i = 0; i < 5; ++i) {
        glass.key(ImGuiKey_Escape);
    }
    state.page = "visit";
    glass.settle();
    state.log.clear();
    glass.tap("Gem og luk");
    BOOST_TEST(state.log.back() == "gem");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace b2go::tests
