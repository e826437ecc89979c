#include "ui_imgui/screens/lock_screen.hpp"

#include <array>
#include <string>
#include <vector>

#include "base/crypto.hpp"
#include "ui_imgui/screens/draw_parts.hpp"

namespace b2go::screens {

namespace {

void draw_form(kit::Ui& ui, const LockView& view, LockEdit& edit, Commands& commands) {
    kit::text(ui, view.subtitle, kit::Face::body, kit::Token::ink_second);
    const kit::FieldText text{.label = view.field_label,
                              .error = view.wait.empty() ? view.error : view.wait,
                              .icon = kit::Icon::lock,
                              .enabled = view.can_try};
    if (view.can_try && !edit.could_try) {
        ui.focus(ui.id("passphrase")); // whoever has a keyboard just types
    }
    edit.could_try = view.can_try;
    const kit::FieldEvent event =
        kit::text_field(ui, "passphrase", text, edit.passphrase, kit::FieldKind::secret);
    const bool ready = view.can_try && !edit.passphrase.empty();
    const bool tapped = kit::button(ui, "unlock", view.unlock_label,
                                    {.emphasis = kit::Emphasis::primary,
                                     .icon = kit::Icon::lock_open,
                                     .enabled = ready,
                                     .fill = true});
    if (ready && (tapped || event.submitted)) {
        commands.push(TryUnlock{edit.passphrase});
        base::wipe(edit.passphrase);
    }
    if (!view.status.empty()) {
        static_cast<void>(kit::progress(ui, "opening", {.label = view.status, .count = {}}, -1));
    }
    if (!view.wait.empty() && !view.error.empty()) {
        kit::banner(ui, "why", kit::Tone::warn, view.error);
    }
}

/// The one that is spoken now is the one that cannot be chosen.
void draw_languages(kit::Ui& ui, const LockView& view, Commands& commands) {
    std::vector<kit::Choice> choices;
    std::string chosen;
    for (const Action& language : view.languages) {
        choices.push_back({.key = language.id, .label = language.label});
        if (!language.enabled) {
            chosen = language.id;
        }
    }
    if (kit::segmented(ui, "language", view.language_label, choices, chosen)) {
        commands.push(find_action(view.languages, chosen)->command);
    }
}

} // namespace

void draw(kit::Ui& ui, const LockView& view, LockEdit& edit, Commands& commands) {
    const kit::Body body(ui, "lock", kit::Body::Place::middle);
    constexpr float kSideDp = 420;
    const bool wide = ui.width_dp() > 2 * kSideDp;
    constexpr std::array kShares{1.0F, 2.2F, 1.0F};
    kit::Columns columns(ui, wide ? std::span<const float>(kShares)
                                  : std::span<const float>(kShares).first(1));
    if (wide) {
        columns.next();
    }
    columns.next();
    {
        const kit::Card card(ui, "unlock card",
                             {.title = view.title, .icon = kit::Icon::shield_check});
        draw_form(ui, view, edit, commands);
    }
    draw_languages(ui, view, commands);
}

} // namespace b2go::screens
