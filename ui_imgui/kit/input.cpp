#include "ui_imgui/kit/input.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <imgui.h>
#include <imgui_internal.h>

namespace b2go::kit {

namespace {

struct Mapping {
    ImGuiKey from;
    Key to;
    bool control;
};

constexpr std::array kKeys{
    Mapping{ImGuiKey_Tab, Key::tab, false},
    Mapping{ImGuiKey_Enter, Key::enter, false},
    Mapping{ImGuiKey_KeypadEnter, Key::enter, false},
    Mapping{ImGuiKey_Space, Key::space, false},
    Mapping{ImGuiKey_Escape, Key::escape, false},
    Mapping{ImGuiKey_LeftArrow, Key::left, false},
    Mapping{ImGuiKey_RightArrow, Key::right, false},
    Mapping{ImGuiKey_UpArrow, Key::up, false},
    Mapping{ImGuiKey_DownArrow, Key::down, false},
    Mapping{ImGuiKey_Home, Key::home, false},
    Mapping{ImGuiKey_End, Key::end, false},
    Mapping{ImGuiKey_PageUp, Key::page_up, false},
    Mapping{ImGuiKey_PageDown, Key::page_down, false},
    Mapping{ImGuiKey_Backspace, Key::backspace, false},
    Mapping{ImGuiKey_Delete, Key::erase, false},
    Mapping{ImGuiKey_A, Key::select_all, true},
    Mapping{ImGuiKey_C, Key::copy, true},
    Mapping{ImGuiKey_X, Key::cut, true},
    Mapping{ImGuiKey_V, Key::paste, true},
    Mapping{ImGuiKey_Z, Key::undo, true},
    Mapping{ImGuiKey_Y, Key::redo, true},
    Mapping{ImGuiKey_Menu, Key::menu, false},
    Mapping{ImGuiKey_F10, Key::menu, false},
};

void append_utf8(std::string& text, char32_t character) {
    const auto add = [&](char32_t bits) { text.push_back(static_cast<char>(bits)); };
    if (character < 0x80) {
        add(character);
    } else if (character < 0x800) {
        add(0xC0U | (character >> 6U));
        add(0x80U | (character & 0x3FU));
    } else {
        add(0xE0U | (character >> 12U));
        add(0x80U | ((character >> 6U) & 0x3FU));
        add(0x80U | (character & 0x3FU));
    }
}

void read_pointer(Pointer& pointer, const ImGuiIO& io, double now_s, float slop_px) {
    pointer.pressed = ImGui::IsMouseClicked(ImGuiMouseButton_Left);
    pointer.released = ImGui::IsMouseReleased(ImGuiMouseButton_Left);
    pointer.down = io.MouseDown[0];
    pointer.wheel = io.MouseWheel;
    if (ImGui::IsMousePosValid()) {
        pointer.at = {io.MousePos.x, io.MousePos.y};
    }
    if (pointer.pressed) {
        pointer.began = pointer.at;
        pointer.down_since = now_s;
        pointer.dragging = false;
    } else if (pointer.down && std::hypot(pointer.at.x - pointer.began.x,
                                          pointer.at.y - pointer.began.y) > slop_px) {
        pointer.dragging = true;
    } else if (!pointer.down && !pointer.released) {
        pointer.dragging = false;
    }
}

/// Ctrl and Shift as they were when `key` went down: a quick hand has let go of them before the
/// frame begins. For a key that only repeats, as they are.
struct Held {
    bool control = false;
    bool shift = false;
};
Held held_at(ImGuiKey key, Held before) {
    const ImGuiIO& io = ImGui::GetIO();
    for (const ImGuiInputEvent& event : ImGui::GetCurrentContext()->InputEventsTrail) {
        if (event.Type != ImGuiInputEventType_Key) {
            continue;
        }
        if (event.Key.Key == ImGuiMod_Ctrl) {
            before.control = event.Key.Down;
        } else if (event.Key.Key == ImGuiMod_Shift) {
            before.shift = event.Key.Down;
        } else if (event.Key.Key == key && event.Key.Down) {
            return before;
        }
    }
    return {io.KeyCtrl, io.KeyShift};
}

} // namespace

bool Input::has(Key key) const {
    return std::any_of(keys.begin(), keys.end(),
                       [&](const KeyPress& press) { return press.key == key; });
}

bool Input::take(Key key) {
    return std::erase_if(keys, [&](const KeyPress& press) { return press.key == key; }) > 0;
}

void read_input(Input& input, float slop_px) {
    const ImGuiIO& io = ImGui::GetIO();
    input.now_s = ImGui::GetTime();
    input.elapsed_s = io.DeltaTime;
    input.display = {io.DisplaySize.x, io.DisplaySize.y};
    read_pointer(input.pointer, io, input.now_s, slop_px);

    input.typed.clear();
    for (const ImWchar character : io.InputQueueCharacters) {
        // ImWchar has 16 bits: what lies beyond arrives as a replacement and is no letter.
        if (character >= 0x20 && character != 0x7F && character != 0xFFFD) {
            append_utf8(input.typed, character);
        }
    }
    input.keys.clear();
    for (const Mapping& mapping : kKeys) {
        if (!ImGui::IsKeyPressed(mapping.from)) {
            continue;
        }
        const Held held = held_at(mapping.from, {input.control, input.shift});
        const bool plain_f10 = mapping.from == ImGuiKey_F10 && !held.shift;
        if ((held.control || !mapping.control) && !plain_f10) {
            // Ctrl+Shift+Z is what some people know as "do again".
            const bool again = mapping.to == Key::undo && held.shift;
            input.keys.push_back({again ? Key::redo : mapping.to, held.shift, held.control});
        }
    }
    input.control = io.KeyCtrl;
    input.shift = io.KeyShift;
    input.space_held = ImGui::IsKeyDown(ImGuiKey_Space);
    input.hardware_keys = !input.keys.empty() || !input.typed.empty();
}

void keep_typing_in_order() { ImGui::GetCurrentContext()->WantTextInputNextFrame = 1; }

bool input_waits() { return !ImGui::GetCurrentContext()->InputEventsQueue.empty(); }

} // namespace b2go::kit
