#pragma once

#include "base/label.hpp"
#include "ui_imgui/kit/theme.hpp"

namespace b2go::kit {

/// How everything is shown; the person chooses it, the program keeps it.
struct Look {
    ThemeKind theme = ThemeKind::light;
    base::Language language = base::Language::danish; ///< of the kit's own words
    float scale = 1.0F;     ///< pixels per dp: 1 on a 10.1" screen of 1280 × 800
    int text_percent = 100; ///< 100 to 200
    bool gloves = false;    ///< what is touched grows by a quarter
    bool operator==(const Look&) const = default;
};

} // namespace b2go::kit
