#pragma once

#include <optional>
#include <string>

#include "platform/window/accessible_tree.hpp"
#include "platform/window/clipboard.hpp"

struct GLFWwindow;

namespace b2go::platform {

struct ScreenWish {
    bool fullscreen = false;
    std::optional<float> scale; ///< pixels per dp; the display's own if not given
};

/// A window of the system that takes fingers and keys and shows what ImGui drew, through GLFW and
/// OpenGL. One per process, used on the main thread; only `wake` may be called from others.
class GlfwScreen {
public:
    /// Fits the display. Throws Fault{environment} that says whether the display or its graphics
    /// is missing.
    explicit GlfwScreen(const ScreenWish& wish);
    ~GlfwScreen();
    GlfwScreen(const GlfwScreen&) = delete;
    GlfwScreen& operator=(const GlfwScreen&) = delete;

    /// Pixels per dp.
    [[nodiscard]] float scale() const { return scale_; }
    /// Where the window lies on the display.
    [[nodiscard]] Extents extents() const;
    /// Ties the window to ImGui's context, which the kit has made.
    void attach();
    /// Before the kit's context goes.
    void detach();

    [[nodiscard]] bool is_to_close() const;
    /// What was copied in this window is nowhere to be pasted any more.
    void forget_copied();
    /// Somebody must first be told something.
    void stay_open();
    /// Takes in what has happened. With `at_most_s` over 0 it sleeps until something does.
    void take_in(double at_most_s);
    /// Whether somebody touched the screen or a key since the last call.
    [[nodiscard]] bool take_touched();
    /// Whether the window has to be drawn again: input, another size, uncovered.
    [[nodiscard]] bool take_dirty();

    /// Before the kit's frame; `font_generation` is the kit's.
    void begin_frame(unsigned font_generation);
    /// Shows what was drawn.
    void show();

    /// Ends a sleep.
    static void wake();

private:
    static GlfwScreen& of(GLFWwindow* window);
    void listen();
    void touched();
    void take_clipboard();

    GLFWwindow* window_ = nullptr;
    float scale_ = 1;
    unsigned font_generation_ = 0;
    bool touched_ = false;
    bool dirty_ = true;
    Clipboard clipboard_;
    std::string pasted_; ///< what ImGui was given last
};

} // namespace b2go::platform
