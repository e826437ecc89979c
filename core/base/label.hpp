#pragma once

#include <string>
#include <utility>

namespace b2go::base {

enum class Language { danish, english };

/// A text for people in both languages. Danish is the default; neither can be left out, so the
/// product's words are complete by construction.
struct Label {
    std::string da;
    std::string en;

    Label() = default;
    Label(std::string danish, std::string english)
        : da(std::move(danish)), en(std::move(english)) {}
    bool operator==(const Label&) const = default;

    [[nodiscard]] const std::string& in(Language language) const {
        return language == Language::danish ? da : en;
    }
};

} // namespace b2go::base
