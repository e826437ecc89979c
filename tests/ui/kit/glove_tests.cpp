#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>
#include <imgui.h>

#include "tests/support/ui/glass.hpp"
#include "tests/ui/kit/gallery.hpp"
#include "ui_imgui/kit/metrics.hpp"

namespace b2go::tests {

namespace {

struct Target {
    std::string label;
    float side = 0; ///< the smaller one
};

/// Everything that can be tapped in the topmost layer, but what is written on.
std::map<kit::NodeId, Target> targets_of(const kit::Tree& tree) {
    std::map<kit::NodeId, Target> targets;
    for (const kit::Node& node : tree.nodes) {
        if (kit::interactive(node.role) && node.role != kit::Role::drawing &&
            node.layer == tree.top_layer) {
            // How wide a tab is, its words decide or those beside it.
            const bool is_tab = node.role == kit::Role::tab;
            targets[node.id] = {node.label, is_tab ? node.rect.height
                                                   : std::min(node.rect.width, node.rect.height)};
        }
    }
    return targets;
}

/// So wide that no word wraps and no part becomes a tab: what differs is the gloves' doing.
constexpr kit::Size kBoundless{6400, 4000};

struct Hand {
    GalleryState state;
    Glass glass{[this](kit::Ui& ui) { draw_gallery(ui, state); }, {}, kBoundless};

    std::map<kit::NodeId, Target> targets(int percent, bool gloves) {
        kit::Look look;
        look.text_percent = percent;
        look.gloves = gloves;
        glass.set_look(look);
        glass.settle();
        return targets_of(glass.tree());
    }
    /// How many were compared.
    int require_a_quarter_more(int percent) {
        const auto bare = targets(percent, false);
        const auto gloved = targets(percent, true);
        int compared = 0;
        for (const auto& [id, target] : bare) {
            const auto at = gloved.find(id);
            if (at == gloved.end()) {
                continue; // a row that is scrolled away now
            }
            ++compared;
            const float wanted = target.side * kit::metrics::kGloveFactor - 1;
            BOOST_TEST_CONTEXT(
                fmt::format("\"{}\" of {} at {} %", target.label, state.page, percent)) {
                BOOST_TEST(at->second.side >= wanted);
            }
        }
        return compared;
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(gloves, Hand)

BOOST_AUTO_TEST_CASE(make_everything_a_quarter_larger_at_every_text_size) {
    for (const int percent : {100, 125, 150, 175, 200}) {
        int compared = 0;
        for (const std::string& page : gallery_pages()) {
            state.page = page;
            compared += require_a_quarter_more(percent);
        }
        BOOST_TEST(compared > 60);
    }
}

BOOST_AUTO_TEST_CASE(make_what_a_sheet_offers_a_quarter_larger_too) {
    const std::array<std::pair<const char*, const char*>, 3> fields{
        {{"visit", "Dato for opfølgning"}, {"fields", "Klokkeslæt"}, {"fields", "Emne"}}};
    for (const auto& [page, field] : fields) {
        state.page = page;
        glass.settle();
        glass.tap(field);
        BOOST_REQUIRE(glass.tree().top_layer == 1);
        for (const int percent : {100, 150, 175, 200}) {
            BOOST_TEST(require_a_quarter_more(percent) > 3);
        }
        glass.key(ImGuiKey_Escape);
        BOOST_REQUIRE(glass.tree().top_layer == 0);
    }
}

BOOST_AUTO_TEST_CASE(get_their_quarter_of_the_keyboard_on_the_smallest_tablet) {
    state.page = "fields";
    glass.resize({1280, 800});
    glass.settle();
    glass.tap("Navn");
    for (const int percent : {100, 200}) {
        targets(percent, false);
        const float bare = glass.ui().keyboard_key("a").height;
        targets(percent, true);
        BOOST_TEST(bare > 0);
        BOOST_TEST(glass.ui().keyboard_key("a").height >= bare * kit::metrics::kGloveFactor - 1);
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace b2go::tests
