#pragma once

#include <functional>
#include <unordered_map>

#include <atk/atk.h>

#include "platform/window/accessibility.hpp"

namespace b2go::platform {

/// The widgets as ATK's objects. Each lives as long as its widget; what it says is looked up in
/// the last tree shown. One per process: ATK asks a global function for the program. Used on one
/// thread.
class AccessibleObjects {
public:
    explicit AccessibleObjects(std::function<void(Asked)> ask);
    ~AccessibleObjects();
    AccessibleObjects(const AccessibleObjects&) = delete;
    AccessibleObjects& operator=(const AccessibleObjects&) = delete;

    /// Tells listeners what has come, gone and changed.
    void show(AccessibleTree tree);

    [[nodiscard]] const AccessibleTree& tree() const { return tree_; }
    [[nodiscard]] AtkObject* program() const { return program_; }
    /// Null if there is none.
    [[nodiscard]] AtkObject* object(AccessibleKey key) const;
    void ask(Asked asked) const { ask_(std::move(asked)); }

private:
    void create_new(const AccessibleTree& before);
    void tell_children(AccessibleKey parent, const AccessibleTree& before) const;
    void tell_changes(const Accessible& was, const Accessible& is) const;
    void drop_gone(const AccessibleTree& before);

    std::function<void(Asked)> ask_;
    AccessibleTree tree_;
    std::unordered_map<AccessibleKey, AtkObject*> objects_;
    AtkObject* program_ = nullptr;
    AtkObject* frame_ = nullptr;
    bool active_ = false;
};

} // namespace b2go::platform
