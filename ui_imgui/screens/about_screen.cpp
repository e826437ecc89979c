#include "ui_imgui/screens/about_screen.hpp"

#include "ui_imgui/screens/draw_parts.hpp"

namespace b2go::screens {

void draw(kit::Ui& ui, const AboutView& view, Commands& /*commands*/) {
    const kit::Body body(ui, "about");
    for (std::size_t i = 0; i < view.notices.size(); ++i) {
        draw_notice(ui, "notice " + std::to_string(i), view.notices[i]);
    }
    const auto card = [&](const char* id, const std::string& heading,
                          const std::vector<Fact>& facts) {
        const kit::Card sheet(ui, id, {.title = heading});
        draw_fact_rows(ui, facts);
    };
    card("program", view.program_heading, view.program);
    card("tablet", view.tablet_heading, view.tablet);
    card("data", view.data_heading, view.data);
}

} // namespace b2go::screens
