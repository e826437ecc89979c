#include "base/id.hpp"

#include <algorithm>

#include "base/random.hpp"
#include "base/time.hpp"

namespace b2go::base {

namespace {

constexpr std::size_t kTextLength = 36;
constexpr std::array<std::size_t, 4> kHyphens{8, 13, 18, 23};

} // namespace

std::string AnyId::text() const {
    std::string text = to_hex(value);
    for (std::size_t at : kHyphens) {
        text.insert(at, 1, '-');
    }
    return text;
}

std::optional<AnyId> AnyId::parse(std::string_view text) {
    if (text.size() != kTextLength) {
        return std::nullopt;
    }
    std::string digits;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool hyphen = std::ranges::find(kHyphens, i) != kHyphens.end();
        if (hyphen != (text[i] == '-')) {
            return std::nullopt;
        }
        if (!hyphen) {
            digits.push_back(text[i]);
        }
    }
    const auto bytes = from_hex(digits);
    return bytes ? from_bytes(*bytes) : std::nullopt;
}

std::optional<AnyId> AnyId::from_bytes(std::string_view bytes) {
    AnyId id;
    if (bytes.size() != id.value.size()) {
        return std::nullopt;
    }
    std::ranges::copy(as_bytes(bytes), id.value.begin());
    return id;
}

AnyId make_id(const Clock& clock, Random& random) {
    AnyId id;
    random.fill(id.value);
    auto ms = static_cast<std::uint64_t>(clock.now().ms);
    for (std::size_t i = 6; i-- > 0;) {
        id.value[i] = static_cast<std::byte>(ms & 0xffU);
        ms >>= 8U;
    }
    id.value[6] = (id.value[6] & std::byte{0x0f}) | std::byte{0x70}; // version 7
    id.value[8] = (id.value[8] & std::byte{0x3f}) | std::byte{0x80}; // RFC variant
    return id;
}

} // namespace b2go::base
