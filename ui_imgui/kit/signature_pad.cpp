#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/limits.hpp"
#include "ui_imgui/kit/buttons.hpp"
#include "ui_imgui/kit/field_frame.hpp"
#include "ui_imgui/kit/fields.hpp"

namespace b2go::kit {

namespace {

/// Adds the finger's place to the stroke that is being drawn; true when the stroke was ended.
bool draw_on(Engine& engine, const Touch& touch, Rect box, Signature& signature) {
    const Pointer& pointer = engine.input.pointer;
    const Point at{std::clamp((pointer.at.x - box.x) / box.width, 0.0F, 1.0F),
                   std::clamp((pointer.at.y - box.y) / box.width, 0.0F, box.height / box.width)};
    if (touch.grabbed) {
        engine.scrolls.let_go();
        if (pointer.pressed && signature.strokes.size() < limits::kSignatureStrokes) {
            signature.strokes.push_back({at});
        } else if (!signature.strokes.empty() &&
                   signature.strokes.back().size() < limits::kStrokePoints) {
            const Point last = signature.strokes.back().back();
            if (last.x != at.x || last.y != at.y) {
                signature.strokes.back().push_back(at);
            }
        }
        return false;
    }
    return pointer.released && engine.hot == engine.last_added;
}

} // namespace

bool signature_pad(Ui& ui, std::string_view id, const FieldText& text, Signature& signature) {
    Engine& engine = ui.engine();
    const float width = engine.regions.available();
    const float height = std::clamp(width * 0.3F, engine.touch_px(160), engine.touch_px(280));
    const Rect box = place_field(ui, text, height);
    Node node = field_node(engine, id, Role::drawing, text, box);
    node.value = engine.say(signature.empty() ? words().not_signed : words().signed_mark);
    const Touch touch = engine.add(std::move(node));
    bool changed = draw_on(engine, touch, box, signature);

    paint_below_field(ui, text, box);
    paint_field_box(engine, text, box, false);
    const float base = box.y + box.height * 0.75F;
    engine.painter.line({box.x + engine.dp(24), base}, {box.right() - engine.dp(24), base},
                        engine.colour(Token::line), engine.dp(2));
    std::vector<Point> points;
    for (const std::vector<Point>& stroke : signature.strokes) {
        points.clear();
        for (const Point point : stroke) {
            points.push_back({box.x + point.x * box.width, box.y + point.y * box.width});
        }
        engine.painter.stroke(points, engine.colour(Token::ink), engine.dp(3));
    }
    if (!signature.empty()) {
        engine.regions.gap_before_next(engine.dp(6));
        if (button(ui, std::string(id) + "_erase", engine.say(words().erase),
                   {.emphasis = Emphasis::quiet, .icon = Icon::eraser})) {
            signature.strokes.clear();
            changed = true;
            engine.ask_frame();
        }
    }
    return changed;
}

} // namespace b2go::kit
