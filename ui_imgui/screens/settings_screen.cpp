#include "ui_imgui/screens/settings_screen.hpp"

#include <algorithm>

#include "ui_imgui/screens/draw_parts.hpp"

namespace b2go::screens {

namespace {

void draw_choice(kit::Ui& ui, const SettingChoice& setting, Commands& commands) {
    std::vector<kit::Choice> choices;
    for (const SettingOption& option : setting.options) {
        choices.push_back({.key = option.key, .label = option.label});
    }
    std::string chosen = setting.chosen;
    if (!kit::segmented(ui, setting.id, setting.label, choices, chosen, true)) {
        return;
    }
    const auto at = std::ranges::find(setting.options, chosen, &SettingOption::key);
    if (at != setting.options.end()) {
        commands.push(at->set);
    }
}

} // namespace

void draw(kit::Ui& ui, const SettingsView& view, Commands& commands) {
    const kit::Body body(ui, "settings");
    {
        const kit::Card card(ui, "look", {.title = view.look_heading});
        for (const SettingChoice& setting : view.choices) {
            draw_choice(ui, setting, commands);
        }
    }
    {
        const kit::Card card(ui, "help", {.title = view.help_heading});
        for (const SettingSwitch& setting : view.switches) {
            bool on = setting.on;
            if (kit::toggle(ui, setting.id, setting.label, setting.detail, on)) {
                commands.push(setting.set);
            }
        }
    }
    const kit::Card card(ui, "safety", {.title = view.safety_heading});
    draw_choice(ui, view.idle_lock, commands);
}

} // namespace b2go::screens
