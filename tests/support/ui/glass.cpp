#include "tests/support/ui/glass.hpp"

#include <fstream>
#include <utility>

#include <boost/test/unit_test.hpp>
#include <imgui.h>

#include "tests/support/ui/installed_fonts.hpp"

namespace b2go::tests {

Glass::Glass(Draw draw, const kit::Look& look, kit::Size display)
    : draw_(std::move(draw)), ui_(installed_fonts(), look) {
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    resize(display);
}

void Glass::set_look(const kit::Look& look) {
    ui_.set_look(look);
    settle();
}

void Glass::resize(kit::Size display) {
    ImGui::GetIO().DisplaySize = {display.width, display.height};
    settle();
}

void Glass::frames(int count) {
    for (int i = 0; i < count; ++i) {
        ImGui::GetIO().DeltaTime = 1.0F / 60;
        ui_.begin_frame();
        draw_(ui_);
        ui_.end_frame();
    }
}

void Glass::settle() {
    frames(2);
    int left = 1200;
    while (ui_.wants_frame() && left > 0) {
        frames();
        --left;
    }
    BOOST_REQUIRE_MESSAGE(left > 0, "the screen never comes to rest");
}

const kit::Node& Glass::node(std::string_view label) const {
    const kit::Node* found = ui_.tree().find(label);
    if (found == nullptr) {
        std::string there;
        for (const kit::Node& other : ui_.tree().nodes) {
            there += "\n  " + other.label;
        }
        BOOST_FAIL("nothing here is called " << label << "; there is:" << there);
    }
    return *found;
}

bool Glass::shows(std::string_view label) const { return ui_.tree().find(label) != nullptr; }

std::string Glass::focused() const {
    const kit::Node* found = ui_.tree().focused();
    return found == nullptr ? std::string() : found->label;
}

void Glass::save_picture(const std::string& file) const {
    std::ofstream stream(file, std::ios::binary);
    stream << kit::png_of(picture());
    BOOST_REQUIRE_MESSAGE(stream.good(), "cannot write " << file);
}

kit::Point Glass::show(std::string_view label) {
    const kit::Node* found = &node(label);
    if (found->visible.height < found->rect.height - 1) {
        ui_.reveal(found->id);
        settle();
        found = &node(label);
    }
    BOOST_REQUIRE_MESSAGE(!found->visible.empty(), label << " cannot be seen");
    return found->visible.centre();
}

void Glass::tap(std::string_view label) { tap_at(show(label)); }

void Glass::tap_at(kit::Point at) {
    press(at);
    frames();
    lift();
    settle();
}

void Glass::hold(std::string_view label, double seconds) {
    press(show(label));
    frames(static_cast<int>(seconds * 60) + 1);
    lift();
    settle();
}

void Glass::drag(kit::Point from, kit::Point to, int steps) {
    press(from);
    for (int i = 1; i <= steps; ++i) {
        const float share = static_cast<float>(i) / static_cast<float>(steps);
        move({from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share});
    }
    lift();
}

void Glass::press(kit::Point at) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
    io.AddMousePosEvent(at.x, at.y);
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    // ImGui lets a finger arrive one frame before it presses.
    frames(2);
}

void Glass::move(kit::Point at) {
    ImGui::GetIO().AddMousePosEvent(at.x, at.y);
    frames();
}

void Glass::lift() {
    ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    frames();
}

void Glass::wheel(kit::Point at, float lines) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(at.x, at.y);
    io.AddMouseWheelEvent(0, lines);
    settle();
}

void Glass::tap_key(std::string_view key) {
    const kit::Rect rect = ui_.keyboard_key(key);
    BOOST_REQUIRE_MESSAGE(!rect.empty(), "the keyboard has no key " << key);
    tap_at(rect.centre());
}

void Glass::type(std::string_view text) {
    ImGui::GetIO().AddInputCharactersUTF8(std::string(text).c_str());
    settle();
}

void Glass::key(int imgui_key, bool shift, bool control) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiMod_Shift, shift);
    io.AddKeyEvent(ImGuiMod_Ctrl, control);
    io.AddKeyEvent(static_cast<ImGuiKey>(imgui_key), true);
    frames();
    io.AddKeyEvent(static_cast<ImGuiKey>(imgui_key), false);
    io.AddKeyEvent(ImGuiMod_Shift, false);
    io.AddKeyEvent(ImGuiMod_Ctrl, false);
    settle();
}

} // namespace b2go::tests
