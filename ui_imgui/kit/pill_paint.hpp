#pragma once

#include "ui_imgui/kit/engine.hpp"
#include "ui_imgui/kit/texts.hpp"

namespace b2go::kit {

/// What a pill needs; its words wrap where `room` is too narrow for them.
[[nodiscard]] Size pill_size(const Engine& engine, const PillText& text, float room);
/// Draws it; `node` is whose words they are.
void paint_pill(Engine& engine, NodeId node, Rect rect, const PillText& text);

} // namespace b2go::kit
