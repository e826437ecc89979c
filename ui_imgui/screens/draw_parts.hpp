#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ui_imgui/kit/kit.hpp"
#include "ui_imgui/screens/form_view.hpp"
#include "ui_imgui/screens/view_parts.hpp"

/// How the parts of views are drawn, for all screens alike.
namespace b2go::screens {

[[nodiscard]] kit::PillText pill_text(const Pill& pill);
void draw_pill(kit::Ui& ui, const Pill& pill);
/// Side by side.
void draw_pills(kit::Ui& ui, std::span<const Pill> pills);
void draw_facts(kit::Ui& ui, std::span<const Fact> facts);
/// A field with several words: all of them, with who wrote each.
void draw_disputed(kit::Ui& ui, const Fact& fact);
/// A table of labels and values; below each other where it is narrow.
void draw_fact_rows(kit::Ui& ui, std::span<const Fact> facts);
void draw_notice(kit::Ui& ui, std::string_view id, const Notice& notice);

/// A button; gives its command when tapped.
void draw_action(kit::Ui& ui, const Action& action, Commands& commands, bool fill = false);
/// Buttons side by side.
void draw_actions(kit::Ui& ui, std::span<const Action> actions, Commands& commands);
/// The bar at the foot of a screen.
void draw_bar(kit::Ui& ui, std::span<const Action> actions, Commands& commands);
/// With what is said at its left, and what `form` still needs.
void draw_bar(kit::Ui& ui, const std::string& said, const FormView& form,
              std::span<const Action> actions, Commands& commands);

/// A line of a list; true when it was tapped, its command, if it has one, then given.
[[nodiscard]] bool draw_row(kit::Ui& ui, const RowView& row, Commands& commands,
                            bool framed = false);
/// Lines with dividers between; the id of the one that was tapped.
std::optional<std::string> draw_rows(kit::Ui& ui, std::span<const RowView> rows,
                                     Commands& commands);
void draw_empty(kit::Ui& ui, std::string_view id, const EmptyView& empty, Commands& commands);
/// The same within a card, in as little room as it takes.
void draw_nothing(kit::Ui& ui, const EmptyView& empty);
/// While a screen waits for its data.
void draw_waiting(kit::Ui& ui, const std::string& text);

/// The fields of a form, compact ones beside each other where there is room; every edit is given
/// as a command. `skipped` are drawn by the screen itself.
void draw_form(kit::Ui& ui, const FormView& form, Commands& commands,
               std::span<const std::string_view> skipped = {});
/// Why the last save was refused, above the fields, where a bar holds the buttons.
void draw_trouble(kit::Ui& ui, const FormView& form, Commands& commands);
/// `1 felt mangler: Udfald · Vis`, once something is written in the form or its save was refused; a
/// tap leads to the field, on whatever step or part of the screen it is.
void draw_missing(kit::Ui& ui, const FormView& form, Commands& commands);
/// Both, right above the buttons of a form that has its own.
void draw_refusal(kit::Ui& ui, const FormView& form, Commands& commands);
/// Scrolls to what was sought and gives it the focus, once it has been drawn.
void draw_sought(kit::Ui& ui, std::string_view field, Commands& commands);

} // namespace b2go::screens
