#pragma once

#include <string>
#include <vector>

#include "ui_imgui/screens/state.hpp"
#include "ui_imgui/screens/view_parts.hpp"

/// What was begun and not saved. It is nobody's record yet, and is not sent: it must not be left
/// behind unseen.
namespace b2go::screens {

/// Every draft that holds something; the form's own steps are nothing.
[[nodiscard]] std::size_t count_unsaved(const State& state);
/// Those that were written on an outing.
[[nodiscard]] std::vector<DraftKey> unsaved_on(const State& state, base::AnyId outing);

/// One line for each place where something was begun, the latest first: whom it concerns, what was
/// begun, and when it was last kept. A tap leads there.
[[nodiscard]] std::vector<RowView> unsaved_rows(const State& state);
[[nodiscard]] std::vector<RowView> unsaved_rows_on(const State& state, base::AnyId outing);

/// `Samtykke`, for a form that is named to a person.
[[nodiscard]] const std::string& form_text(std::string_view form, base::Language language);

/// Where a form was begun; empty if it was not on an outing.
inline constexpr const char* kBegunOn = "_outing";

} // namespace b2go::screens
