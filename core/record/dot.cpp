#include "record/dot.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

namespace b2go::record {

namespace {

template <typename Number> bool take(std::string_view& text, Number& number, int base) {
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number, base);
    if (error != std::errc{}) {
        return false;
    }
    text.remove_prefix(static_cast<std::size_t>(stop - text.data()));
    return true;
}

bool take_colon(std::string_view& text) {
    if (text.empty() || text.front() != ':') {
        return false;
    }
    text.remove_prefix(1);
    return true;
}

} // namespace

std::string Dot::text() const {
    std::array<char, 48> buffer{};
    const int length = std::snprintf(buffer.data(), buffer.size(), "%u:%llu:%08x", device,
                                     static_cast<unsigned long long>(seq), tag);
    return {buffer.data(), static_cast<std::size_t>(length)};
}

std::optional<Dot> Dot::parse(std::string_view text) {
    const std::string_view whole = text;
    Dot dot;
    if (!take(text, dot.device, 10) || !take_colon(text) || !take(text, dot.seq, 10) ||
        !take_colon(text) || text.size() != 8 || !take(text, dot.tag, 16) || !text.empty() ||
        dot.seq > kLastSeq) {
        return std::nullopt;
    }
    return dot.text() == whole ? std::optional(dot) : std::nullopt;
}

bool contains(const Dots& dots, const Dot& dot) { return std::ranges::binary_search(dots, dot); }

void insert(Dots& dots, const Dot& dot) {
    const auto at = std::ranges::lower_bound(dots, dot);
    if (at == dots.end() || *at != dot) {
        dots.insert(at, dot);
    }
}

} // namespace b2go::record
