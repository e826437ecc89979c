#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui_imgui/kit/icons.hpp"
#include "ui_imgui/kit/theme.hpp"
#include "ui_imgui/screens/command.hpp"

/// What views are built of: values with every text ready in the person's language.
namespace b2go::screens {

struct Pill {
    std::string text;
    kit::Tone tone = kit::Tone::neutral;
    kit::Icon icon = kit::Icon::none;
};

enum class Weight { primary, secondary, quiet, danger };

/// Something that can be done, with the command it gives.
struct Action {
    std::string id;
    std::string label;
    kit::Icon icon = kit::Icon::none;
    Weight weight = Weight::secondary;
    bool enabled = true;
    Command command;
    std::string about = {}; ///< spoken, not shown: which of several it is
};

/// A line of a list; `id` is its record's.
struct RowView {
    std::string id;
    std::string title;
    std::string detail;
    std::string trailing;
    std::string mark; ///< initials
    kit::Icon icon = kit::Icon::none;
    kit::Tone tone = kit::Tone::info;
    std::vector<Pill> pills;
    bool selected = false;
    std::optional<Command> command; ///< what a tap gives
    bool opens = false;             ///< a tap is answered by the screen itself
};

/// One of the words that stand in a field until somebody decides.
struct DisputedWord {
    std::string value; ///< whole
    std::string note;  ///< who, where, when
    kit::Tone tone = kit::Tone::theirs;
    kit::Icon icon = kit::Icon::none;
};

struct Fact {
    std::string label;
    std::string value;
    std::vector<DisputedWord> disputed = {}; ///< instead of the value, while nothing is decided
    std::optional<Pill> standing = {};       ///< of a disputed one
};

/// What is shown where there is nothing to list.
struct EmptyView {
    kit::Icon icon = kit::Icon::information;
    std::string title;
    std::string what_to_do;
    std::optional<Action> action;
};

/// A message across the screen.
struct Notice {
    kit::Tone tone = kit::Tone::info;
    std::string text;
};

/// The action with this id among several; null if there is none.
[[nodiscard]] const Action* find_action(const std::vector<Action>& actions, std::string_view id);

} // namespace b2go::screens
