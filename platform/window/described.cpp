#include "platform/window/described.hpp"

#include <array>

#include <nlohmann/json.hpp>

#include "platform/window/said.hpp"

namespace b2go::platform {

using Json = nlohmann::ordered_json;

namespace {

/// In the order of kit::Role.
constexpr std::array kRoles{"group",    "text",         "heading",    "status", "alert",
                            "image",    "button",       "toggle",     "radio",  "tab",
                            "field",    "secret_field", "pick_field", "row",    "stepper",
                            "progress", "drawing",      "handle"};
static_assert(kRoles.size() == static_cast<std::size_t>(kit::Role::handle) + 1);

Json numbers(const kit::Rect& rect) { return {rect.x, rect.y, rect.width, rect.height}; }

Json node_json(const kit::Node& node) {
    return {{"id", node.id},
            {"parent", node.parent},
            {"role", kRoles.at(static_cast<std::size_t>(node.role))},
            {"key", node.key},
            {"label", said_label(node)},
            {"value", said_value(node)},
            {"description", said_description(node)},
            {"rect", numbers(node.rect)},
            {"visible", numbers(node.visible)},
            {"layer", node.layer},
            {"enabled", node.enabled},
            {"on", node.on},
            {"focusable", node.focusable},
            {"group", node.group},
            {"focused", node.focused}};
}

} // namespace

std::string described(const std::string& screen, const kit::Ui& ui) {
    Json keys = Json::array();
    for (const kit::KeyPlace& key : ui.keyboard_keys()) {
        keys.push_back({{"label", key.label}, {"rect", numbers(key.rect)}});
    }
    const std::vector<kit::Node>& nodes = ui.tree().nodes;
    std::string lines =
        Json{{"screen", screen}, {"nodes", nodes.size()}, {"keys", std::move(keys)}}.dump() + '\n';
    for (const kit::Node& node : nodes) {
        // A text cut inside a letter must not end the program that describes it.
        lines += node_json(node).dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
    }
    return lines;
}

} // namespace b2go::platform
