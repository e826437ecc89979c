#pragma once

#include <string>
#include <vector>

#include "ui_imgui/screens/view_parts.hpp"

namespace b2go::screens {

/// Borgere: search as you type. Opened from an outing, a tap begins the visit.
struct CitizensView {
    std::string search_text;
    std::string field_label;
    std::string placeholder;
    std::string summary;       ///< how many there are, or were found
    bool is_searching = false; ///< what is listed is for an earlier text
    std::vector<RowView> people;
    EmptyView none;
    std::vector<Action> actions;
};

/// A citizen as a line of a list, without a command.
[[nodiscard]] RowView person_row(const Person& person, const State& state);
[[nodiscard]] CitizensView make_citizens_view(const State& state);

} // namespace b2go::screens
