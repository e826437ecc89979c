#pragma once

#include <cstdint>

namespace b2go::kit {

/// sRGB, 0..255 each.
struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    std::uint8_t alpha = 255;
    bool operator==(const Colour&) const = default;

    /// 0x0A4F78 is how a design names a colour.
    [[nodiscard]] static constexpr Colour from_rgb(std::uint32_t rgb) {
        return {static_cast<std::uint8_t>(rgb >> 16U), static_cast<std::uint8_t>(rgb >> 8U),
                static_cast<std::uint8_t>(rgb), 255};
    }
    [[nodiscard]] constexpr Colour with_alpha(float share) const {
        return {red, green, blue, static_cast<std::uint8_t>(share * 255.0F)};
    }
    /// The 32 bits ImGui draws with.
    [[nodiscard]] constexpr std::uint32_t packed() const {
        return static_cast<std::uint32_t>(red) | (static_cast<std::uint32_t>(green) << 8U) |
               (static_cast<std::uint32_t>(blue) << 16U) |
               (static_cast<std::uint32_t>(alpha) << 24U);
    }
};

/// Contrast of two opaque colours as WCAG 2 defines it: 1 (none) to 21 (black on white).
[[nodiscard]] double contrast(Colour first, Colour second);

} // namespace b2go::kit
