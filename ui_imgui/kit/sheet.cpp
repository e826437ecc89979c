#include "ui_imgui/kit/sheet.hpp"

#include <algorithm>
#include <utility>

#include "ui_imgui/kit/engine.hpp"
#include "ui_imgui/kit/layout.hpp"
#include "ui_imgui/kit/texts.hpp"

namespace b2go::kit {

Sheet::Sheet(Ui& ui, std::string_view id, const SheetLook& look, bool& open) : ui_(ui) {
    if (!open) {
        return;
    }
    Engine& engine = ui.engine();
    // Escape is for the topmost sheet: with one above, the tree's top layer is higher.
    const bool topmost = engine.tree.top_layer <= engine.layer + 1;
    if (look.closable && topmost && engine.tree.top_layer > 0 && engine.input.take(Key::escape)) {
        open = false;
        engine.ask_frame();
        return;
    }
    drawn_ = true;
    Engine::SheetFrame frame;
    frame.id = engine.id(id);
    frame.group_before = std::exchange(engine.arrow_group, 0);
    frame.columns_before = std::exchange(engine.arrow_columns, 0);
    engine.push_layer();
    const Rect window = engine.window;
    engine.painter.fill({0, 0, engine.input.display.width, engine.input.display.height},
                        Colour::from_rgb(0x04121A).with_alpha(0.62F));

    const float margin = engine.dp(engine.narrow() ? 8 : 24);
    const float pad = engine.dp(engine.narrow() ? 14 : metrics::kPad);
    const float width = std::min(std::max(engine.em(look.width_dp), engine.touch_px(look.width_dp)),
                                 window.width - 2 * margin);
    const float most = window.height - 2 * margin;
    const float height = std::min(most, engine.remembered(frame.id, engine.dp(320)));
    frame.rect = {window.x + (window.width - width) / 2, window.y + (window.height - height) / 2,
                  width, height};
    frame.pad = pad;

    engine.push_scope(id);
    Node node;
    node.id = frame.id;
    node.role = Role::group;
    node.key = id;
    node.label = look.title;
    engine.open_group(std::move(node));
    const float radius = engine.dp(metrics::kCardRadius);
    engine.painter.fill(frame.rect, engine.colour(Token::surface), radius);
    engine.painter.outline(frame.rect, engine.colour(Token::line), engine.dp(1), radius);

    const float cross = look.closable ? engine.icon_button_side() : 0;
    const float room = width - 2 * pad - (look.closable ? cross + engine.dp(8) : 0);
    const Size title = engine.painter.measure(Face::title, look.title, room);
    const float bar = std::max(cross, title.height);
    engine.regions.push(frame.rect.x + pad, frame.rect.y + pad + (bar - title.height) / 2, room);
    heading(ui, look.title);
    engine.regions.pop();
    if (look.closable) {
        engine.regions.push(frame.rect.right() - pad - cross, frame.rect.y + pad, cross);
        if (icon_button(ui, "close", Icon::close, engine.say(words().close), {.plain = true})) {
            open = false;
            engine.ask_frame();
        }
        engine.regions.pop();
    }
    frame.head = pad + bar + engine.dp(metrics::kGap);
    frame.foot = engine.remembered(engine.id("foot"), 0);
    const float middle = std::max(1.0F, height - frame.head - frame.foot - pad);
    engine.sheets.push_back(frame);
    // The ring around a focused field must not be cut at the sides.
    const float ring = engine.dp(8);
    engine.begin_area(engine.id("content"),
                      {frame.rect.x + pad - ring, frame.rect.y + frame.head - ring,
                       width - 2 * pad + 2 * ring, middle + 2 * ring},
                      ring);
}

void Sheet::actions() {
    if (!drawn_) {
        return;
    }
    Engine& engine = ui_.engine();
    Engine::SheetFrame& frame = engine.sheets.back();
    if (frame.acting) {
        return;
    }
    frame.acting = true;
    const Engine::Area area = engine.areas.back();
    frame.content = engine.regions.bottom() - area.start - area.pad;
    engine.end_area();
    const float gap = engine.dp(metrics::kPad);
    engine.regions.push(frame.rect.x + frame.pad,
                        frame.rect.bottom() - frame.pad - frame.foot + gap,
                        frame.rect.width - 2 * frame.pad);
    engine.regions.push_flow(engine.id("actions"), true);
}

Sheet::~Sheet() {
    if (!drawn_) {
        return;
    }
    Engine& engine = ui_.engine();
    actions();
    Engine::SheetFrame frame = engine.sheets.back();
    engine.sheets.pop_back();
    engine.regions.pop_flow();
    const float start = engine.regions.start();
    const float end = engine.regions.pop();
    const float foot = end > start ? end - start + engine.dp(metrics::kPad) : 0;
    engine.remember(engine.id("foot"), foot);
    engine.remember(frame.id, frame.head + frame.content + foot + frame.pad);
    engine.close_group(frame.rect);
    engine.pop_scope();
    engine.pop_layer();
    engine.arrow_group = frame.group_before;
    engine.arrow_columns = frame.columns_before;
}

std::optional<bool> decision(Ui& ui, std::string_view id, const DecisionText& words, bool& open) {
    std::optional<bool> answer;
    Sheet sheet(ui, id, {.title = words.title, .closable = false}, open);
    if (sheet) {
        text(ui, words.body);
        sheet.actions();
        if (button(ui, "no", words.no, {.emphasis = Emphasis::secondary})) {
            answer = false;
        }
        if (button(ui, "yes", words.yes, {.emphasis = words.emphasis})) {
            answer = true;
        }
        if (ui.engine().input.take(Key::escape)) {
            answer = false;
        }
    }
    if (answer) {
        open = false;
        ui.engine().ask_frame();
    }
    return answer;
}

} // namespace b2go::kit
