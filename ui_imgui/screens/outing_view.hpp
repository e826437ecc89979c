#pragma once

#include <string>
#include <vector>

#include "ui_imgui/screens/outing_words.hpp"
#include "ui_imgui/screens/view_parts.hpp"

namespace b2go::screens {

struct Counter {
    std::string kind;
    std::string label;
    std::int64_t count = 0;
    Action add;
    Action take_off;
};

/// Tur: the place, who goes, the counter at the door, the visits, and what must be settled before
/// it is over.
struct OutingView {
    bool is_loaded = false;
    std::string title;
    std::string subtitle;
    Pill status;
    std::string place_heading;
    std::vector<Fact> facts;
    std::string safety; ///< empty if there is nothing to be careful about
    std::string counter_heading;
    std::vector<Counter> counters;
    bool can_count = false;
    std::string visits_heading;
    std::vector<RowView> visits;
    EmptyView no_visits;
    std::string loose_heading;
    std::optional<Pill> to_settle;   ///< how many loose ends, for the bar
    std::vector<RowView> loose_ends; ///< what stands in the way of closing
    std::string promises_heading;
    std::vector<RowView> promises;
    std::string close_question; ///< asked before the outing is closed
    std::string close_body;
    std::string close_no;
    std::vector<Action> actions; ///< the bar's, the primary one last
    std::vector<Action> meet;    ///< how to begin a visit
};

[[nodiscard]] OutingView make_outing_view(const State& state);

} // namespace b2go::screens
