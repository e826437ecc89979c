#include "platform/window/glfw_screen.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <imgui.h>

#define GLFW_INCLUDE_NONE
#include <GL/gl.h>
#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>

#include "base/crypto.hpp"
#include "base/outcome.hpp"

namespace b2go::platform {

namespace {

/// The tablet the screens are designed for, dp.
constexpr float kWidthDp = 1280;
constexpr float kHeightDp = 800;
/// GLFW refuses to sleep for nothing; and the clock that is shown turns every minute.
constexpr double kShortestSleepS = 0.001;
constexpr double kLongestSleepS = 60;

[[noreturn]] void fail(const std::string& what) {
    const char* reason = nullptr;
    glfwGetError(&reason);
    throw base::Fault(base::FaultCode::environment,
                      what + (reason != nullptr ? std::string(": ") + reason : ""));
}

struct WorkArea {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
};

WorkArea work_area(GLFWmonitor* monitor) {
    WorkArea area;
    glfwGetMonitorWorkarea(monitor, &area.x, &area.y, &area.width, &area.height);
    return area;
}

float display_scale(GLFWmonitor* monitor) {
    float x = 1;
    float y = 1;
    glfwGetMonitorContentScale(monitor, &x, &y);
    return std::clamp(x, 0.5F, 4.0F);
}

} // namespace

GlfwScreen::GlfwScreen(const ScreenWish& wish)
    : clipboard_(
          {[this](const std::string& text) { glfwSetClipboardString(window_, text.c_str()); },
           [this] {
               const char* text = glfwGetClipboardString(window_);
               return std::string(text == nullptr ? "" : text);
           }}) {
#ifdef GLFW_PLATFORM // 3.4 and later ask for Wayland first, which this window is not made for
    glfwInitHint(GLFW_PLATFORM, GLFW_PLATFORM_X11);
#endif
    if (glfwInit() == GLFW_FALSE) {
        fail("no display was found");
    }
    GLFWmonitor* monitor = glfwGetPrimaryMonitor();
    if (monitor == nullptr) {
        glfwTerminate();
        throw base::Fault(base::FaultCode::environment, "no display was found");
    }
    scale_ = wish.scale.value_or(display_scale(monitor));
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    const WorkArea area = work_area(monitor);
    const auto fit = [&](float dp, int room) {
        const int wanted = static_cast<int>(dp * scale_);
        return room > 0 ? std::min(wanted, room) : wanted;
    };
    const GLFWvidmode* mode = glfwGetVideoMode(monitor);
    const bool full = wish.fullscreen && mode != nullptr;
    // No name of anybody: titles are seen by other programs.
    window_ = glfwCreateWindow(full ? mode->width : fit(kWidthDp, area.width),
                               full ? mode->height : fit(kHeightDp, area.height),
                               "Borgerservice 2GO", full ? monitor : nullptr, nullptr);
    if (window_ == nullptr) {
        glfwTerminate();
        fail("the display has no OpenGL 3.3");
    }
    glfwMakeContextCurrent(window_);
    glfwSwapInterval(1);
    glfwSetWindowUserPointer(window_, this);
    listen();
}

GlfwScreen::~GlfwScreen() {
    glfwDestroyWindow(window_);
    glfwTerminate();
}

GlfwScreen& GlfwScreen::of(GLFWwindow* window) {
    return *static_cast<GlfwScreen*>(glfwGetWindowUserPointer(window));
}

void GlfwScreen::touched() {
    touched_ = true;
    dirty_ = true;
}

/// Every pointer is treated as a finger: nothing depends on hovering.
void GlfwScreen::listen() {
    glfwSetCursorPosCallback(window_, [](GLFWwindow* window, double x, double y) {
        of(window).dirty_ = true;
        ImGui::GetIO().AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
        ImGui_ImplGlfw_CursorPosCallback(window, x, y);
    });
    glfwSetMouseButtonCallback(window_, [](GLFWwindow* window, int button, int action, int mods) {
        of(window).touched();
        ImGui::GetIO().AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
        ImGui_ImplGlfw_MouseButtonCallback(window, button, action, mods);
    });
    glfwSetScrollCallback(window_, [](GLFWwindow* window, double x, double y) {
        of(window).touched();
        ImGui_ImplGlfw_ScrollCallback(window, x, y);
    });
    glfwSetKeyCallback(window_, [](GLFWwindow* window, int key, int code, int action, int mods) {
        of(window).touched();
        ImGui_ImplGlfw_KeyCallback(window, key, code, action, mods);
    });
    glfwSetCharCallback(window_, [](GLFWwindow* window, unsigned int character) {
        of(window).touched();
        ImGui_ImplGlfw_CharCallback(window, character);
    });
    glfwSetWindowFocusCallback(window_, [](GLFWwindow* window, int focused) {
        of(window).dirty_ = true;
        ImGui_ImplGlfw_WindowFocusCallback(window, focused);
    });
    glfwSetFramebufferSizeCallback(window_,
                                   [](GLFWwindow* window, int, int) { of(window).dirty_ = true; });
    glfwSetWindowRefreshCallback(window_, [](GLFWwindow* window) { of(window).dirty_ = true; });
}

void GlfwScreen::attach() {
    // The callbacks are our own, and call the backend's.
    ImGui_ImplGlfw_InitForOpenGL(window_, false);
    // Or else it asks in each frame where the pointer is now, which is ahead of what is taken in:
    // a finger's tap would land where the next one goes.
    ImGui_ImplGlfw_CursorEnterCallback(window_, GLFW_TRUE);
    ImGui_ImplOpenGL3_Init("#version 330");
    take_clipboard();
}

void GlfwScreen::take_clipboard() {
    ImGuiIO& io = ImGui::GetIO();
    io.ClipboardUserData = this;
    io.SetClipboardTextFn = [](void* screen, const char* text) {
        static_cast<GlfwScreen*>(screen)->clipboard_.put(text);
    };
    io.GetClipboardTextFn = [](void* screen) {
        auto& self = *static_cast<GlfwScreen*>(screen);
        self.pasted_ = self.clipboard_.get();
        return self.pasted_.c_str();
    };
}

void GlfwScreen::forget_copied() {
    base::wipe(pasted_);
    pasted_.clear();
    clipboard_.forget();
}

void GlfwScreen::detach() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
}

