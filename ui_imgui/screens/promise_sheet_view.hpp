#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui_imgui/screens/form_view.hpp"
#include "ui_imgui/screens/view_parts.hpp"

namespace b2go::screens {

/// A referral or follow-up whole, and what can be done about it; over whatever screen one is on.
struct PromiseSheetView {
    bool is_open = false;
    bool is_loaded = false;
    std::string id;
    std::string title;
    std::vector<Pill> pills;
    std::string content_label;
    std::string content; ///< what it is about, whole; empty where the title says it
    std::vector<Fact> facts;
    std::optional<Action> see_conflict;
    bool can_change = false; ///< it is open: it can be moved and kept
    base::Date today;
    std::string move_label;
    std::optional<base::Date> due;
    std::string owner_label;
    std::string owner;             ///< id as text
    std::vector<FormOption> staff; ///< who can take it over
    std::string steps_heading;
    std::vector<Action> steps; ///< how far it is
    std::string closings_heading;
    std::vector<Action> closings; ///< how it ended
    std::vector<Action> foot;     ///< the primary one last
};

[[nodiscard]] PromiseSheetView make_promise_sheet_view(const State& state);

} // namespace b2go::screens
