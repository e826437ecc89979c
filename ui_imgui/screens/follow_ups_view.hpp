#pragma once

#include <string>
#include <vector>

#include "ui_imgui/screens/form_view.hpp"
#include "ui_imgui/screens/view_parts.hpp"

namespace b2go::screens {

/// What can be done about a promise, in a sheet.
struct PromiseChoices {
    std::string id;
    std::string title;
    std::string detail;
    std::vector<Action> actions;
    std::string move_label;
    std::optional<base::Date> due;
    std::string owner_label;
    std::string owner; ///< id as text
};

struct PromiseGroup {
    std::string heading;
    kit::Tone tone = kit::Tone::neutral;
    std::vector<RowView> rows;
};

/// Opfølgninger: every open promise by when it is due.
struct FollowUpsView {
    bool is_loaded = false;
    base::Date today;
    std::string summary;
    std::vector<PromiseGroup> groups;    ///< overdue, today, this week, later; only those with rows
    std::vector<PromiseChoices> choices; ///< one per row
    std::vector<FormOption> staff;       ///< who can take one over
    std::string close_label;
    EmptyView none;
    [[nodiscard]] const PromiseChoices* choices_of(std::string_view id) const;
};

[[nodiscard]] FollowUpsView make_follow_ups_view(const State& state);

} // namespace b2go::screens
