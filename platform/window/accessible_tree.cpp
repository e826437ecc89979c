#include "platform/window/accessible_tree.hpp"

#include "platform/window/said.hpp"

namespace b2go::platform {

using kit::Role;

namespace {

Accessible accessible(const kit::Node& node, int top_layer, const Extents& window) {
    Accessible made;
    made.id = node.id;
    made.role = node.role;
    made.name = said_label(node);
    made.description = said_description(node);
    std::string value = said_value(node);
    if (has_text(node.role)) {
        made.text = std::move(value);
    } else if (!value.empty()) {
        made.description =
            made.description.empty() ? std::move(value) : value + ". " + made.description;
    }
    made.extents = {window.x + static_cast<int>(node.rect.x),
                    window.y + static_cast<int>(node.rect.y), static_cast<int>(node.rect.width),
                    static_cast<int>(node.rect.height)};
    // What lies behind an open sheet cannot be used until it closes.
    made.enabled = node.enabled && node.layer == top_layer;
    made.on = node.on;
    made.focused = node.focused;
    made.showing = !node.visible.empty() && node.layer == top_layer;
    made.secret = node.secret;
    made.focusable = made.enabled && (kit::interactive(node.role) || node.reads_on);
    return made;
}

} // namespace

bool takes_text(Role role) { return role == Role::field || role == Role::secret_field; }

bool has_text(Role role) {
    return takes_text(role) || role == Role::pick_field || role == Role::stepper;
}

const Accessible* AccessibleTree::find(AccessibleKey key) const {
    const auto at = nodes.find(key);
    return at == nodes.end() ? nullptr : &at->second;
}

const std::vector<AccessibleKey>& AccessibleTree::children(AccessibleKey key) const {
    const Accessible* node = find(key);
    return node == nullptr ? top : node->children;
}

AccessibleTree accessible_tree(const kit::Tree& tree, Extents window, base::Language language) {
    AccessibleTree made;
    made.window = window;
    made.language = language;
    std::vector<AccessibleKey> keys; // of each node, by its index
    keys.reserve(tree.nodes.size());
    std::unordered_map<kit::NodeId, AccessibleKey> times;
    for (const kit::Node& node : tree.nodes) {
        const AccessibleKey key = (++times[node.id] << 32) | node.id;
        keys.push_back(key);
        Accessible child = accessible(node, tree.top_layer, window);
        child.key = key;
        child.parent = node.parent < 0 ? kFrameKey : keys[static_cast<std::size_t>(node.parent)];
        std::vector<AccessibleKey>& siblings =
            node.parent < 0 ? made.top : made.nodes[child.parent].children;
        child.index = static_cast<int>(siblings.size());
        siblings.push_back(key);
        made.nodes.emplace(key, std::move(child));
    }
    return made;
}

} // namespace b2go::platform
