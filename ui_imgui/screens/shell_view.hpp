#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui_imgui/screens/view_parts.hpp"

namespace b2go::screens {

struct RailEntry {
    std::string key;
    std::string label;
    kit::Icon icon = kit::Icon::none;
    int count = 0;
    bool at_bottom = false;
    Command go;
};

/// Who is at work, always in sight.
struct PersonEntry {
    std::string mark; ///< initials
    std::string name; ///< whole, spoken
    std::string short_name;
    std::vector<std::string> lines; ///< role and team
};

/// One of the statuses that are always visible; some lead somewhere.
struct StatusEntry {
    std::string key;
    Pill pill;
    std::optional<Command> go;
    std::string brief = {}; ///< the same in few words; empty if there are no fewer
};

/// What surrounds every screen: the rail with the role's items, the bar with what must never be
/// out of sight, and what has to be said.
struct ShellView {
    bool is_locked = true;
    std::vector<RailEntry> rail;
    PersonEntry person;
    std::string current; ///< key of the rail's item one is within
    std::string title;
    std::string subtitle;
    std::string back; ///< where the arrow leads, spoken; empty without one
    std::vector<StatusEntry> statuses;
    std::string clock;
    std::string toast;      ///< empty without one
    std::string toast_undo; ///< `Fortryd`; empty if it cannot be undone
    std::string problem_title;
    std::string problem; ///< what could not be done; empty if nothing
    std::string problem_detail;
    std::string problem_close;
    std::string loading; ///< spoken and shown where a screen waits for its data
};

[[nodiscard]] ShellView make_shell_view(const State& state);

[[nodiscard]] const std::string& role_text(registry::Roles::Bit role, base::Language language);

} // namespace b2go::screens
