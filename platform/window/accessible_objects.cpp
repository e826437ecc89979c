#include "platform/window/accessible_objects.hpp"

#include <algorithm>

#include "platform/window/accessible_types.hpp"

namespace b2go::platform {

namespace {

/// ATK asks a function without arguments for the program's object.
constexpr const char* kProgramSlot = "b2go-program";

AtkObject* program_object() {
    return static_cast<AtkObject*>(
        g_type_get_qdata(ATK_TYPE_UTIL, g_quark_from_static_string(kProgramSlot)));
}
const gchar* toolkit_name() { return "b2go"; }
const gchar* toolkit_version() { return "1"; }

void say_text_changed(AtkObject* object, const Accessible& was, const Accessible& is) {
    const auto say = [&](const char* signal, const std::string& text) {
        if (!text.empty()) {
            const auto length =
                static_cast<gint>(g_utf8_strlen(text.c_str(), static_cast<gssize>(text.size())));
            g_signal_emit_by_name(object, signal, 0, length, text.c_str());
        }
    };
    say("text-remove", was.text);
    say("text-insert", is.text);
}

} // namespace

AccessibleObjects::AccessibleObjects(std::function<void(Asked)> ask) : ask_(std::move(ask)) {
    program_ = new_accessible(AccessibleKind::program, *this, kProgramKey);
    frame_ = new_accessible(AccessibleKind::frame, *this, kFrameKey);
    g_type_set_qdata(ATK_TYPE_UTIL, g_quark_from_static_string(kProgramSlot), program_);
    auto* util = static_cast<AtkUtilClass*>(g_type_class_ref(ATK_TYPE_UTIL));
    util->get_root = program_object;
    util->get_toolkit_name = toolkit_name;
    util->get_toolkit_version = toolkit_version;
}

AccessibleObjects::~AccessibleObjects() {
    for (const auto& [key, object] : objects_) {
        g_object_unref(object);
    }
    g_type_set_qdata(ATK_TYPE_UTIL, g_quark_from_static_string(kProgramSlot), nullptr);
    g_object_unref(frame_);
    g_object_unref(program_);
}

AtkObject* AccessibleObjects::object(AccessibleKey key) const {
    if (key == kProgramKey) {
        return program_;
    }
    if (key == kFrameKey) {
        return frame_;
    }
    const auto at = objects_.find(key);
    return at == objects_.end() ? nullptr : at->second;
}

void AccessibleObjects::show(AccessibleTree tree) {
    const AccessibleTree before = std::exchange(tree_, std::move(tree));
    create_new(before);
    tell_children(kFrameKey, before);
    for (const auto& [key, widget] : tree_.nodes) {
        if (before.find(key) != nullptr) {
            tell_children(key, before);
        }
    }
    for (const auto& [key, widget] : tree_.nodes) {
        const Accessible* was = before.find(key);
        const Accessible fresh{};
        tell_changes(was != nullptr ? *was : fresh, widget);
    }
    drop_gone(before);
    if (!active_) {
        active_ = true;
        g_signal_emit_by_name(frame_, "activate");
    }
}

void AccessibleObjects::create_new(const AccessibleTree& before) {
    for (const auto& [key, widget] : tree_.nodes) {
        const Accessible* was = before.find(key);
        if (was != nullptr && has_text(was->role) != has_text(widget.role)) {
            // The same name for another kind of widget: what was known of it is no longer true.
            g_object_unref(objects_.at(key));
            objects_.erase(key);
        }
        if (!objects_.contains(key)) {
            objects_.emplace(key, new_accessible(has_text(widget.role) ? AccessibleKind::field
                                                                       : AccessibleKind::widget,
                                                 *this, key));
        }
    }
}

void AccessibleObjects::tell_children(AccessibleKey parent, const AccessibleTree& before) const {
    const auto& was = before.children(parent);
    const auto& is = tree_.children(parent);
    if (was == is) {
        return;
    }
    const auto tell = [&](const char* signal, const auto& these, const auto& others) {
        for (std::size_t i = 0; i < these.size(); ++i) {
            if (std::ranges::find(others, these[i]) == others.end()) {
                g_signal_emit_by_name(object(parent), signal, static_cast<guint>(i),
                                      object(these[i]));
            }
        }
    };
    tell("children-changed::remove", was, is);
    tell("children-changed::add", is, was);
}

void AccessibleObjects::tell_changes(const Accessible& was, const Accessible& is) const {
    AtkObject* object = objects_.at(is.key);
    const bool is_new = was.key != is.key;
    if (!is_new && was.name != is.name) {
        g_object_notify(G_OBJECT(object), "accessible-name");
    }
    if (!is_new && was.description != is.description) {
        g_object_notify(G_OBJECT(object), "accessible-description");
    }
    if (!is_new && was.text != is.text) {
        say_text_changed(object, was, is);
    }
    const auto tell = [&](bool before, bool now, AtkStateType state) {
        if (before != now) {
            atk_object_notify_state_change(object, state, now ? TRUE : FALSE);
        }
    };
    if (!is_new) {
        const bool switched = is.role == kit::Role::toggle || is.role == kit::Role::radio;
        tell(was.enabled, is.enabled, ATK_STATE_ENABLED);
        tell(was.enabled, is.enabled, ATK_STATE_SENSITIVE);
        tell(was.on, is.on, switched ? ATK_STATE_CHECKED : ATK_STATE_SELECTED);
        tell(was.showing, is.showing, ATK_STATE_SHOWING);
    } else if (is.role == kit::Role::alert) {
        // An error that has come is said although nobody went there.
        atk_object_notify_state_change(object, ATK_STATE_SHOWING, TRUE);
    }
    tell(was.focused, is.focused, ATK_STATE_FOCUSED);
}

void AccessibleObjects::drop_gone(const AccessibleTree& before) {
    for (const auto& [key, widget] : before.nodes) {
        if (tree_.find(key) == nullptr) {
            AtkObject* gone = objects_.at(key);
            atk_object_notify_state_change(gone, ATK_STATE_DEFUNCT, TRUE);
            objects_.erase(key);
            g_object_unref(gone);
        }
    }
}

} // namespace b2go::platform
