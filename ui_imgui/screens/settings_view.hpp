#pragma once

#include <string>
#include <vector>

#include "ui_imgui/screens/view_parts.hpp"

namespace b2go::screens {

struct SettingOption {
    std::string key;
    std::string label;
    SetPreferences set;
};
/// One of several.
struct SettingChoice {
    std::string id;
    std::string label;
    std::vector<SettingOption> options;
    std::string chosen;
};
/// On or off.
struct SettingSwitch {
    std::string id;
    std::string label;
    std::string detail;
    bool on = false;
    SetPreferences set; ///< the other of the two
};

/// Indstillinger.
struct SettingsView {
    std::string look_heading;
    std::vector<SettingChoice> choices;
    std::string help_heading;
    std::vector<SettingSwitch> switches;
    std::string safety_heading;
    SettingChoice idle_lock;
};

[[nodiscard]] SettingsView make_settings_view(const State& state);

} // namespace b2go::screens
