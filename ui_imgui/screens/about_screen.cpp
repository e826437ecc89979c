#include "ui_imgui/screens/about_screen.hpp"

#include "ui_imgui/screens/draw_parts.hpp"

namespace b2go::screens {

void draw(kit::Ui& ui, const AboutView& view, Commands& /*commands*/) {
    const kit::Body body(ui, "about");
    if (view.demo) {
        draw_notice(ui, "demo", *view.demo);
    }
    const auto card = [&](const char* id, const std::string& heading,
                          const std::vector<Fact>& facts) {
        const kit::Card sheet(ui, id, {.title = heading});
        draw_fact_rows(ui, facts);
    };
    constexpr float kLeastCardDp = 380;
    kit::Columns columns(ui, 2, kLeastCardDp);
    columns.next();
    card("tablet", view.tablet_heading, view.tablet);
    card("data", view.data_heading, view.data);
    columns.next();
    card("program", view.program_heading, view.program);
    const kit::Card principles(ui, "principles", {.title = view.principles_heading});
    for (const std::string& principle : view.principles) {
        kit::text(ui, principle);
    }
}

} // namespace b2go::screens
