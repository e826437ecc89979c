#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/label.hpp"
#include "ui_imgui/kit/semantics.hpp"

namespace b2go::platform {

/// Names a widget for as long as it is there: its id, and which one it is among those of that id.
using AccessibleKey = std::uint64_t;
/// The window itself: the parent of what lies at the top.
inline constexpr AccessibleKey kFrameKey = 0;
/// The program: the parent of the window.
inline constexpr AccessibleKey kProgramKey = 1;

/// Whole pixels; x and y on the display.
struct Extents {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;

    bool operator==(const Extents&) const = default;
};

/// A widget as assistive programs are told of it; nothing secret is in it.
struct Accessible {
    AccessibleKey key = 0;
    AccessibleKey parent = kFrameKey;
    std::vector<AccessibleKey> children;
    int index = 0; ///< among its parent's children
    kit::NodeId id = 0;
    kit::Role role = kit::Role::text;
    std::string name;
    std::string description;
    std::string text; ///< of a field, and what is chosen where something can be
    Extents extents;
    bool enabled = true;
    bool on = false;
    bool focused = false;
    bool showing = true; ///< on the screen, and not behind an open sheet
    bool secret = false;
    bool focusable = false; ///< can be given the focus, and answers to an activation

    bool operator==(const Accessible&) const = default;
};

/// What the window shows, for assistive programs.
struct AccessibleTree {
    std::unordered_map<AccessibleKey, Accessible> nodes;
    std::vector<AccessibleKey> top;
    Extents window;
    base::Language language = base::Language::danish;

    [[nodiscard]] const Accessible* find(AccessibleKey key) const;
    [[nodiscard]] const std::vector<AccessibleKey>& children(AccessibleKey key) const;
    bool operator==(const AccessibleTree&) const = default;
};

/// A field that text can be put into.
[[nodiscard]] bool takes_text(kit::Role role);
/// Whether its value is told as a text of its own; otherwise it is part of the description.
[[nodiscard]] bool has_text(kit::Role role);

[[nodiscard]] AccessibleTree accessible_tree(const kit::Tree& tree, Extents window,
                                             base::Language language);

} // namespace b2go::platform
