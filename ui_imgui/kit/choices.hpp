#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui_imgui/kit/icons.hpp"
#include "ui_imgui/kit/ui.hpp"

namespace b2go::kit {

/// One of several. `key` is what commands carry; the rest is shown.
struct Choice {
    std::string key;
    std::string label;
    std::string detail = {};
    Icon icon = Icon::none;
    int count = 0; ///< shown in brackets where above 0
    bool enabled = true;
};

/// Two to five choices side by side, below each other when they do not fit; true when `chosen` has
/// changed. `label` is spoken, and shown above if `show_label`.
[[nodiscard]] bool segmented(Ui& ui, std::string_view id, std::string_view label,
                             std::span<const Choice> choices, std::string& chosen,
                             bool show_label = false);

/// The parts of a screen; true when `chosen` has changed.
[[nodiscard]] bool tabs(Ui& ui, std::string_view id, std::string_view label,
                        std::span<const Choice> choices, std::string& chosen);

/// Ja or Nej, said in the switch itself. The whole row is the target. True when changed.
[[nodiscard]] bool toggle(Ui& ui, std::string_view id, std::string_view label,
                          std::string_view detail, bool& on, bool enabled = true);

/// A choice that takes a row or a cell of its own, with all its text wrapped: `tone` tells whose it
/// is, `note` stands below in that tone ("Ændret · Mette · i dag 10:12"). True when tapped.
struct OptionText {
    std::string_view label;
    std::string_view note = {};
    std::string_view spoken = {}; ///< instead of the label: "Adresse, min tablet: Demovej 3"
    bool strong = false;
    float least_height = 0; ///< pixels, so that a row of options is of one height
};
[[nodiscard]] bool option(Ui& ui, std::string_view id, const OptionText& text, bool chosen,
                          Tone tone = Tone::info);
/// The height `option` needs at this width, both in pixels.
[[nodiscard]] float option_height(const Ui& ui, const OptionText& text, float width);

struct StepperLook {
    int least = 0;
    int most = 99;
    int step = 1;
    std::string_view unit = {}; ///< after the number: "min."
    std::string_view error = {};
    bool enabled = true;
};
/// A number between minus and plus; true when `value` has changed.
[[nodiscard]] bool stepper(Ui& ui, std::string_view id, std::string_view label, int& value,
                           const StepperLook& look = {});

/// Where one is in a few short steps: done, here, to come.
void steps(Ui& ui, std::string_view id, std::span<const std::string> labels, int current);

} // namespace b2go::kit
