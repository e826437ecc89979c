#pragma once

#include <string>
#include <vector>

#include "ui_imgui/screens/view_parts.hpp"

namespace b2go::screens {

/// An outing that is to come or under way today.
struct OutingCard {
    std::string id;
    std::string title;  ///< the place
    std::string when;   ///< `kl. 10–13`, with the day when it is another
    std::string detail; ///< partners' event, who goes
    std::vector<Pill> pills;
    Action open;
    bool is_today = true;
    bool is_ongoing = false;
    bool is_over = false;
};

/// I dag: the day's outings, what is promised and due, what is coming.
struct TodayView {
    bool is_loaded = false;
    std::string drafts_heading;
    std::vector<RowView> drafts; ///< what was begun and not saved; leads back to it
    std::string outings_heading;
    std::vector<OutingCard> outings; ///< the one under way first
    EmptyView no_outings;
    std::vector<RowView> over; ///< today's that are closed or cancelled
    std::string ahead_heading;
    std::vector<RowView> ahead;
    std::string promises_heading;
    std::vector<RowView> promises; ///< overdue, today and tomorrow; mine before others'
    EmptyView no_promises;
    std::string later_heading;
    std::vector<RowView> later; ///< the first of mine that come after those
    Action all_promises;
    std::vector<Action> actions; ///< the bar's, the primary one last
};

[[nodiscard]] TodayView make_today_view(const State& state);

} // namespace b2go::screens
