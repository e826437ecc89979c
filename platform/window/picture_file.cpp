#include "platform/window/picture_file.hpp"

#include <array>
#include <fstream>

namespace b2go::platform {

namespace {

/// How every PNG begins; RFC 2083, section 3.1.
constexpr std::array<char, 8> kPngBegins{'\x89', 'P', 'N', 'G', '\r', '\n', '\x1a', '\n'};

bool is_png(const std::filesystem::path& path) {
    std::array<char, kPngBegins.size()> begins{};
    std::ifstream file(path, std::ios::binary);
    return file.read(begins.data(), begins.size()) && begins == kPngBegins;
}

} // namespace

TargetRules picture_file_rules(const std::filesystem::path& own_folder) {
    return {own_folder,
            is_png,
            {" findes og er ikke et PNG-billede. Vælg et andet navn.",
             " is there and is no PNG picture. Choose another name."}};
}

} // namespace b2go::platform
