#include "ui_imgui/kit/picture.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <memory>

#include <imgui.h>
#include <stb/stb_image.h>
#include <stb/stb_image_write.h>

#include "base/outcome.hpp"

namespace b2go::kit {

namespace {

struct Texture {
    const unsigned char* alpha = nullptr;
    int width = 0;
    int height = 0;

    /// Between pixels, 0 to 1.
    [[nodiscard]] float at(float u, float v) const {
        const float x = u * static_cast<float>(width) - 0.5F;
        const float y = v * static_cast<float>(height) - 0.5F;
        const int left = static_cast<int>(std::floor(x));
        const int top = static_cast<int>(std::floor(y));
        const float right_share = x - static_cast<float>(left);
        const float lower_share = y - static_cast<float>(top);
        const float upper =
            pixel(left, top) * (1 - right_share) + pixel(left + 1, top) * right_share;
        const float lower =
            pixel(left, top + 1) * (1 - right_share) + pixel(left + 1, top + 1) * right_share;
        return upper * (1 - lower_share) + lower * lower_share;
    }

private:
    [[nodiscard]] float pixel(int x, int y) const {
        const int column = std::clamp(x, 0, width - 1);
        const int row = std::clamp(y, 0, height - 1);
        return static_cast<float>(alpha[row * width + column]) / 255.0F;
    }
};

struct Clip {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
};

struct Channels {
    std::array<float, 4> value{};
    explicit Channels(ImU32 packed) {
        for (unsigned i = 0; i < 4; ++i) {
            value[i] = static_cast<float>((packed >> (8U * i)) & 0xFFU);
        }
    }
};

/// Twice the signed area of a triangle; in double, so that two that share an edge agree about it.
double area(ImVec2 a, ImVec2 b, ImVec2 c) {
    const auto x = [&](ImVec2 p) { return static_cast<double>(p.x) - static_cast<double>(a.x); };
    const auto y = [&](ImVec2 p) { return static_cast<double>(p.y) - static_cast<double>(a.y); };
    return x(b) * y(c) - y(b) * x(c);
}

/// Of two triangles that share an edge, only one draws the pixels on it: the one right of or below.
bool owns_edge(ImVec2 from, ImVec2 to) {
    return to.y < from.y || (to.y == from.y && to.x > from.x);
}

class Canvas {
public:
    Canvas(int width, int height, const Texture& texture) : texture_(texture) {
        picture_.width = width;
        picture_.height = height;
        picture_.rgba.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4,
                             255);
    }

    void triangle(std::array<const ImDrawVert*, 3> corners, const Clip& clip) {
        double whole = area(corners[0]->pos, corners[1]->pos, corners[2]->pos);
        if (whole == 0) {
            return;
        }
        if (whole < 0) {
            std::swap(corners[1], corners[2]);
            whole = -whole;
        }
        const ImVec2 a = corners[0]->pos;
        const ImVec2 b = corners[1]->pos;
        const ImVec2 c = corners[2]->pos;
        const int left = std::max(clip.left, to_pixel(std::min({a.x, b.x, c.x})));
        const int right = std::min(clip.right, to_pixel(std::max({a.x, b.x, c.x})) + 1);
        const int top = std::max(clip.top, to_pixel(std::min({a.y, b.y, c.y})));
        const int bottom = std::min(clip.bottom, to_pixel(std::max({a.y, b.y, c.y})) + 1);
        const std::array<bool, 3> owns{owns_edge(b, c), owns_edge(c, a), owns_edge(a, b)};
        const std::array<Channels, 3> colours{Channels(corners[0]->col), Channels(corners[1]->col),
                                              Channels(corners[2]->col)};
        const bool plain = same_point(corners[0]->uv, corners[1]->uv) &&
                           same_point(corners[1]->uv, corners[2]->uv);
        const float ink = plain ? texture_.at(corners[0]->uv.x, corners[0]->uv.y) : 0;
        for (int y = top; y < bottom; ++y) {
            for (int x = left; x < right; ++x) {
                const ImVec2 at{static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F};
                const std::array<double, 3> parts{area(b, c, at), area(c, a, at), area(a, b, at)};
                std::array<float, 3> share{};
                bool inside = true;
                for (std::size_t i = 0; i < 3; ++i) {
                    inside = inside && (parts[i] > 0 || (parts[i] == 0 && owns[i]));
                    share[i] = static_cast<float>(parts[i] / whole);
                }
                if (inside) {
                    const float cover = plain ? ink : texture_at(corners, share);
                    mix(x, y, colours, share, cover);
                }
            }
        }
    }

