#pragma once

#include <string>

#include "ui_imgui/kit/ui.hpp"
#include "ui_imgui/screens/follow_ups_view.hpp"

namespace b2go::screens {

struct FollowUpsEdit {
    std::string open; ///< the promise whose choices are shown; empty for none
};

void draw(kit::Ui& ui, const FollowUpsView& view, FollowUpsEdit& edit, Commands& commands);

} // namespace b2go::screens
