#include "ui_imgui/screens/lock_view.hpp"

#include "ui_imgui/screens/catalogue.hpp"
#include "ui_imgui/screens/dates.hpp"

namespace b2go::screens {

LockView make_lock_view(const State& state) {
    const auto language = state.preferences.language;
    const LockState& lock = state.lock;
    LockView view;
    view.title = text(Word::product, language);
    view.subtitle = text(Word::lock_subtitle, language);
    view.field_label = text(Word::passphrase, language);
    view.unlock_label = text(Word::unlock, language);
    view.wait_ms = lock.is_trying ? 0 : store::wait_ms(lock.attempts, state.up);
    view.can_try = !lock.is_trying && view.wait_ms == 0;
    if (lock.is_trying) {
        view.status = text(lock.is_opened ? Word::opening : Word::unlocking, language);
    }
    if (lock.problem) {
        view.error = lock.problem->message.in(language);
    } else if (lock.was_wrong) {
        view.error = text(Word::wrong_passphrase, language);
        const int left = store::kFreeAttempts - lock.attempts.wrong;
        if (left > 0) {
            view.error += ' ' + counted(Word::one_try_left, Word::tries_left,
                                        static_cast<std::uint64_t>(left), language);
        }
    }
    if (view.wait_ms > 0) {
        view.wait = filled(text(Word::wait_before_trying, language),
                           {duration_text(view.wait_ms, language)});
    }
    view.language_label = text(Word::setting_language, language);
    for (const auto other : {base::Language::danish, base::Language::english}) {
        Preferences preferences = state.preferences;
        preferences.language = other;
        const bool danish = other == base::Language::danish;
        view.languages.push_back({danish ? "da" : "en", danish ? "Dansk" : "English",
                                  kit::Icon::none, Weight::quiet, other != language,
                                  SetPreferences{preferences}});
    }
    return view;
}

} // namespace b2go::screens
