#include "ui_imgui/screens/edit_citizen_screen.hpp"

#include "ui_imgui/screens/draw_parts.hpp"

namespace b2go::screens {

void draw(kit::Ui& ui, const EditCitizenView& view, Commands& commands) {
    {
        const kit::Body body(ui, "edit citizen");
        draw_trouble(ui, view.whole, commands);
        for (std::size_t part = 0; part < view.parts.size(); ++part) {
            const kit::Card card(ui, "part " + std::to_string(part),
                                 {.title = view.headings[part]});
            if (part == 1 && !view.address_notice.empty()) {
                kit::banner(ui, "address", kit::Tone::warn, view.address_notice);
            }
            draw_form(ui, view.parts[part], commands);
        }
    }
    draw_bar(ui, view.whole.saved_text, view.whole, view.actions, commands);
}

} // namespace b2go::screens
