#pragma once

#include <string>

#include "ui_imgui/kit/ui.hpp"
#include "ui_imgui/screens/lock_view.hpp"

namespace b2go::screens {

/// The passphrase while it is typed; wiped when it is given.
struct LockEdit {
    std::string passphrase;
    bool could_try = false; ///< in the last frame
};

void draw(kit::Ui& ui, const LockView& view, LockEdit& edit, Commands& commands);

} // namespace b2go::screens
