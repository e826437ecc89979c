#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/resolve_conflict.hpp"
#include "ui_imgui/screens/draft.hpp"

/// How the choices of a conflict lie in its draft: one text per field, a version's dot or one of
/// the words below; the reason under `reason`.
namespace b2go::screens {

inline constexpr std::string_view kChoiceBefore = "before"; ///< what both saw before they wrote
inline constexpr std::string_view kChoiceKeep = "keep";     ///< of a deletion: the record stays

inline constexpr std::string_view kChoiceOwn = "own"; ///< neither: what is written in own_names

/// The draft's name for a field, or for one element of a set field.
[[nodiscard]] std::string choice_name(const app::ShownField& field);

/// What everybody who wrote saw before; nothing if they saw different things or it was too long to
/// carry along.
[[nodiscard]] std::optional<record::Value> common_before(const app::ShownField& field);

/// What the draft calls the own value of a field, a group's part by part; empty for what is only
/// chosen: a deletion, an element of a set, yes or no, and times, which no form has a field for.
[[nodiscard]] std::vector<std::string> own_names(const app::ShownField& field);
/// The same from the identifier a form or a refusal has: `name`, `address.street`.
[[nodiscard]] std::string own_name(std::string_view field);
/// A field of own_names; without what makes it one.
[[nodiscard]] std::optional<std::string> without_own(std::string_view name);
/// The own values in the draft of a decision, as a draft of the record itself.
[[nodiscard]] Draft own_values(const Draft& decision);
/// The own value of a field; nothing if none was written. Refused, at its own_names, with a value
/// that the field cannot hold.
[[nodiscard]] base::Outcome<std::optional<record::Value>>
own_value(const app::Card& card, const app::ShownField& field, const Draft& decision);

/// True where a rule chose between different words: a person may choose otherwise.
[[nodiscard]] bool may_be_changed(const app::ShownField& field);

/// One decision per undecided field that was chosen, and per field in which the rule's choice was
/// changed, each with the draft's reason and with what the conflict showed. An own value that is
/// missing or cannot be read is left out.
[[nodiscard]] std::vector<app::Decision> decisions_from(const app::Card& card, const Draft& draft);

} // namespace b2go::screens
