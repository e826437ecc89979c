#include "tests/support/ui/careless_hand.hpp"

#include <array>
#include <vector>

#include <imgui.h>

namespace b2go::tests {

namespace {

bool takes_text(const kit::Node& node) {
    return node.focusable && !node.visible.empty() &&
           (node.role == kit::Role::field || node.role == kit::Role::secret_field);
}

} // namespace

/// Also a little beyond the edges.
float CarelessHand::coordinate(float size) {
    return static_cast<float>(pick(static_cast<unsigned>(size) + 120)) - 60;
}

void CarelessHand::press_key() {
    constexpr std::array kKeys{
        ImGuiKey_Tab,    ImGuiKey_Enter,     ImGuiKey_Space,     ImGuiKey_Escape,
        ImGuiKey_Delete, ImGuiKey_Backspace, ImGuiKey_LeftArrow, ImGuiKey_RightArrow,
        ImGuiKey_Home,   ImGuiKey_UpArrow,   ImGuiKey_DownArrow, ImGuiKey_End,
        ImGuiKey_A,      ImGuiKey_PageDown,  ImGuiKey_V,         ImGuiKey_X,
        ImGuiKey_Z,      ImGuiKey_Y,         ImGuiKey_Menu,      ImGuiKey_F10};
    ImGuiIO& io = ImGui::GetIO();
    const ImGuiKey key = kKeys[pick(kKeys.size())];
    io.AddKeyEvent(ImGuiMod_Ctrl, pick(3) == 0);
    io.AddKeyEvent(ImGuiMod_Shift, pick(3) == 0);
    io.AddKeyEvent(key, true);
    io.AddKeyEvent(key, false);
}

void CarelessHand::ask_as_a_program(Glass& glass) {
    const auto& nodes = glass.tree().nodes;
    if (nodes.empty()) {
        return;
    }
    const kit::NodeId node = nodes[pick(static_cast<unsigned>(nodes.size()))].id;
    switch (pick(4)) {
    case 0:
        return glass.ui().activate(node);
    case 1:
        return glass.ui().set_text(node, "fra broen");
    case 2:
        return glass.ui().open_marks(node);
    default:
        return glass.ui().focus(node);
    }
}

void CarelessHand::rest_on_a_field(Glass& glass) {
    std::vector<kit::Rect> fields;
    for (const kit::Node& node : glass.tree().nodes) {
        if (takes_text(node)) {
            fields.push_back(node.visible);
        }
    }
    if (fields.empty()) {
        return;
    }
    const kit::Rect field = fields[pick(static_cast<unsigned>(fields.size()))];
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    glass.press({field.x + static_cast<float>(pick(100)) / 100 * field.width,
                 field.y + static_cast<float>(pick(100)) / 100 * field.height});
    glass.frames(32); // it may go on, or be lifted, by what comes next
}

void CarelessHand::change_window() {
    constexpr std::array kScales{0.5F, 1.0F, 1.0F, 1.5F, 2.0F};
    constexpr std::array kSides{1U, 200U, 640U, 1280U, 1920U};
    if (pick(4) == 0) {
        kit::Look look;
        look.scale = kScales[pick(kScales.size())];
        look.text_percent = static_cast<int>(100 + 25 * pick(5));
        look.gloves = pick(2) == 0;
        look.language = pick(2) == 0 ? base::Language::danish : base::Language::english;
        look.theme = pick(2) == 0 ? kit::ThemeKind::dark : kit::ThemeKind::light;
        change_look_(look);
    }
    ImGui::GetIO().DisplaySize = {static_cast<float>(kSides[pick(kSides.size())] + pick(300)),
                                  static_cast<float>(kSides[pick(kSides.size())] + pick(300))};
}

void CarelessHand::do_something(Glass& glass) {
    ImGuiIO& io = ImGui::GetIO();
    switch (pick(20)) {
    case 0:
    case 1:
    case 2:
    case 3:
        io.AddMouseButtonEvent(0, true);
        break;
    case 4:
    case 5:
    case 6:
    case 7:
        io.AddMouseButtonEvent(0, false);
        break;
    case 8:
    case 9:
    case 10:
    case 11:
        io.AddMousePosEvent(coordinate(io.DisplaySize.x), coordinate(io.DisplaySize.y));
        break;
    case 12:
    case 13:
        press_key();
        break;
    case 14:
        io.AddInputCharactersUTF8("æØ€\tłж🙂x y");
        break;
    case 15:
        io.AddMouseWheelEvent(0, static_cast<float>(pick(9)) - 4);
        break;
    case 16:
    case 17:
        ask_as_a_program(glass);
        break;
    case 18:
        if (pick(3) == 0) {
            rest_on_a_field(glass);
        }
        break;
    default:
        if (pick(6) == 0) {
            change_window();
        }
    }
    glass.frames();
}

} // namespace b2go::tests
