#include "tests/support/ui/golden.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <boost/test/unit_test.hpp>

namespace b2go::tests {

namespace {

constexpr double kShare = 0.03;
constexpr int kTolerance = 40;

kit::Picture halved(const kit::Picture& whole) {
    kit::Picture half;
    half.width = whole.width / 2;
    half.height = whole.height / 2;
    half.rgba.reserve(whole.rgba.size() / 4);
    const auto at = [&](int x, int y, int channel) {
        const int index = (y * whole.width + x) * 4 + channel;
        return static_cast<unsigned>(whole.rgba[static_cast<std::size_t>(index)]);
    };
    for (int y = 0; y < half.height; ++y) {
        for (int x = 0; x < half.width; ++x) {
            for (int channel = 0; channel < 4; ++channel) {
                const unsigned sum = at(2 * x, 2 * y, channel) + at(2 * x + 1, 2 * y, channel) +
                                     at(2 * x, 2 * y + 1, channel) +
                                     at(2 * x + 1, 2 * y + 1, channel);
                half.rgba.push_back(static_cast<std::uint8_t>((sum + 2) / 4));
            }
        }
    }
    return half;
}

void write(const std::filesystem::path& file, const kit::Picture& picture) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream stream(file, std::ios::binary);
    stream << kit::png_of(picture);
    BOOST_REQUIRE_MESSAGE(stream.good(), "cannot write " << file);
}

kit::Picture read(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return kit::picture_of_png(bytes.str());
}

} // namespace

void require_like_kept(const kit::Picture& picture, const std::filesystem::path& folder,
                       const std::string& name) {
    const std::filesystem::path file = folder / (name + ".png");
    const kit::Picture drawn = halved(picture);
    if (std::getenv("B2GO_REWRITE_PICTURES") != nullptr) {
        write(file, drawn);
        return;
    }
    const kit::Picture kept = read(file);
    BOOST_REQUIRE_MESSAGE(kept.width > 0, "there is no kept picture " << file);
    double differs = kit::difference(kept, drawn, kTolerance);
    const std::filesystem::path newer = folder / (name + "+inter4.png");
    if (std::filesystem::exists(newer)) {
        differs = std::min(differs, kit::difference(read(newer), drawn, kTolerance));
    }
    if (differs > kShare) {
        const std::filesystem::path shown =
            std::filesystem::path(B2GO_PROGRAM_DIR).parent_path() / "pictures" / (name + ".png");
        write(shown, drawn);
        BOOST_ERROR(name << ": " << differs * 100 << " % of the pixels differ from the kept "
                         << "picture; what was drawn is in " << shown);
    }
}

} // namespace b2go::tests
