#include "ui_imgui/kit/focus.hpp"

#include <algorithm>
#include <cstddef>

namespace b2go::kit {

namespace {

/// The member of `group` that stands for it.
NodeId representative(const Tree& tree, NodeId group, NodeId focused) {
    NodeId first = 0;
    NodeId chosen = 0;
    for (const Node& node : tree.nodes) {
        if (node.group != group || !node.focusable || node.layer != tree.top_layer) {
            continue;
        }
        if (node.id == focused) {
            return focused;
        }
        first = first == 0 ? node.id : first;
        chosen = chosen == 0 && node.on ? node.id : chosen;
    }
    return chosen != 0 ? chosen : first;
}

NodeId moved(const std::vector<NodeId>& stops, NodeId from, int by, bool round) {
    if (stops.empty()) {
        return from;
    }
    const auto found = std::find(stops.begin(), stops.end(), from);
    if (found == stops.end()) {
        return by > 0 ? stops.front() : stops.back();
    }
    const auto count = static_cast<int>(stops.size());
    int index = static_cast<int>(found - stops.begin()) + by;
    if (round) {
        index = (index + count) % count;
    } else if (index < 0 || index >= count) {
        return from;
    }
    return stops[static_cast<std::size_t>(index)];
}

int arrow_step(Key key, int columns) {
    const int line = columns > 0 ? columns : 1;
    switch (key) {
    case Key::left:
        return -1;
    case Key::right:
        return 1;
    case Key::up:
        return -line;
    case Key::down:
        return line;
    default:
        return 0;
    }
}

} // namespace

std::vector<NodeId> tab_stops(const Tree& tree, NodeId focused) {
    std::vector<NodeId> stops;
    for (const Node& node : tree.nodes) {
        if (node.focusable && node.layer == tree.top_layer &&
            (node.group == 0 || representative(tree, node.group, focused) == node.id)) {
            stops.push_back(node.id);
        }
    }
    return stops;
}

NodeId next_focus(const Tree& tree, NodeId focused, KeyPress press) {
    const Node* node = tree.find(focused);
    if (press.key == Key::tab) {
        return moved(tab_stops(tree, focused), focused, press.shift ? -1 : 1, true);
    }
    const int step = arrow_step(press.key, node == nullptr ? 0 : node->group_columns);
    if (step == 0) {
        return focused;
    }
    if (node == nullptr || node->group == 0) {
        return moved(tab_stops(tree, focused), focused, step, false);
    }
    std::vector<NodeId> members;
    for (const Node& other : tree.nodes) {
        if (other.group == node->group && other.focusable && other.layer == node->layer) {
            members.push_back(other.id);
        }
    }
    return moved(members, focused, step, false);
}

} // namespace b2go::kit