    [[nodiscard]] Picture take() { return std::move(picture_); }

private:
    static int to_pixel(float value) { return static_cast<int>(std::floor(value)); }
    static bool same_point(ImVec2 one, ImVec2 other) {
        return one.x == other.x && one.y == other.y;
    }

    [[nodiscard]] float texture_at(const std::array<const ImDrawVert*, 3>& corners,
                                   const std::array<float, 3>& share) const {
        float u = 0;
        float v = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            u += corners[i]->uv.x * share[i];
            v += corners[i]->uv.y * share[i];
        }
        return texture_.at(u, v);
    }

    void mix(int x, int y, const std::array<Channels, 3>& colours,
             const std::array<float, 3>& share, float cover) {
        std::array<float, 4> colour{};
        for (std::size_t corner = 0; corner < 3; ++corner) {
            for (std::size_t i = 0; i < 4; ++i) {
                colour[i] += colours[corner].value[i] * share[corner];
            }
        }
        const float alpha = colour[3] / 255.0F * cover;
        if (alpha <= 0) {
            return;
        }
        std::uint8_t* pixel =
            &picture_.rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(picture_.width) +
                            static_cast<std::size_t>(x)) *
                           4];
        for (std::size_t i = 0; i < 3; ++i) {
            const float mixed = colour[i] * alpha + static_cast<float>(pixel[i]) * (1 - alpha);
            pixel[i] = static_cast<std::uint8_t>(std::clamp(mixed + 0.5F, 0.0F, 255.0F));
        }
    }

    Picture picture_;
    Texture texture_;
};

void draw_list(Canvas& canvas, const ImDrawList& list, ImVec2 display) {
    for (const ImDrawCmd& command : list.CmdBuffer) {
        const Clip clip{std::max(0, static_cast<int>(command.ClipRect.x)),
                        std::max(0, static_cast<int>(command.ClipRect.y)),
                        static_cast<int>(std::min(display.x, command.ClipRect.z)),
                        static_cast<int>(std::min(display.y, command.ClipRect.w))};
        for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
            std::array<const ImDrawVert*, 3> corners{};
            for (unsigned corner = 0; corner < 3; ++corner) {
                const unsigned index =
                    list.IdxBuffer[static_cast<int>(command.IdxOffset + i + corner)];
                corners[corner] = &list.VtxBuffer[static_cast<int>(command.VtxOffset + index)];
            }
            canvas.triangle(corners, clip);
        }
    }
}

void append_bytes(void* to, void* data, int size) {
    static_cast<std::string*>(to)->append(static_cast<const char*>(data),
                                          static_cast<std::size_t>(size));
}

} // namespace

Picture draw_picture() {
    const ImDrawData* data = ImGui::GetDrawData();
    base::require(data != nullptr, "a picture is drawn before the first frame has ended");
    Texture texture;
    unsigned char* alpha = nullptr;
    ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&alpha, &texture.width, &texture.height);
    texture.alpha = alpha;
    Canvas canvas(static_cast<int>(data->DisplaySize.x), static_cast<int>(data->DisplaySize.y),
                  texture);
    for (const ImDrawList* list : data->CmdLists) {
        draw_list(canvas, *list, data->DisplaySize);
    }
    return canvas.take();
}

std::string png_of(const Picture& picture) {
    std::string bytes;
    const int done = stbi_write_png_to_func(append_bytes, &bytes, picture.width, picture.height, 4,
                                            picture.rgba.data(), picture.width * 4);
    base::require(done != 0, "a picture without pixels is written");
    return bytes;
}

Picture picture_of_png(std::string_view bytes) {
    Picture picture;
    int channels = 0;
    const std::unique_ptr<stbi_uc, decltype(&stbi_image_free)> pixels(
        stbi_load_from_memory(reinterpret_cast<const stbi_uc*>(bytes.data()),
                              static_cast<int>(bytes.size()), &picture.width, &picture.height,
                              &channels, 4),
        stbi_image_free);
    if (pixels == nullptr) {
        return {};
    }
    const auto size =
        static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 4;
    picture.rgba.assign(pixels.get(), pixels.get() + size);
    return picture;
}

double difference(const Picture& one, const Picture& other, int tolerance) {
    if (one.width != other.width || one.height != other.height || one.rgba.empty()) {
        return 1;
    }
    std::size_t differing = 0;
    for (std::size_t pixel = 0; pixel < one.rgba.size(); pixel += 4) {
        bool differs = false;
        for (std::size_t i = pixel; i < pixel + 3; ++i) {
            differs = differs || std::abs(one.rgba[i] - other.rgba[i]) > tolerance;
        }
        differing += differs ? 1 : 0;
    }
    return static_cast<double>(differing) * 4 / static_cast<double>(one.rgba.size());
}

} // namespace b2go::kit
