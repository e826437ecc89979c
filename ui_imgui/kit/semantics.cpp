#include "ui_imgui/kit/semantics.hpp"

#include <algorithm>

namespace b2go::kit {

bool interactive(Role role) {
    switch (role) {
    case Role::button:
    case Role::toggle:
    case Role::radio:
    case Role::tab:
    case Role::field:
    case Role::secret_field:
    case Role::pick_field:
    case Role::row:
    case Role::drawing:
        return true;
    case Role::group:
    case Role::text:
    case Role::heading:
    case Role::status:
    case Role::alert:
    case Role::image:
    case Role::stepper:
    case Role::progress:
    case Role::handle:
        return false;
    }
    return false;
}

const Node* Tree::find(NodeId id) const {
    const auto found =
        std::find_if(nodes.begin(), nodes.end(), [&](const Node& node) { return node.id == id; });
    return found == nodes.end() ? nullptr : &*found;
}

const Node* Tree::find(std::string_view label) const {
    // Each rule outweighs all that come after it.
    const auto score = [&](const Node& node) {
        const bool exact = node.label == label;
        if (!exact && node.label.find(label) == std::string::npos) {
            return 0;
        }
        return (node.layer == top_layer ? 16 : 0) + (interactive(node.role) ? 8 : 0) +
               (exact ? 4 : 0) + (node.visible.empty() ? 0 : 2) + 1;
    };
    const Node* best = nullptr;
    int best_score = 0;
    for (const Node& node : nodes) {
        if (const int found = score(node); found > best_score) {
            best = &node;
            best_score = found;
        }
    }
    return best;
}

const Node* Tree::find_key(std::string_view key) const {
    const auto found =
        std::find_if(nodes.begin(), nodes.end(), [&](const Node& node) { return node.key == key; });
    return found == nodes.end() ? nullptr : &*found;
}

const Node* Tree::first_reachable(NodeId id) const {
    const Node* top = find(id);
    if (top == nullptr || top->focusable) {
        return top;
    }
    const auto root = static_cast<int>(top - nodes.data());
    const auto is_inside = [&](const Node& node) {
        int at = node.parent;
        while (at > root) {
            at = nodes[static_cast<std::size_t>(at)].parent;
        }
        return at == root;
    };
    const Node* first = nullptr;
    for (const Node& node : nodes) {
        if (node.focusable && is_inside(node)) {
            if (node.on) {
                return &node;
            }
            first = first == nullptr ? &node : first;
        }
    }
    return first == nullptr ? top : first;
}

const Node* Tree::focused() const {
    const auto found =
        std::find_if(nodes.begin(), nodes.end(), [](const Node& node) { return node.focused; });
    return found == nodes.end() ? nullptr : &*found;
}

} // namespace b2go::kit
