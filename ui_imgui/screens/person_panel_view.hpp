#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui_imgui/screens/view_parts.hpp"

namespace b2go::screens {

/// What is shown of a person beside a visit and on top of the card.
struct PersonPanel {
    std::string id;
    std::string title;
    std::string mark;
    std::vector<Pill> pills;
    std::string cpr_label;
    std::string cpr_masked; ///< empty if there is none
    std::string cpr_shown;  ///< only while it is held
    std::string hold_label;
    Command hold;
    std::vector<Fact> facts;
    std::optional<Action> see_conflict; ///< while something in the facts is undecided
    std::string history_heading;
    std::vector<Fact> history; ///< the last visits: when, what about
};

[[nodiscard]] PersonPanel make_person_panel(const State& state, const CitizenDetail& detail);

} // namespace b2go::screens
