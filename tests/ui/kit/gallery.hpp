#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui_imgui/kit/kit.hpp"

/// Every widget of the kit, arranged as the product's screens arrange them: what the tests touch
/// and what people look at.
namespace b2go::tests {

struct GalleryState {
    std::string page = "visit";
    std::string part = "second";
    // Besøg
    std::string channel = "popup";
    int minutes = 25;
    bool may_contact = true;
    bool may_talk = false;
    std::string note = "Har fået genaktiveret MitID på sin egen telefon. Vi gennemgik Digital Post "
                       "sammen – hun ønsker fritagelse. Datteren Åse ringer på onsdag.";
    std::optional<base::Date> due;
    std::string owner = "mette";
    // Felter
    std::string name;
    std::string passphrase;
    std::string cpr;
    std::string search;
    std::optional<int> time = 10 * 60 + 30;
    std::vector<std::string> needs = {"tolk"};
    std::string subject;
    kit::Signature signature;
    std::string tab = "one";
    std::vector<std::string> chips = {"newest"};
    // Konflikter
    std::string address = "mine";
    std::string contact = "theirs";
    bool asks = false;
    std::optional<bool> answer;
    // Borgere
    std::size_t rows = 100'000;
    // Tilstande
    bool toast = true;
    float share = 0.28F;
    /// What was tapped, newest last.
    std::vector<std::string> log;
};

void draw_gallery(kit::Ui& ui, GalleryState& state);

/// The gallery's pages, as the rail names them.
[[nodiscard]] std::vector<std::string> gallery_pages();

} // namespace b2go::tests
