#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui_imgui/kit/geometry.hpp"

namespace b2go::kit {

/// Names a widget across frames: a hash of its id and of the scopes around it. 0 is nothing.
using NodeId = std::uint32_t;

enum class Role {
    group, ///< holds others: card, list, bar, sheet
    text,
    heading,
    status, ///< a pill, a counter, a saved mark
    alert,  ///< an error message
    image,
    button,
    toggle, ///< switched on or off
    radio,  ///< one of several
    tab,
    field,
    secret_field, ///< never spoken
    pick_field,   ///< opens a sheet
    row,          ///< of a list
    stepper,
    progress,
    drawing, ///< a signature
    handle,  ///< dragged by a finger only: an end of what is marked
};

/// What a widget is and says, apart from how it is drawn. Tests, audits, speech and the
/// accessibility bridge read this and nothing else.
struct Node {
    NodeId id = 0;
    int parent = -1; ///< index in the tree, -1 at the top
    Role role = Role::text;
    std::string key; ///< the id the screen gave it
    std::string label;
    std::string value;
    std::string description; ///< hint, explanation or error
    Rect rect;               ///< where it lies, pixels
    Rect visible;            ///< the part of it that is not scrolled away; empty if all is
    int layer = 0;           ///< 0 is the page; each open sheet is one more
    bool enabled = true;
    bool on = false; ///< chosen, switched on
    bool focused = false;
    bool focusable = false; ///< the keyboard can reach it
    /// Words longer than their place: the arrow keys, and what activates it, move them on.
    bool reads_on = false;
    bool secret = false;   ///< a person's number or passphrase: never spoken by default
    NodeId group = 0;      ///< arrow keys move between the focusable nodes of one group
    int group_columns = 0; ///< up and down move this many; 0 if the group is a line
};

/// True for what can be tapped.
[[nodiscard]] bool interactive(Role role);

/// All nodes of one frame in reading order.
struct Tree {
    std::vector<Node> nodes;
    int top_layer = 0;

    [[nodiscard]] const Node* find(NodeId id) const;
    /// The node a person means by these words: in the topmost layer, interactive before others,
    /// the exact label before one that contains it, visible before scrolled away.
    [[nodiscard]] const Node* find(std::string_view label) const;
    [[nodiscard]] const Node* find_key(std::string_view key) const;
    /// The node itself where the keyboard can reach it; of a group, what is chosen in it, or else
    /// its first; null if there is no such node.
    [[nodiscard]] const Node* first_reachable(NodeId id) const;
    [[nodiscard]] const Node* focused() const;
};

/// A text that did not fit where it was drawn; a correct screen has none.
struct Overflow {
    NodeId id = 0;
    std::string text;
    Rect room;
    float needed_width = 0;
    float needed_height = 0;
};

} // namespace b2go::kit
