#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "ui_imgui/screens/view_parts.hpp"

/// The lines of what is a citizen's, on the card and beside a visit.
namespace b2go::screens {

struct ConsentRow {
    std::string id;
    std::string title;
    std::string detail;
    bool holds = false;
    std::vector<Fact> disputed; ///< what several wrote differently
    std::optional<Action> see_conflict;
    std::optional<Action> withdraw;
};

[[nodiscard]] std::vector<ConsentRow> consent_rows(const State& state, const CitizenDetail& detail);
[[nodiscard]] std::vector<RowView> matter_rows(const State& state, const CitizenDetail& detail);
/// Open ones first; a tap opens the promise's sheet.
[[nodiscard]] std::vector<RowView> promise_rows(const State& state, const CitizenDetail& detail);
/// Visits and notes, latest first. Which of them open a sheet is for the screen to say.
[[nodiscard]] std::vector<RowView> history_rows(const State& state, const CitizenDetail& detail);

/// Those of the citizen's notes, latest first, with who and when; a tap opens the note.
[[nodiscard]] std::vector<RowView> note_rows(const State& state, const CitizenDetail& detail,
                                             const std::set<base::AnyId>& which);

/// How long a consent holds, or since when it does not: `udløber 12. november`.
[[nodiscard]] std::string consent_standing(const registry::Object& consent, base::Date today,
                                           base::Language language);

} // namespace b2go::screens
