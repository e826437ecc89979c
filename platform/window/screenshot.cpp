#include "platform/window/screenshot.hpp"

#include <imgui.h>

#include "platform/window/described.hpp"
#include "platform/window/window_files.hpp"
#include "ui_imgui/kit/picture.hpp"

namespace b2go::platform {

using base::Outcome;

namespace {

/// A screen that is still moving after ten seconds of frames is shown as it is.
constexpr int kMostFrames = 600;

Screenshot drawn(TabletWindow& window, const ScreenshotWish& wish) {
    kit::Look look = window.look(wish.scale);
    look.text_percent = wish.text_percent.value_or(look.text_percent);
    look.theme = wish.theme.value_or(look.theme);
    kit::Ui ui(font_files(), look);
    ImGuiIO& io = ImGui::GetIO();
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    io.DisplaySize = {wish.size.width, wish.size.height};
    int frames = 0;
    do {
        io.DeltaTime = 1.0F / 60;
        ui.begin_frame();
        window.draw(ui);
        ui.end_frame();
    } while (++frames < 2 || (ui.wants_frame() && frames < kMostFrames));
    return {kit::png_of(kit::draw_picture()), described(wish.screen, ui)};
}

} // namespace

Outcome<Screenshot> screenshot(TabletWindow& window, const WaitForAnswer& wait,
                               const std::string& passphrase, const ScreenshotWish& wish) {
    if (is_behind_the_lock(wish.screen)) {
        if (auto opened = unlock(window, wait, passphrase); !opened) {
            return tl::unexpected(opened.error());
        }
        if (auto gone = go_to_screen(window, wait, wish.screen); !gone) {
            return tl::unexpected(gone.error());
        }
    }
    return drawn(window, wish);
}

} // namespace b2go::platform
