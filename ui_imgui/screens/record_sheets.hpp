#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui_imgui/screens/form_view.hpp"
#include "ui_imgui/screens/view_parts.hpp"

/// What the line of a matter, a visit or a note opens: the record whole, and what can be done.
namespace b2go::screens {

/// The way to another record's sheet.
struct SheetLink {
    std::string id; ///< of that record
    std::string label;
    kit::Icon icon = kit::Icon::none;
};

struct RecordSheet {
    std::string id;
    std::string title;
    std::vector<Pill> pills;
    std::string text; ///< a note's, whole
    std::vector<Fact> facts;
    std::string question; ///< asked above the actions; empty where there is none
    std::vector<SheetLink> links;
    std::vector<Action> actions;
    std::optional<Action> see_conflict;
    std::optional<FormView> form; ///< a step further: a note's correction
    std::string form_heading;
    std::string form_explanation;
    std::string begin_form; ///< the button that leads to it
    Action save_form;
};

/// One for each matter, visit and note of a citizen.
[[nodiscard]] std::vector<RecordSheet> record_sheets(const State& state,
                                                     const CitizenDetail& detail);
[[nodiscard]] const RecordSheet* find_sheet(const std::vector<RecordSheet>& sheets,
                                            std::string_view id);

} // namespace b2go::screens
