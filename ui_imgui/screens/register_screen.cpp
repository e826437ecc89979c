#include "ui_imgui/screens/register_screen.hpp"

#include "ui_imgui/screens/draw_parts.hpp"

namespace b2go::screens {

void draw(kit::Ui& ui, const RegisterView& view, Commands& commands) {
    {
        const kit::Body body(ui, "register");
        kit::steps(ui, "steps", view.steps, view.step);
        if (view.step == 0) {
            const kit::Card card(ui, "anonymous card", {.tone = kit::Tone::info});
            kit::text(ui, view.anonymous_text);
            draw_action(ui, view.anonymous, commands);
        }
        draw_trouble(ui, view.whole, commands);
        const kit::Card card(ui, "form");
        draw_form(ui, view.form, commands);
    }
    draw_bar(ui, view.form.saved_text, view.whole, view.actions, commands);
}

} // namespace b2go::screens
