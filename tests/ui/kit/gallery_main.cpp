// Writes pictures of the kit's gallery into a folder, to be looked at: kit_gallery FOLDER
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>

#include <imgui.h>

#include "tests/support/ui/installed_fonts.hpp"
#include "tests/ui/kit/gallery.hpp"
#include "ui_imgui/kit/picture.hpp"

namespace {

using namespace b2go;

/// A gallery somebody has touched in some places.
class Shot {
public:
    Shot(const std::string& page, const kit::Look& look, kit::Size display)
        : ui_(tests::installed_fonts(), look) {
        ImGui::GetIO().DisplaySize = {display.width, display.height};
        ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
        state_.page = page;
        frames();
    }
    void tap(const std::string& label) {
        const kit::Node* node = ui_.tree().find(label);
        if (node == nullptr) {
            throw std::runtime_error("nothing is called " + label);
        }
        ui_.reveal(node->id);
        frames();
        const kit::Point at = ui_.tree().find(label)->visible.centre();
        ImGuiIO& io = ImGui::GetIO();
        io.AddMousePosEvent(at.x, at.y);
        io.AddMouseButtonEvent(0, true);
        io.AddMouseButtonEvent(0, false);
        frames();
    }
    void key(ImGuiKey key, int times) {
        for (int i = 0; i < times; ++i) {
            ImGui::GetIO().AddKeyEvent(key, true);
            ImGui::GetIO().AddKeyEvent(key, false);
            frames();
        }
    }
    void save(const std::filesystem::path& file) {
        std::ofstream(file, std::ios::binary) << kit::png_of(kit::draw_picture());
    }

private:
    void frames() {
        for (int frame = 0; frame < 12; ++frame) {
            ImGui::GetIO().DeltaTime = 1.0F / 60;
            ui_.begin_frame();
            tests::draw_gallery(ui_, state_);
            ui_.end_frame();
        }
    }
    kit::Ui ui_;
    tests::GalleryState state_;
};

constexpr kit::Size kSmall{1280, 800};
constexpr kit::Size kLarge{1920, 1200};

void draw_pages(const std::filesystem::path& folder) {
    for (const std::string& page : tests::gallery_pages()) {
        Shot(page, {}, kSmall).save(folder / (page + ".png"));
        Shot(page, {.theme = kit::ThemeKind::dark}, kSmall).save(folder / (page + "_dark.png"));
        Shot(page, {.text_percent = 150}, kSmall).save(folder / (page + "_150.png"));
        Shot(page, {.text_percent = 200}, kSmall).save(folder / (page + "_200.png"));
        Shot(page, {.scale = 1.5F, .text_percent = 150, .gloves = true}, kLarge)
            .save(folder / (page + "_gloves_large.png"));
    }
}

void draw_moments(const std::filesystem::path& folder) {
    for (const int percent : {100, 200}) {
        const kit::Look look{.text_percent = percent};
        const std::string end = "_" + std::to_string(percent) + ".png";
        const auto tapped = [&](const std::string& page, const std::string& label,
                                const std::string& name) {
            Shot shot(page, look, kSmall);
            shot.tap(label);
            shot.save(folder / (name + end));
        };
        tapped("citizens", "Søg på navn", "keyboard");
        tapped("visit", "Notat", "note");
        tapped("fields", "CPR-nummer", "digits");
        tapped("visit", "Dato for opfølgning", "date");
        tapped("fields", "Klokkeslæt", "time");
        tapped("fields", "Emne", "pick");
        tapped("fields", "Hensyn", "pick_many");
        tapped("conflicts", "Gem løsning", "decision");
        const auto tabbed = [&](const std::string& page, int times, const std::string& name) {
            Shot shot(page, look, kSmall);
            shot.key(ImGuiKey_Tab, times);
            shot.save(folder / (name + end));
        };
        tabbed("visit", 6, "focus");
        tabbed("conflicts", 4, "focus_option");
    }
}

} // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::cerr << "kit_gallery FOLDER\n";
        return 2;
    }
    const std::filesystem::path folder = arguments[1];
    std::filesystem::create_directories(folder);
    draw_pages(folder);
    draw_moments(folder);
    return 0;
}
