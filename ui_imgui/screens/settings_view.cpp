#include "ui_imgui/screens/settings_view.hpp"

#include "ui_imgui/screens/catalogue.hpp"

namespace b2go::screens {

SettingsView make_settings_view(const State& state) {
    const Preferences& now = state.preferences;
    const auto language = now.language;
    SettingsView view;
    view.look_heading = text(Word::settings_look, language);
    view.help_heading = text(Word::settings_help, language);
    view.safety_heading = text(Word::settings_safety, language);

    SettingChoice languages{"language", text(Word::setting_language, language), {}, {}};
    for (const auto one : {base::Language::danish, base::Language::english}) {
        Preferences other = now;
        other.language = one;
        const bool danish = one == base::Language::danish;
        languages.options.push_back({danish ? "da" : "en", danish ? "Dansk" : "English", {other}});
    }
    languages.chosen = language == base::Language::danish ? "da" : "en";
    view.choices.push_back(std::move(languages));

    SettingChoice sizes{"text size", text(Word::setting_text_size, language), {}, {}};
    for (const int percent : kTextPercents) {
        Preferences other = now;
        other.text_percent = percent;
        sizes.options.push_back({std::to_string(percent), std::to_string(percent) + " %", {other}});
    }
    sizes.chosen = std::to_string(now.text_percent);
    view.choices.push_back(std::move(sizes));

    SettingChoice themes{"theme", text(Word::setting_theme, language), {}, {}};
    for (const bool dark : {false, true}) {
        Preferences other = now;
        other.dark = dark;
        themes.options.push_back({dark ? "dark" : "light",
                                  text(dark ? Word::theme_dark : Word::theme_light, language),
                                  {other}});
    }
    themes.chosen = now.dark ? "dark" : "light";
    view.choices.push_back(std::move(themes));

    Preferences gloves = now;
    gloves.glove = !now.glove;
    view.switches.push_back({"gloves",
                             text(Word::setting_gloves, language),
                             text(Word::setting_gloves_detail, language),
                             now.glove,
                             {gloves}});
    Preferences aloud = now;
    aloud.read_aloud = !now.read_aloud;
    view.switches.push_back({"read aloud",
                             text(Word::setting_read_aloud, language),
                             text(Word::setting_read_aloud_detail, language),
                             now.read_aloud,
                             {aloud}});

    view.idle_lock = {"idle lock", text(Word::setting_idle_lock, language), {}, {}};
    for (const int minutes : kIdleLockMinutes) {
        Preferences other = now;
        other.idle_lock_minutes = minutes;
        view.idle_lock.options.push_back(
            {std::to_string(minutes),
             filled(text(Word::minutes_short, language), {std::to_string(minutes)}),
             {other}});
    }
    view.idle_lock.chosen = std::to_string(now.idle_lock_minutes);
    return view;
}

} // namespace b2go::screens
