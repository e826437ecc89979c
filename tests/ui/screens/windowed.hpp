#pragma once

#include "tests/support/ui/glass.hpp"
#include "tests/ui/screens/furnished.hpp"
#include "ui_imgui/screens/window_screen.hpp"

namespace b2go::tests {

/// A window on a desk: what is tapped becomes a command, and is carried out at once.
class Windowed {
public:
    explicit Windowed(Desk& desk) : desk_(desk) {}

    void draw(kit::Ui& ui) {
        screens::Commands commands;
        ui.set_look(look());
        screens::draw_window(ui, desk_.state(), edit_, commands);
        while (auto command = commands.take()) {
            desk_.give(std::move(*command));
        }
    }
    [[nodiscard]] Glass glass(kit::Size display = {1280, 800}) {
        return Glass([this](kit::Ui& ui) { draw(ui); }, look(), display);
    }
    [[nodiscard]] kit::Look look() const {
        return screens::look_of(desk_.state().preferences, scale);
    }

    float scale = 1;

private:
    Desk& desk_;
    screens::WindowEdit edit_;
};

} // namespace b2go::tests
