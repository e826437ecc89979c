#include "ui_imgui/screens/preferences.hpp"

#include <algorithm>
#include <charconv>
#include <span>

namespace b2go::screens {

namespace {

void take_number(std::string_view value, std::span<const int> allowed, int& target) {
    int number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error == std::errc() && end == value.data() + value.size() &&
        std::ranges::find(allowed, number) != allowed.end()) {
        target = number;
    }
}

void take(std::string_view name, std::string_view value, Preferences& preferences) {
    if (name == "language") {
        preferences.language = value == "en" ? base::Language::english : base::Language::danish;
    } else if (name == "text_percent") {
        take_number(value, kTextPercents, preferences.text_percent);
    } else if (name == "dark") {
        preferences.dark = value == "1";
    } else if (name == "glove") {
        preferences.glove = value == "1";
    } else if (name == "read_aloud") {
        preferences.read_aloud = value == "1";
    } else if (name == "idle_lock_minutes") {
        take_number(value, kIdleLockMinutes, preferences.idle_lock_minutes);
    }
}

} // namespace

std::string encode(const Preferences& preferences) {
    const auto flag = [](bool on) { return on ? "1" : "0"; };
    std::string text;
    text += std::string("language=") +
            (preferences.language == base::Language::english ? "en" : "da") + '\n';
    text += "text_percent=" + std::to_string(preferences.text_percent) + '\n';
    text += std::string("dark=") + flag(preferences.dark) + '\n';
    text += std::string("glove=") + flag(preferences.glove) + '\n';
    text += std::string("read_aloud=") + flag(preferences.read_aloud) + '\n';
    text += "idle_lock_minutes=" + std::to_string(preferences.idle_lock_minutes) + '\n';
    return text;
}

Preferences decode_preferences(std::string_view text) {
    Preferences preferences;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (const auto equals = line.find('='); equals != std::string_view::npos) {
            take(line.substr(0, equals), line.substr(equals + 1), preferences);
        }
    }
    return preferences;
}

} // namespace b2go::screens
