#include <array>
#include <random>

#include <boost/test/unit_test.hpp>
#include <imgui.h>

#include "tests/support/ui/glass.hpp"
#include "tests/ui/kit/gallery.hpp"

namespace b2go::tests {

namespace {

constexpr int kFrames = 10'000;

/// One thing a careless hand does.
void do_something(std::mt19937& random, Glass& glass, GalleryState& state) {
    const auto pick = [&](unsigned below) { return static_cast<int>(random() % below); };
    ImGuiIO& io = ImGui::GetIO();
    constexpr std::array kKeys{ImGuiKey_Tab,       ImGuiKey_Enter,      ImGuiKey_Space,
                               ImGuiKey_Escape,    ImGuiKey_Backspace,  ImGuiKey_Delete,
                               ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow,
                               ImGuiKey_DownArrow, ImGuiKey_Home,       ImGuiKey_End,
                               ImGuiKey_PageDown,  ImGuiKey_A,          ImGuiKey_V,
                               ImGuiKey_X,         ImGuiKey_Z,          ImGuiKey_Y};
    switch (pick(16)) {
    case 0:
    case 1:
    case 2:
        io.AddMouseButtonEvent(0, true);
        break;
    case 3:
    case 4:
    case 5:
        io.AddMouseButtonEvent(0, false);
        break;
    case 6:
    case 7:
    case 8:
        io.AddMousePosEvent(static_cast<float>(pick(1400) - 60),
                            static_cast<float>(pick(920) - 60));
        break;
    case 9: {
        const ImGuiKey key = kKeys[static_cast<std::size_t>(pick(kKeys.size()))];
        io.AddKeyEvent(ImGuiMod_Ctrl, pick(3) == 0);
        io.AddKeyEvent(ImGuiMod_Shift, pick(3) == 0);
        io.AddKeyEvent(key, true);
        io.AddKeyEvent(key, false);
        break;
    }
    case 10:
        io.AddInputCharactersUTF8("æØ€\tłж🙂x y");
        break;
    case 11:
        io.AddMouseWheelEvent(0, static_cast<float>(pick(9) - 4));
        break;
    case 12: {
        const auto& nodes = glass.tree().nodes;
        if (!nodes.empty()) {
            const kit::Node& node =
                nodes[static_cast<std::size_t>(pick(static_cast<unsigned>(nodes.size())))];
            if (pick(2) == 0) {
                glass.ui().activate(node.id);
            } else {
                glass.ui().set_text(node.id, "fra broen");
            }
        }
        break;
    }
    case 13:
        state.page = gallery_pages()[static_cast<std::size_t>(pick(5))];
        break;
    case 14:
        state.rows = pick(3) == 0 ? 0 : static_cast<std::size_t>(pick(100'000));
        state.toast = pick(2) == 0;
        break;
    default:
        if (pick(20) == 0) {
            kit::Look look;
            look.text_percent = 100 + 50 * pick(3);
            look.gloves = pick(2) == 0;
            look.language = pick(2) == 0 ? base::Language::danish : base::Language::english;
            glass.ui().set_look(look);
            io.DisplaySize = {static_cast<float>(640 + pick(1280)),
                              static_cast<float>(400 + pick(800))};
        }
    }
}

} // namespace

BOOST_AUTO_TEST_SUITE(fuzz)

BOOST_AUTO_TEST_CASE(careless_hands_break_nothing) {
    constexpr unsigned kSeed = 20260512;
    BOOST_TEST_MESSAGE("seed " << kSeed);
    std::mt19937 random(kSeed);
    GalleryState state;
    Glass glass([&](kit::Ui& ui) { draw_gallery(ui, state); });
    for (int frame = 0; frame < kFrames; ++frame) {
        do_something(random, glass, state);
        glass.frames();
        BOOST_REQUIRE(!glass.tree().nodes.empty());
    }
    // Whatever happened, a calm hand finds its way again.
    ImGui::GetIO().AddMouseButtonEvent(0, false);
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
