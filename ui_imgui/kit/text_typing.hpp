#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ui_imgui/kit/engine.hpp"
#include "ui_imgui/kit/fields.hpp"

namespace b2go::kit {

struct TypingRules {
    FieldKind kind = FieldKind::line;
    bool several_lines = false;
    std::size_t most_bytes = 0;
};

/// Gives the field the caret when it has come into focus and opens the keyboard for a finger; says
/// in `event.left` when it has gone. True while it is edited.
bool hold_caret(Engine& engine, NodeId field, const Touch& touch, const std::string& value,
                const TypingRules& rules, FieldEvent& event);

/// Takes over the text the bridge has asked for, if any.
void take_requested_text(Engine& engine, NodeId field, std::string& value, const TypingRules& rules,
                         FieldEvent& event);

/// The field's texts; while the last thing typed or pasted into it was cut, that is its error.
[[nodiscard]] FieldText with_what_was_cut(const Engine& engine, std::string_view id,
                                          const FieldText& text);

/// True if the text may leave the field: a passphrase or a person's number may not.
[[nodiscard]] bool may_be_copied(const TypingRules& rules);

/// Opens the on-screen keyboard as the field needs it, if it is closed.
void open_keyboard(Engine& engine, const TypingRules& rules);

/// Applies one editing key to the text that has the caret; false if it is none.
bool apply_key(Engine& engine, std::string& value, const KeyPress& press, const TypingRules& rules,
               FieldEvent& event);

/// Applies what was typed and the editing keys to the text that has the caret. What it does not use
/// (up, down, home, end in several lines) stays in the input.
void type_into(Engine& engine, std::string& value, const TypingRules& rules, FieldEvent& event);

} // namespace b2go::kit
