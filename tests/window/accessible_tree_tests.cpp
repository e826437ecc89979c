#include "platform/window/accessible_tree.hpp"

#include <boost/test/unit_test.hpp>

namespace {

using namespace b2go;
using namespace b2go::platform;

kit::Node message(kit::NodeId id, bool reads_on) {
    kit::Node node;
    node.id = id;
    node.role = kit::Role::status;
    node.label = "Personnummeret opfylder ikke modulus 11.";
    node.rect = node.visible = {0, 0, 400, 60};
    node.reads_on = reads_on;
    return node;
}

/// As an assistive program is told of it; `sheets` lie over it.
Accessible told(const kit::Node& node, int sheets = 0) {
    kit::Tree tree;
    tree.nodes = {node};
    tree.top_layer = sheets;
    const AccessibleTree made = accessible_tree(tree, {}, base::Language::danish);
    return *made.find(made.top.at(0));
}

BOOST_AUTO_TEST_SUITE(what_assistive_programs_are_told)

BOOST_AUTO_TEST_CASE(words_longer_than_their_place_take_the_focus_and_an_activation) {
    BOOST_TEST(told(message(7, true)).focusable);
    BOOST_TEST(!told(message(7, false)).focusable); // all of it is seen: nothing to do there
    BOOST_TEST(told(message(7, true)).name == "Personnummeret opfylder ikke modulus 11.");
}

BOOST_AUTO_TEST_CASE(nothing_behind_a_sheet_takes_the_focus) {
    kit::Node button = message(8, false);
    button.role = kit::Role::button;
    BOOST_TEST(told(button).focusable);
    BOOST_TEST(!told(button, 1).focusable);
    BOOST_TEST(!told(message(7, true), 1).focusable);
    button.enabled = false;
    BOOST_TEST(!told(button).focusable);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