bool GlfwScreen::is_to_close() const { return glfwWindowShouldClose(window_) != GLFW_FALSE; }

void GlfwScreen::stay_open() { glfwSetWindowShouldClose(window_, GLFW_FALSE); }

void GlfwScreen::take_in(double at_most_s) {
    if (at_most_s <= 0) {
        glfwPollEvents();
    } else {
        glfwWaitEventsTimeout(std::clamp(at_most_s, kShortestSleepS, kLongestSleepS));
    }
}

bool GlfwScreen::take_touched() { return std::exchange(touched_, false); }

bool GlfwScreen::take_dirty() { return std::exchange(dirty_, false); }

void GlfwScreen::begin_frame(unsigned font_generation) {
    ImGui_ImplOpenGL3_NewFrame(); // uploads the fonts the first time, and never again
    if (font_generation != font_generation_) {
        if (font_generation_ != 0) {
            ImGui_ImplOpenGL3_DestroyFontsTexture();
            ImGui_ImplOpenGL3_CreateFontsTexture();
        }
        font_generation_ = font_generation;
    }
    ImGui_ImplGlfw_NewFrame();
}

void GlfwScreen::show() {
    ImDrawData* drawn = ImGui::GetDrawData();
    // As large as it was when the frame began: to ask the display again is a round trip.
    glViewport(0, 0, static_cast<int>(drawn->DisplaySize.x * drawn->FramebufferScale.x),
               static_cast<int>(drawn->DisplaySize.y * drawn->FramebufferScale.y));
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(drawn);
    glfwSwapBuffers(window_);
}

Extents GlfwScreen::extents() const {
    Extents extents;
    glfwGetWindowPos(window_, &extents.x, &extents.y);
    glfwGetFramebufferSize(window_, &extents.width, &extents.height);
    return extents;
}

void GlfwScreen::wake() { glfwPostEmptyEvent(); }

} // namespace b2go::platform
