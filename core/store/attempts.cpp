#include "store/attempts.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace b2go::store {

namespace {

constexpr int kMostCounted = 1000;

std::optional<std::int64_t> number_after(std::string_view text, std::string_view name) {
    const auto at = text.find(name);
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    text.remove_prefix(at + name.size());
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() ? std::optional(number) : std::nullopt;
}

std::int64_t full_wait_ms(int wrong) {
    std::int64_t wait = kFirstWaitMs;
    for (int i = kFreeAttempts; i < wrong && wait < kLongestWaitMs; ++i) {
        wait *= 2;
    }
    return std::min(wait, kLongestWaitMs);
}

} // namespace

std::int64_t wait_ms(const Attempts& attempts, base::Uptime now) {
    if (attempts.wrong < kFreeAttempts) {
        return 0;
    }
    const std::int64_t passed = now.ms - settled(attempts, now).last.ms;
    return std::max<std::int64_t>(full_wait_ms(attempts.wrong) - passed, 0);
}

Attempts settled(Attempts attempts, base::Uptime now) {
    if (attempts.last > now) {
        attempts.last = base::Uptime{};
    }
    return attempts;
}

std::string encode(const Attempts& attempts) {
    return "wrong=" + std::to_string(attempts.wrong) + " last=" + std::to_string(attempts.last.ms) +
           "\n";
}

Attempts decode_attempts(std::string_view text, base::Uptime now) {
    if (text.empty()) {
        return {};
    }
    const auto wrong = number_after(text, "wrong=");
    const auto last = number_after(text, "last=");
    if (!wrong || !last || *wrong < 0 || *wrong > kMostCounted) {
        return {kMostCounted, now};
    }
    return settled({static_cast<int>(*wrong), {*last}}, now);
}

} // namespace b2go::store
