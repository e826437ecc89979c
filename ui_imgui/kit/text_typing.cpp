#include "ui_imgui/kit/text_typing.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <imgui.h>

#include "ui_imgui/kit/words.hpp"

namespace b2go::kit {

namespace {

/// What of `typed` the field takes.
std::string accepted(std::string typed, const TypingRules& rules) {
    if (!rules.several_lines) {
        std::replace(typed.begin(), typed.end(), '\n', ' ');
    }
    if (rules.kind == FieldKind::number || rules.kind == FieldKind::person_number) {
        const bool hyphen = rules.kind == FieldKind::person_number;
        std::erase_if(typed, [&](char c) { return (c < '0' || c > '9') && !(hyphen && c == '-'); });
    }
    return typed;
}

std::string clipboard() {
    const char* text = ImGui::GetClipboardText();
    return text == nullptr ? std::string() : std::string(text);
}

} // namespace

FieldText with_what_was_cut(const Engine& engine, std::string_view id, const FieldText& text) {
    FieldText said = text;
    if (engine.edited == engine.id(id) && engine.edit.was_cut()) {
        said.error = engine.say(words().text_was_cut);
    }
    return said;
}

bool may_be_copied(const TypingRules& rules) {
    return rules.kind != FieldKind::secret && rules.kind != FieldKind::person_number;
}

void open_keyboard(Engine& engine, const TypingRules& rules) {
    if (engine.keyboard.is_open()) {
        return;
    }
    const bool digits = rules.kind == FieldKind::number || rules.kind == FieldKind::person_number;
    engine.keyboard.open(digits, rules.several_lines);
    engine.ask_frame();
}

bool apply_key(Engine& engine, std::string& value, const KeyPress& press, const TypingRules& rules,
               FieldEvent& event) {
    TextEdit& edit = engine.edit;
    switch (press.key) {
    case Key::left:
        edit.left(value, press.shift, press.word);
        return true;
    case Key::right:
        edit.right(value, press.shift, press.word);
        return true;
    case Key::backspace:
        event.changed |= edit.erase_back(value, press.word);
        return true;
    case Key::erase:
        event.changed |= edit.erase_forward(value, press.word);
        return true;
    case Key::select_all:
        edit.select_all(value);
        if (engine.keyboard.is_open()) { // a finger's, which can do more with what is marked
            open_marks(engine, true);
        }
        return true;
    case Key::menu:
        open_marks(engine, false);
        engine.marks.enter = true;
        return true;
    case Key::undo:
        event.changed |= edit.undo(value);
        return true;
    case Key::redo:
        event.changed |= edit.redo(value);
        return true;
    case Key::copy:
    case Key::cut:
        if (edit.has_selection() && may_be_copied(rules)) {
            ImGui::SetClipboardText(edit.selected(value).c_str());
            if (press.key == Key::cut) {
                event.changed |= edit.erase_back(value, false);
            }
        }
        return true;
    case Key::paste:
        event.changed |= edit.insert(value, accepted(clipboard(), rules), rules.most_bytes);
        return true;
    case Key::home:
    case Key::end:
        if (!rules.several_lines) {
            edit.place(value, press.key == Key::home ? 0 : value.size(), press.shift);
        }
        return !rules.several_lines;
    case Key::enter:
        if (rules.several_lines) {
            event.changed |= edit.insert(value, "\n", rules.most_bytes);
        } else {
            event.submitted = true;
        }
        return true;
    case Key::escape:
        engine.focus = {};
        engine.keyboard.close();
        return true;
    default:
        return false;
    }
}

bool hold_caret(Engine& engine, NodeId field, const Touch& touch, const std::string& value,
                const TypingRules& rules, FieldEvent& event) {
    int& held_before = engine.numbers[field];
    if (!touch.focused && !holds_focus(engine, field)) {
        event.left = held_before != 0;
        held_before = 0;
        return false;
    }
    held_before = 1;
    if (engine.edited != field) {
        engine.edited = field;
        engine.marks = {};
        engine.edit.begin(value);
        engine.edit_scroll = 0;
        engine.ask_frame();
    }
    engine.editing_seen = true;
    engine.edit.settle(value);
    if (touch.by_finger) {
        open_keyboard(engine, rules);
    }
    return true;
}

void take_requested_text(Engine& engine, NodeId field, std::string& value, const TypingRules& rules,
                         FieldEvent& event) {
    const auto asked = engine.requested_texts.find(field);
    if (asked == engine.requested_texts.end()) {
        return;
    }
    TextEdit edit;
    std::string text;
    edit.insert(text, accepted(asked->second, rules), rules.most_bytes);
    engine.requested_texts.erase(asked);
    event.changed = text != value;
    value = std::move(text);
    engine.ask_frame();
}

void type_into(Engine& engine, std::string& value, const TypingRules& rules, FieldEvent& event) {
    Input& input = engine.input;
    const std::size_t caret_before = engine.edit.caret();
    const bool was_cut = engine.edit.was_cut();
    for (auto press = input.keys.begin(); press != input.keys.end();) {
        if (press->key != Key::up && press->key != Key::down) {
            engine.edit_goal = -1;
        }
        // Space arrives as a letter too.
        if (press->key == Key::space || apply_key(engine, value, *press, rules, event)) {
            press = input.keys.erase(press);
        } else {
            ++press;
        }
    }
    if (!input.typed.empty()) {
        const std::string typed = accepted(std::exchange(input.typed, {}), rules);
        event.changed |= engine.edit.insert(value, typed, rules.most_bytes);
        engine.edit_goal = -1;
    }
    if (event.changed) {
        engine.marks = {}; // what was marked is another text now
    }
    if (event.changed || engine.edit.was_cut() != was_cut || engine.edit.caret() != caret_before) {
        engine.show_caret = true;
        engine.ask_frame();
    }
}

} // namespace b2go::kit
