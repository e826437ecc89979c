#pragma once

#include <string>
#include <string_view>

#include "ui_imgui/kit/engine.hpp"
#include "ui_imgui/kit/fields.hpp"

namespace b2go::kit {

/// Places a field with the label above it and the error or hint below, draws the label and returns
/// the box between; `box_height` in pixels.
[[nodiscard]] Rect place_field(Ui& ui, const FieldText& text, float box_height);
/// The label as it is drawn: with the word for it where something is required.
[[nodiscard]] std::string drawn_label(const Engine& engine, const FieldText& text);
/// What is heard after the name: that something is required, then the error or hint.
[[nodiscard]] std::string spoken_description(const Engine& engine, const FieldText& text);
/// The error or hint, after the field's own node in reading order.
void paint_below_field(Ui& ui, const FieldText& text, Rect box);
/// Of that line, without the free space above it.
[[nodiscard]] float below_height(const Engine& engine, const FieldText& text, float width);
/// The box's ground and edge.
void paint_field_box(Engine& engine, const FieldText& text, Rect box, bool held);
/// A node for the field; the caller adds value and what else it knows.
[[nodiscard]] Node field_node(const Engine& engine, std::string_view id, Role role,
                              const FieldText& text, Rect box);
/// Where the field's own text goes: right of its icon, inside its padding.
[[nodiscard]] Rect field_inside(const Engine& engine, const FieldText& text, Rect box);

} // namespace b2go::kit
