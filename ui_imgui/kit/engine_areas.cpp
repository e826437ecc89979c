// Scrolling parts and layers.
#include <algorithm>

#include "base/outcome.hpp"
#include "ui_imgui/kit/engine.hpp"

namespace b2go::kit {

void Engine::begin_area(NodeId node, Rect rect, float pad) {
    painter.push_clip(rect);
    const float start = rect.y - scrolls.offset(node);
    areas.push_back({node, rect, pad, start, layer});
    regions.push(rect.x + pad, start + pad, rect.width - 2 * pad);
}

void Engine::end_area(bool plain) {
    const Area area = areas.back();
    areas.pop_back();
    const float content = regions.pop() + area.pad - area.start;
    scrolls.note(area.id, area.rect, area.rect.intersection(painter.clip()), content, layer);
    if (scrolls.offset(area.id) != area.rect.y - area.start) {
        unsettled = true;
    }

    const float most = content - area.rect.height;
    if (most > 1 && !plain) {
        const float offset = area.rect.y - area.start;
        // There is more below.
        if (offset < most - 1) {
            const float shade = dp(18);
            painter.fade({area.rect.x, area.rect.bottom() - shade, area.rect.width, shade},
                         colour(Token::ink).with_alpha(0.14F));
        }
        const float width = dp(metrics::kScrollBar);
        const float track = area.rect.height - dp(8);
        const float length = std::max(dp(48), track * area.rect.height / content);
        const float way = std::max(0.0F, track - length);
        painter.fill({area.rect.right() - width - dp(2),
                      area.rect.y + dp(4) + way * std::clamp(offset / most, 0.0F, 1.0F), width,
                      length},
                     colour(Token::border), width / 2);
    }
    painter.pop_clip();
}

void Engine::add_reading(Node node, Face face, Rect rect, Colour ink) {
    const std::string text = node.label;
    const NodeId self = node.id;
    const Size whole = painter.measure(face, text, rect.width);
    const float most = whole.height - rect.height;
    node.rect = rect;
    node.reads_on = most > 1;
    if (node.reads_on) {
        node.description = say(words().reads_on);
    }
    // Whoever cannot drag moves on by most of what is in sight, and from the end to the beginning.
    constexpr float kAtOnce = 0.8F;
    if (add(std::move(node)).tapped && most > 1) {
        const float before = scrolls.offset(self);
        scrolls.set_offset(self, before < most - 1 ? before + kAtOnce * rect.height : 0);
        ask_frame();
    }
    begin_area(self, rect, 0);
    text_in(self, face, regions.place({rect.width, whole.height}), ink, text);
    end_area();
}

void Engine::push_layer() {
    base::require(layer + 1 < kLayers, "more sheets over each other than there are layers");
    ++layer;
    building.top_layer = std::max(building.top_layer, layer);
    painter.use(lists[static_cast<std::size_t>(layer)]);
}

void Engine::pop_layer() {
    --layer;
    painter.use(lists[static_cast<std::size_t>(layer)]);
}

} // namespace b2go::kit
