#pragma once

#include <atk/atk.h>

#include "platform/window/accessible_tree.hpp"

namespace b2go::platform {

class AccessibleObjects;

/// One of ATK's objects: which widget it stands for, and who knows about it.
struct AccessibleObject {
    AtkObject base;
    AccessibleObjects* owner;
    AccessibleKey key;
};

/// What ATK's classes differ in: what can be asked of them beside name, role and place in the tree.
enum class AccessibleKind {
    program,
    frame,
    widget, ///< has a place, and can be tapped and focused
    field,  ///< a widget with a text
};

/// A new reference.
[[nodiscard]] AtkObject* new_accessible(AccessibleKind kind, AccessibleObjects& owner,
                                        AccessibleKey key);

} // namespace b2go::platform
