#pragma once

#include <string>

#include "ui_imgui/kit/semantics.hpp"

/// What of the widgets may leave the window in words: to assistive programs, and to whoever asks
/// for a description. Passphrases and whole personal numbers never do, wherever they were typed.
namespace b2go::platform {

/// `text` with everything that could be a personal number in dots.
[[nodiscard]] std::string without_person_numbers(std::string text);

[[nodiscard]] std::string said_label(const kit::Node& node);
/// Empty for a secret field; what is secret otherwise only as the screen masks it.
[[nodiscard]] std::string said_value(const kit::Node& node);
[[nodiscard]] std::string said_description(const kit::Node& node);

} // namespace b2go::platform
