#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui_imgui/screens/form_view.hpp"
#include "ui_imgui/screens/view_parts.hpp"

namespace b2go::screens {

/// What is shown of a person beside a visit and on top of the card.
struct PersonPanel {
    std::string id;
    std::string title;
    std::string mark;
    std::vector<Pill> pills;
    std::string cpr_label;
    std::string cpr_masked; ///< empty if there is none
    std::string cpr_shown;  ///< only while it is held
    std::string hold_label;
    Command hold;
    std::vector<Fact> facts;
    std::string history_heading;
    std::vector<Fact> history; ///< the last visits: when, what about
};

struct HistoryEntry {
    std::string id;
    std::string when;
    std::string title;
    std::string detail;
    kit::Icon icon = kit::Icon::none;
    kit::Tone tone = kit::Tone::neutral;
    std::vector<Pill> pills;
};

/// What the line of a matter or a note opens.
struct RecordChoices {
    std::string id;
    std::string title;
    std::string detail;
    std::optional<FormView> form;
    std::vector<Action> actions;
};

struct ConsentRow {
    std::string id;
    std::string title;
    std::string detail;
    bool holds = false;
    std::optional<Action> withdraw;
};

/// The citizen's card: who it is, what is promised, allowed and open, and what went before.
struct CitizenView {
    bool is_loaded = false;
    std::string title;
    std::string subtitle;
    std::string person_part; ///< name of the person's part where the parts are tabs
    PersonPanel panel;
    std::vector<Notice> notices; ///< what waits to be decided
    std::string promises_heading;
    std::vector<RowView> promises;
    EmptyView no_promises;
    std::string matters_heading;
    std::vector<RowView> matters;
    std::string consents_heading;
    std::vector<ConsentRow> consents;
    std::string notes_heading;
    FormView note_form;
    Action save_note;
    std::string history_heading;
    std::vector<HistoryEntry> history;
    EmptyView no_history;
    std::vector<RecordChoices> choices; ///< of matters and notes
    std::vector<Action> actions;
    [[nodiscard]] const RecordChoices* choices_of(std::string_view id) const;
};

[[nodiscard]] CitizenView make_citizen_view(const State& state);
[[nodiscard]] PersonPanel make_person_panel(const State& state, const CitizenDetail& detail);
[[nodiscard]] std::vector<ConsentRow> consent_rows(const State& state, const CitizenDetail& detail);
[[nodiscard]] std::vector<RowView> matter_rows(const State& state, const CitizenDetail& detail);

} // namespace b2go::screens
