#pragma once

#include <string>
#include <vector>

#include "app/resolve_conflict.hpp"
#include "ui_imgui/screens/draft.hpp"

/// How the choices of a conflict lie in its draft: one text per field, a version's dot or one of
/// the words below; the reason under `reason`.
namespace b2go::screens {

inline constexpr std::string_view kChoiceBefore = "before"; ///< what both saw before they wrote
inline constexpr std::string_view kChoiceKeep = "keep";     ///< of a deletion: the record stays

/// The draft's name for a field, or for one element of a set field.
[[nodiscard]] std::string choice_name(const app::ShownField& field);

/// What everybody who wrote saw before; nothing if they saw different things or it was too long to
/// carry along.
[[nodiscard]] std::optional<record::Value> common_before(const app::ShownField& field);

/// True where a rule chose between different words: a person may choose otherwise.
[[nodiscard]] bool may_be_changed(const app::ShownField& field);

/// One decision per undecided field that was chosen, and per field in which the rule's choice was
/// changed, each with the draft's reason and with what the conflict showed.
[[nodiscard]] std::vector<app::Decision> decisions_from(const app::Card& card, const Draft& draft);

} // namespace b2go::screens
