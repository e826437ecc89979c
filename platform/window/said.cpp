#include "platform/window/said.hpp"

#include <string_view>

namespace b2go::platform {

namespace {

constexpr std::size_t kAllDigits = 10;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The length of what could be a personal number at the start of `text`: ten digits, with a few
/// signs after the day, the month or the year, however somebody wrote it. 0 if there is none.
std::size_t person_number_length(std::string_view text) {
    constexpr std::string_view kSigns = " -./";
    constexpr std::size_t kMostSignsTogether = 3;
    std::size_t digits = 0;
    std::size_t signs = 0;
    std::size_t at = 0;
    for (; at < text.size() && digits < kAllDigits; ++at) {
        if (is_digit(text[at])) {
            ++digits;
            signs = 0;
        } else if ((digits != 2 && digits != 4 && digits != 6) ||
                   kSigns.find(text[at]) == std::string_view::npos ||
                   ++signs > kMostSignsTogether) {
            return 0;
        }
    }
    return digits == kAllDigits ? at : 0;
}

} // namespace

std::string without_person_numbers(std::string text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = person_number_length(std::string_view(text).substr(at));
        if (length == 0) {
            ++at;
            continue;
        }
        constexpr std::string_view kDots = "••••••-••••";
        text.replace(at, length, kDots);
        at += kDots.size();
    }
    return text;
}

std::string said_label(const kit::Node& node) { return without_person_numbers(node.label); }

std::string said_value(const kit::Node& node) {
    if (node.role == kit::Role::secret_field || (node.secret && node.role == kit::Role::field)) {
        return {};
    }
    return without_person_numbers(node.value);
}

std::string said_description(const kit::Node& node) {
    return without_person_numbers(node.description);
}

} // namespace b2go::platform
