// Writes pictures of the kit's gallery into a folder, to be looked at: kit_gallery FOLDER
#include <filesystem>
#include <fstream>
#include <iostream>

#include <imgui.h>

#include "tests/support/ui/installed_fonts.hpp"
#include "tests/ui/kit/gallery.hpp"
#include "ui_imgui/kit/picture.hpp"

namespace {

using namespace b2go;

void draw(const std::filesystem::path& file, const std::string& page, const kit::Look& look,
          kit::Size display) {
    kit::Ui ui(tests::installed_fonts(), look);
    ImGui::GetIO().DisplaySize = {display.width, display.height};
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    tests::GalleryState state;
    state.page = page;
    for (int frame = 0; frame < 12; ++frame) {
        ImGui::GetIO().DeltaTime = 1.0F / 60;
        ui.begin_frame();
        tests::draw_gallery(ui, state);
        ui.end_frame();
    }
    std::ofstream(file, std::ios::binary) << kit::png_of(kit::draw_picture());
}

} // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::cerr << "kit_gallery FOLDER\n";
        return 2;
    }
    const std::filesystem::path folder = arguments[1];
    std::filesystem::create_directories(folder);
    for (const std::string& page : tests::gallery_pages()) {
        const kit::Size small{1280, 800};
        draw(folder / (page + ".png"), page, {}, small);
        draw(folder / (page + "_dark.png"), page, {.theme = kit::ThemeKind::dark}, small);
        draw(folder / (page + "_150.png"), page, {.text_percent = 150}, small);
        draw(folder / (page + "_200.png"), page, {.text_percent = 200}, small);
        draw(folder / (page + "_gloves_large.png"), page,
             {.scale = 1.5F, .text_percent = 150, .gloves = true}, {1920, 1200});
    }
    return 0;
}
