#pragma once

#include <string>
#include <vector>

#include "ui_imgui/screens/view_parts.hpp"

/// What is undecided, shown where it stands: beside the field or the line it is about.
namespace b2go::screens {

/// `Konflikt`: something waits to be decided here.
[[nodiscard]] Pill dispute_pill(base::Language language);
/// Puts it before all others.
void mark_disputed(std::vector<Pill>& pills, base::Language language);
/// Every undecided field of a record with all its words.
[[nodiscard]] std::vector<Fact> disputed_facts(const State& state, const ConflictDetail& detail);
/// Puts them in the place of the facts of the same label; those without one come first.
void show_disputed(std::vector<Fact>& facts, std::vector<Fact> disputed);
/// `Fremdrift: Opstået / Bestilt`, a line for each undecided field.
[[nodiscard]] std::string disputed_line(const State& state, const ConflictDetail& detail);
/// Marks a line about a record, if something is undecided in it: the pill, and all words below
/// the detail.
void show_disputed(RowView& row, const State& state, const ConflictDetail* detail);
/// Leads to where it is decided; `about` says which of several, for who does not see where it
/// stands.
[[nodiscard]] Action see_conflict(base::AnyId record, std::string about, base::Language language);

} // namespace b2go::screens
