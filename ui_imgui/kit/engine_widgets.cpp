// Nodes, touches and texts of one widget.
#include <algorithm>
#include <utility>

#include "base/outcome.hpp"
#include "ui_imgui/kit/engine.hpp"

namespace b2go::kit {

NodeId Engine::id(std::string_view key) const {
    // FNV-1a, seeded by the scope around.
    NodeId hash = scopes.empty() ? 2166136261U : scopes.back();
    for (const char c : key) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    }
    hash = (hash ^ 0xFFU) * 16777619U;
    return hash == 0 ? 1 : hash;
}

Touch Engine::add(Node node) {
    node.parent = groups.empty() ? -1 : groups.back();
    node.layer = layer;
    node.visible = node.rect.intersection(painter.clip());
    node.focusable = (interactive(node.role) || node.reads_on) && node.enabled;
    if (node.focusable && arrow_group != 0) {
        node.group = arrow_group;
        node.group_columns = arrow_columns;
    }

    Touch touch;
    const bool reachable = node.focusable && layer == tree.top_layer;
    if (reachable) {
        const Pointer& pointer = input.pointer;
        const bool inside = node.visible.contains(pointer.at);
        // A handle lies over what is drawn after its field.
        if (pointer.pressed && inside && marks.under_finger == 0) {
            hot = node.id;
        }
        if (hot == node.id) {
            touch.grabbed = pointer.down;
            touch.held = pointer.down && inside && !press_spent;
            touch.by_finger = pointer.released && inside && !press_spent;
        }
        const bool asked =
            std::find(activated.begin(), activated.end(), node.id) != activated.end();
        touch.tapped = touch.by_finger || asked;
        if (touch.by_finger) {
            focus.id = node.id;
        }
    }
    node.focused = focus.id == node.id;
    touch.focused = node.focused;
    if (node.focused && node.layer >= building.top_layer) {
        focus_rect = node.rect;
        focus_clip = painter.clip();
    }
    if (reveal == node.id) {
        show(with_words_around(node));
        reveal = 0;
        unsettled = true;
    }
    last_added = node.id;
    last_touchable = node.focusable ? node.id : last_touchable;
    building.nodes.push_back(std::move(node));
    return touch;
}

/// A field is seen with its label and with what is said below it: what is wrong with it.
Rect Engine::with_words_around(const Node& node) const {
    if (node.role != Role::field && node.role != Role::secret_field &&
        node.role != Role::pick_field) {
        return node.rect;
    }
    const float gap = dp(metrics::kBesideWords);
    const float label = painter.measure(Face::small_strong, node.label, node.rect.width).height;
    const float below =
        node.description.empty()
            ? 0
            : painter.measure(Face::small_strong, node.description, node.rect.width).height + gap;
    Rect whole = node.rect;
    whole.y -= label + gap;
    whole.height += label + gap + below;
    return whole;
}

void Engine::show(Rect part) {
    if (areas.empty() || areas.back().layer != layer) {
        return;
    }
    const Area& area = areas.back();
    const float before = scrolls.offset(area.id);
    scrolls.reveal(area.id, area.rect, part, dp(metrics::kPad));
    unsettled = unsettled || scrolls.offset(area.id) != before;
}

Node Engine::group_node(std::string_view key) const {
    Node node;
    node.id = id(key);
    node.role = Role::group;
    node.key = key;
    return node;
}

void Engine::open_group(Node node) {
    node.parent = groups.empty() ? -1 : groups.back();
    node.layer = layer;
    groups.push_back(static_cast<int>(building.nodes.size()));
    building.nodes.push_back(std::move(node));
}

void Engine::close_group(Rect rect) {
    base::require(!groups.empty(), "a group is closed that was not opened");
    Node& node = building.nodes[static_cast<std::size_t>(groups.back())];
    node.rect = rect;
    node.visible = rect.intersection(painter.clip());
    groups.pop_back();
}

void Engine::check_fit(NodeId node, std::string_view text, Size needed, Rect room) {
    constexpr float kRounding = 1;
    if (needed.width > room.width + kRounding || needed.height > room.height + kRounding) {
        building_overflows.push_back({node, std::string(text), room, needed.width, needed.height});
    }
}

void Engine::text_in(NodeId node, Face face, Rect room, Colour ink, std::string_view text) {
    check_fit(node, text, painter.measure(face, text, room.width), room);
    if (seen(room)) {
        painter.text(face, {room.x, room.y}, ink, text, room.width);
    }
}

void Engine::text_centred_in(NodeId node, Face face, Rect room, Colour ink, std::string_view text) {
    const Size whole = painter.measure(face, text, room.width);
    check_fit(node, text, whole, room);
    if (!seen(room)) {
        return;
    }
    float y = room.y + (room.height - whole.height) / 2;
    for (const TextLine& line : painter.wrapped(face, text, room.width)) {
        const std::string_view part = text.substr(line.begin, line.end - line.begin);
        const float x = room.x + (room.width - painter.width(face, part)) / 2;
        painter.text(face, {x, y}, ink, part);
        y += painter.line_height(face);
    }
}

} // namespace b2go::kit
