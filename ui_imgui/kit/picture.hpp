#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace b2go::kit {

/// Red, green, blue and alpha of each pixel, row by row from the top.
struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;
};

/// What the last finished frame shows, drawn by this program alone: no graphics chip, no display.
/// The same on every machine, which makes it comparable. Needs ImGui's context (a living Ui).
[[nodiscard]] Picture draw_picture();

/// The bytes of a PNG file.
[[nodiscard]] std::string png_of(const Picture& picture);
/// Empty (width 0) if the bytes are no PNG.
[[nodiscard]] Picture picture_of_png(std::string_view bytes);

/// Share of pixels, 0 to 1, of which a channel differs by more than `tolerance`; 1 if the sizes
/// differ.
[[nodiscard]] double difference(const Picture& one, const Picture& other, int tolerance);

} // namespace b2go::kit
