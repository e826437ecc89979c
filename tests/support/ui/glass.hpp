#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "ui_imgui/kit/picture.hpp"
#include "ui_imgui/kit/ui.hpp"

/// A tablet's glass without a window system: fingers and keys in, the tree and pictures out.
namespace b2go::tests {

class Glass {
public:
    using Draw = std::function<void(kit::Ui&)>;

    /// Draws with `draw` until nothing moves any more.
    explicit Glass(Draw draw, const kit::Look& look = {}, kit::Size display = {1280, 800});

    [[nodiscard]] kit::Ui& ui() { return ui_; }
    [[nodiscard]] const kit::Tree& tree() const { return ui_.tree(); }
    void set_look(const kit::Look& look);
    void resize(kit::Size display);

    /// Sixtieths of a second.
    void frames(int count = 1);
    /// Until nothing moves or is about to change; fails the test if that takes more than 20 s.
    void settle();

    // --- looking ---------------------------------------------------------------------------

    /// Fails the test if there is none.
    [[nodiscard]] const kit::Node& node(std::string_view label) const;
    [[nodiscard]] bool shows(std::string_view label) const;
    [[nodiscard]] std::string focused() const; ///< label; empty if nothing is
    [[nodiscard]] kit::Picture picture() const { return kit::draw_picture(); }
    void save_picture(const std::string& file) const;

    // --- touching --------------------------------------------------------------------------

    /// Scrolls it into view if it is not, taps its middle, and settles.
    void tap(std::string_view label);
    void tap_at(kit::Point at);
    void hold(std::string_view label, double seconds);
    void drag(kit::Point from, kit::Point to, int steps = 10);
    void press(kit::Point at);
    void move(kit::Point at);
    void lift();
    void wheel(kit::Point at, float lines);
    /// A key of the on-screen keyboard.
    void tap_key(std::string_view key);

    // --- hardware keyboard -------------------------------------------------------------------

    void type(std::string_view text);
    void key(int imgui_key, bool shift = false, bool control = false);

private:
    kit::Point show(std::string_view label);

    Draw draw_;
    kit::Ui ui_;
};

} // namespace b2go::tests
