#include "platform/window/accessible_types.hpp"

#include <algorithm>
#include <string>

#include "platform/window/accessible_objects.hpp"

namespace b2go::platform {

using kit::Role;

namespace {

/// GLib's instances are C structures that begin with their parent's.
template <typename Instance> AccessibleObject& own(Instance* instance) {
    return *reinterpret_cast<AccessibleObject*>(instance);
}

/// The widget an object stands for; null for program and frame, and when it is gone.
template <typename Instance> const Accessible* facts(Instance* instance) {
    const AccessibleObject& object = own(instance);
    return object.owner->tree().find(object.key);
}

AtkObject* with_reference(AtkObject* object) {
    return object == nullptr ? nullptr : static_cast<AtkObject*>(g_object_ref(object));
}

// --- what every object says ---------------------------------------------------------------------

const gchar* name_of(AtkObject* object) {
    const Accessible* widget = facts(object);
    return widget != nullptr ? widget->name.c_str()
                             : (own(object).key <= kProgramKey ? "Borgerservice 2GO" : "");
}

const gchar* description_of(AtkObject* object) {
    const Accessible* widget = facts(object);
    return widget != nullptr ? widget->description.c_str() : "";
}

const gchar* locale_of(AtkObject* object) {
    return own(object).owner->tree().language == base::Language::english ? "en_GB" : "da_DK";
}

AtkObject* parent_of(AtkObject* object) {
    const AccessibleObject& self = own(object);
    if (self.key == kProgramKey) {
        return nullptr;
    }
    const Accessible* widget = facts(object);
    return self.owner->object(widget != nullptr ? widget->parent : kProgramKey);
}

gint child_count(AtkObject* object) {
    const AccessibleObject& self = own(object);
    if (self.key == kProgramKey) {
        return 1;
    }
    const bool gone = self.key != kFrameKey && facts(object) == nullptr;
    return gone ? 0 : static_cast<gint>(self.owner->tree().children(self.key).size());
}

AtkObject* child_at(AtkObject* object, gint index) {
    if (index < 0 || index >= child_count(object)) {
        return nullptr;
    }
    const AccessibleObject& self = own(object);
    if (self.key == kProgramKey) {
        return with_reference(self.owner->object(kFrameKey));
    }
    return with_reference(
        self.owner->object(self.owner->tree().children(self.key)[static_cast<std::size_t>(index)]));
}

gint index_of(AtkObject* object) {
    const AccessibleObject& self = own(object);
    if (self.key <= kProgramKey) {
        return self.key == kFrameKey ? 0 : -1;
    }
    const Accessible* widget = facts(object);
    return widget != nullptr ? widget->index : -1;
}

AtkRole role_of(Role role) {
    switch (role) {
    case Role::group:
        return ATK_ROLE_PANEL;
    case Role::text:
    case Role::handle: // a finger's: by keys the ends move with Shift and the arrows
        return ATK_ROLE_LABEL;
    case Role::heading:
        return ATK_ROLE_HEADING;
    case Role::status:
        return ATK_ROLE_STATUSBAR;
    case Role::alert:
        return ATK_ROLE_ALERT;
    case Role::image:
        return ATK_ROLE_IMAGE;
    case Role::button:
        return ATK_ROLE_PUSH_BUTTON;
    case Role::toggle:
        return ATK_ROLE_TOGGLE_BUTTON;
    case Role::radio:
        return ATK_ROLE_RADIO_BUTTON;
    case Role::tab:
        return ATK_ROLE_PAGE_TAB;
    case Role::field:
        return ATK_ROLE_ENTRY;
    case Role::secret_field:
        return ATK_ROLE_PASSWORD_TEXT;
    case Role::pick_field:
        return ATK_ROLE_COMBO_BOX;
    case Role::row:
        return ATK_ROLE_LIST_ITEM;
    case Role::stepper:
        return ATK_ROLE_SPIN_BUTTON;
    case Role::progress:
        return ATK_ROLE_PROGRESS_BAR;
    case Role::drawing:
        return ATK_ROLE_CANVAS;
    }
    return ATK_ROLE_UNKNOWN;
}

AtkRole role_of_object(AtkObject* object) {
    const Accessible* widget = facts(object);
    if (widget != nullptr) {
        return role_of(widget->role);
    }
    return own(object).key == kProgramKey ? ATK_ROLE_APPLICATION
           : own(object).key == kFrameKey ? ATK_ROLE_FRAME
                                          : ATK_ROLE_INVALID;
}

void add_widget_states(AtkStateSet* states, const Accessible& widget) {
    const auto add = [&](bool holds, AtkStateType state) {
        if (holds) {
            atk_state_set_add_state(states, state);
        }
    };
    const bool switched = widget.role == Role::toggle || widget.role == Role::radio;
    add(true, ATK_STATE_VISIBLE);
    add(widget.showing, ATK_STATE_SHOWING);
    add(widget.enabled, ATK_STATE_ENABLED);
    add(widget.enabled, ATK_STATE_SENSITIVE);
    add(widget.focusable, ATK_STATE_FOCUSABLE);
    add(widget.focused, ATK_STATE_FOCUSED);
    add(switched, ATK_STATE_CHECKABLE);
    add(switched && widget.on, ATK_STATE_CHECKED);
    add(widget.role == Role::toggle && widget.on, ATK_STATE_PRESSED);
    add(widget.role == Role::tab || widget.role == Role::row, ATK_STATE_SELECTABLE);
    add(!switched && widget.on, ATK_STATE_SELECTED);
    add(takes_text(widget.role) && widget.enabled, ATK_STATE_EDITABLE);
}

AtkStateSet* states_of(AtkObject* object) {
    AtkStateSet* states = atk_state_set_new();
    if (const Accessible* widget = facts(object)) {
        add_widget_states(states, *widget);
    } else if (own(object).key > kProgramKey) {
        atk_state_set_add_state(states, ATK_STATE_DEFUNCT);
    } else {
        for (const AtkStateType state : {ATK_STATE_VISIBLE, ATK_STATE_SHOWING, ATK_STATE_ENABLED,
                                         ATK_STATE_SENSITIVE, ATK_STATE_ACTIVE}) {
            atk_state_set_add_state(states, state);
        }
    }
    return states;
}

void fill_class(gpointer given, gpointer) {
    auto* object = static_cast<AtkObjectClass*>(given);
    object->get_name = name_of;
    object->get_description = description_of;
    object->get_object_locale = locale_of;
    object->get_parent = parent_of;
    object->get_n_children = child_count;
    object->ref_child = child_at;
    object->get_index_in_parent = index_of;
    object->get_role = role_of_object;
    object->ref_state_set = states_of;
}

// --- where it lies ------------------------------------------------------------------------------

void extents_of(AtkComponent* component, gint* x, gint* y, gint* width, gint* height,
                AtkCoordType relative_to) {
    const Extents& window = own(component).owner->tree().window;
    const Accessible* widget = facts(component);
    const Extents extents = widget != nullptr ? widget->extents : window;
    const bool on_display = relative_to == ATK_XY_SCREEN;
    *x = extents.x - (on_display ? 0 : window.x);
    *y = extents.y - (on_display ? 0 : window.y);
    *width = extents.width;
    *height = extents.height;
}

gboolean take_focus(AtkComponent* component) {
    const Accessible* widget = facts(component);
    if (widget == nullptr || !widget->focusable) {
        return FALSE;
    }
    own(component).owner->ask({Asked::What::focus, widget->id, {}});
    return TRUE;
}

void fill_component(gpointer given, gpointer) {
    auto* component = static_cast<AtkComponentIface*>(given);
    component->get_extents = extents_of;
    component->grab_focus = take_focus;
}

// --- what can be done with it -------------------------------------------------------------------

bool can_be_tapped(const Accessible* widget) { return widget != nullptr && widget->focusable; }

/// A tap, and for a field the bar of what can be done with its text.
gint action_count(AtkAction* action) {
    const Accessible* widget = facts(action);
    if (!can_be_tapped(widget)) {
        return 0;
    }
    return takes_text(widget->role) ? 2 : 1;
}

const gchar* action_name(AtkAction* action, gint index) {
    if (index < 0 || index >= action_count(action)) {
        return nullptr;
    }
    return index == 0 ? "click" : "menu";
}

gboolean act(AtkAction* action, gint index) {
    if (index < 0 || index >= action_count(action)) {
        return FALSE;
    }
    const auto what = index == 0 ? Asked::What::activate : Asked::What::open_marks;
    own(action).owner->ask({what, facts(action)->id, {}});
    return TRUE;
}

void fill_action(gpointer given, gpointer) {
    auto* action = static_cast<AtkActionIface*>(given);
    action->get_n_actions = action_count;
    action->get_name = action_name;
    action->do_action = act;
}

// --- what is written in it ----------------------------------------------------------------------

template <typename Instance> std::string text_of(Instance* instance) {
    const Accessible* widget = facts(instance);
    return widget != nullptr ? widget->text : std::string();
}

gint length_of(const std::string& text) {
    return static_cast<gint>(g_utf8_strlen(text.c_str(), static_cast<gssize>(text.size())));
}

gint character_count(AtkText* text) { return length_of(text_of(text)); }

/// From `begin` to `end`, counted in characters; an end below 0 is the end of the text.
gchar* part_of(AtkText* text, gint begin, gint end) {
    const std::string whole = text_of(text);
    const gint length = length_of(whole);
    const gint last = end < 0 ? length : std::min(end, length);
    const gint first = std::clamp(begin, 0, last);
    return g_utf8_substring(whole.c_str(), first, last);
}

gunichar character_at(AtkText* text, gint offset) {
    const std::string whole = text_of(text);
    if (offset < 0 || offset >= length_of(whole)) {
        return 0;
    }
    return g_utf8_get_char(g_utf8_offset_to_pointer(whole.c_str(), offset));
}

/// Single characters, or else all of it: fields are short.
gchar* string_at(AtkText* text, gint offset, AtkTextGranularity granularity, gint* begin,
                 gint* end) {
    const gint length = character_count(text);
    const bool one = granularity == ATK_TEXT_GRANULARITY_CHAR;
    *begin = one ? std::clamp(offset, 0, length) : 0;
    *end = one ? std::min(*begin + 1, length) : length;
    return part_of(text, *begin, *end);
}

void fill_text(gpointer given, gpointer) {
    auto* text = static_cast<AtkTextIface*>(given);
    text->get_text = part_of;
    text->get_character_count = character_count;
    text->get_character_at_offset = character_at;
    text->get_string_at_offset = string_at;
    text->get_caret_offset = character_count;
}

void ask_for_text(AtkEditableText* field, std::string text) {
    const Accessible* widget = facts(field);
    if (widget != nullptr && widget->enabled && takes_text(widget->role)) {
        own(field).owner->ask({Asked::What::set_text, widget->id, std::move(text)});
    }
}

void set_text(AtkEditableText* field, const gchar* text) {
    ask_for_text(field, text == nullptr ? "" : text);
}

/// The bytes before character `offset`.
std::size_t bytes_before(const std::string& text, gint offset) {
    const gint at = std::clamp(offset, 0, length_of(text));
    return static_cast<std::size_t>(g_utf8_offset_to_pointer(text.c_str(), at) - text.c_str());
}

/// What is not told cannot be edited in part, only replaced.
bool is_told(AtkEditableText* field) {
    const Accessible* widget = facts(field);
    return widget != nullptr && !widget->secret;
}

void insert_text(AtkEditableText* field, const gchar* text, gint length, gint* position) {
    if (text == nullptr || !is_told(field)) {
        return;
    }
    std::string whole = text_of(field);
    const std::string added =
        length < 0 ? std::string(text) : std::string(text, static_cast<std::size_t>(length));
    whole.insert(bytes_before(whole, *position), added);
    *position += length_of(added);
    ask_for_text(field, std::move(whole));
}

void delete_text(AtkEditableText* field, gint begin, gint end) {
    if (!is_told(field)) {
        return;
    }
    std::string whole = text_of(field);
    const std::size_t first = bytes_before(whole, begin);
    const std::size_t last = end < 0 ? whole.size() : bytes_before(whole, end);
    if (first < last) {
        whole.erase(first, last - first);
        ask_for_text(field, std::move(whole));
    }
}

void fill_editable(gpointer given, gpointer) {
    auto* editable = static_cast<AtkEditableTextIface*>(given);
    editable->set_text_contents = set_text;
    editable->insert_text = insert_text;
    editable->delete_text = delete_text;
}

// --- the types ----------------------------------------------------------------------------------

GType registered(const char* name, GType parent, GClassInitFunc fill) {
    GTypeInfo info{};
    info.class_size = sizeof(AtkObjectClass);
    info.class_init = fill;
    info.instance_size = sizeof(AccessibleObject);
    return g_type_register_static(parent, name, &info, GTypeFlags{});
}

void add_interface(GType type, GType interface, GInterfaceInitFunc fill) {
    const GInterfaceInfo info{fill, nullptr, nullptr};
    g_type_add_interface_static(type, interface, &info);
}

GType type_of(AccessibleKind kind) {
    const auto names = {"B2goProgram", "B2goFrame", "B2goWidget", "B2goField"};
    const char* name = *(names.begin() + static_cast<int>(kind));
    if (const GType known = g_type_from_name(name); known != 0) {
        return known;
    }
    const GType type = kind == AccessibleKind::field
                           ? registered(name, type_of(AccessibleKind::widget), nullptr)
                           : registered(name, ATK_TYPE_OBJECT, fill_class);
    switch (kind) {
    case AccessibleKind::program:
        break;
    case AccessibleKind::frame:
        add_interface(type, ATK_TYPE_COMPONENT, fill_component);
        add_interface(type, ATK_TYPE_WINDOW, nullptr);
        break;
    case AccessibleKind::widget:
        add_interface(type, ATK_TYPE_COMPONENT, fill_component);
        add_interface(type, ATK_TYPE_ACTION, fill_action);
        break;
    case AccessibleKind::field:
        add_interface(type, ATK_TYPE_TEXT, fill_text);
        add_interface(type, ATK_TYPE_EDITABLE_TEXT, fill_editable);
        break;
    }
    return type;
}

} // namespace

AtkObject* new_accessible(AccessibleKind kind, AccessibleObjects& owner, AccessibleKey key) {
    auto* made = static_cast<AtkObject*>(g_object_new(type_of(kind), nullptr));
    own(made).owner = &owner;
    own(made).key = key;
    atk_object_initialize(made, nullptr);
    return made;
}

} // namespace b2go::platform
