#pragma once

#include <string>
#include <vector>

#include "ui_imgui/screens/view_parts.hpp"

namespace b2go::screens {

struct PromiseGroup {
    std::string heading;
    kit::Tone tone = kit::Tone::neutral;
    std::vector<RowView> rows;
};

/// Opfølgninger: every open promise by when it is due.
struct FollowUpsView {
    bool is_loaded = false;
    std::string summary;
    std::vector<PromiseGroup> groups; ///< overdue, today, this week, later; only those with rows
    EmptyView none;
};

[[nodiscard]] FollowUpsView make_follow_ups_view(const State& state);

} // namespace b2go::screens
