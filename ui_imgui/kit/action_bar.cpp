#include <algorithm>

#include "ui_imgui/kit/bars.hpp"
#include "ui_imgui/kit/engine.hpp"

namespace b2go::kit {

ActionBar::ActionBar(Ui& ui, std::string_view id) : ui_(ui) {
    Engine& engine = ui.engine();
    Engine::BottomBar& bar = engine.action_bar;
    bar = {};
    bar.id = engine.id(id);
    bar.visible = !engine.keyboard.is_open() ||
                  engine.window.height >= engine.touch_px(metrics::kActionBarBesideKeyboard);
    if (!bar.visible) {
        return;
    }
    const float pad = engine.dp(metrics::kGap);
    const float height = engine.remembered(bar.id, engine.touch_px(metrics::kActionBar));
    bar.rect = {engine.page.x, engine.page_bottom - height, engine.page.width, height};
    engine.open_group(engine.group_node(id));
    engine.push_scope(id);
    engine.painter.fill(bar.rect, engine.colour(Token::surface));
    engine.painter.fill({bar.rect.x, bar.rect.y, bar.rect.width, engine.dp(1)},
                        engine.colour(Token::line));
    // What is said and what can be done share a line when both fit.
    const float said = engine.remembered(engine.id("said"));
    const float done = engine.remembered(engine.id("done"));
    const float room = bar.rect.width - 2 * engine.dp(metrics::kPad);
    bar.beside = said + done + engine.dp(24) <= room;
    const float line = engine.remembered(engine.id("line"));
    const float words = engine.remembered(engine.id("words"));
    const float sink = bar.beside ? std::max(0.0F, (line - words) / 2) : 0;
    engine.regions.push(bar.rect.x + engine.dp(metrics::kPad), bar.rect.y + pad + sink,
                        bar.beside && done > 0 ? std::max(1.0F, room - done - engine.dp(24))
                                               : room);
    engine.regions.push_flow(engine.id("first"), false);
}

bool ActionBar::visible() const { return ui_.engine().action_bar.visible; }

void ActionBar::actions() {
    Engine& engine = ui_.engine();
    Engine::BottomBar& bar = engine.action_bar;
    if (!bar.visible || bar.acting) {
        return;
    }
    bar.acting = true;
    engine.remember(engine.id("said"), engine.regions.widest_line());
    engine.regions.pop_flow();
    const float start = engine.regions.start();
    bar.said_bottom = engine.regions.pop();
    engine.remember(engine.id("words"), bar.said_bottom - start);
    const float pad = engine.dp(metrics::kGap);
    const float room = bar.rect.width - 2 * engine.dp(metrics::kPad);
    const bool said = bar.said_bottom > start;
    const float y = bar.beside || !said ? bar.rect.y + pad : bar.said_bottom + engine.dp(8);
    engine.regions.push(bar.rect.x + engine.dp(metrics::kPad), y, room);
    engine.regions.push_flow(engine.id("second"), true);
}

ActionBar::~ActionBar() {
    Engine& engine = ui_.engine();
    Engine::BottomBar& bar = engine.action_bar;
    if (!bar.visible) {
        return;
    }
    actions();
    engine.remember(engine.id("done"), engine.regions.widest_line());
    engine.regions.pop_flow();
    const float start = engine.regions.start();
    const float bottom = engine.regions.pop();
    engine.remember(engine.id("line"), bottom - start);
    const float end = std::max(bottom, bar.said_bottom);
    const float height =
        std::max(engine.touch_px(metrics::kActionBar), end - bar.rect.y + engine.dp(metrics::kGap));
    engine.remember(bar.id, height);
    engine.pop_scope();
    engine.close_group(bar.rect);
    engine.page_bottom -= height;
    engine.bottom_bars += height;
}

} // namespace b2go::kit
