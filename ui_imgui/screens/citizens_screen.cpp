#include "ui_imgui/screens/citizens_screen.hpp"

#include "ui_imgui/screens/draw_parts.hpp"

namespace b2go::screens {

void draw(kit::Ui& ui, const CitizensView& view, Commands& commands) {
    {
        const kit::Body body(ui, "citizens");
        std::string text = view.search_text;
        if (kit::search_field(ui, "search",
                              {.label = view.field_label, .placeholder = view.placeholder}, text)
                .changed) {
            commands.push(SearchFor{std::move(text)});
        }
        kit::small_text(ui, view.summary);
        if (view.people.empty() && !view.is_searching) {
            draw_empty(ui, "nobody", view.none, commands);
        }
        kit::virtual_list(ui, "people", view.people.size(), [&](std::size_t index) {
            static_cast<void>(draw_row(ui, view.people[index], commands, true));
        });
    }
    draw_bar(ui, view.actions, commands);
}

} // namespace b2go::screens
