#pragma once

#include <string>
#include <vector>

#include "ui_imgui/screens/form_view.hpp"
#include "ui_imgui/screens/person_panel_view.hpp"
#include "ui_imgui/screens/record_rows.hpp"
#include "ui_imgui/screens/record_sheets.hpp"

namespace b2go::screens {

/// The citizen's card: who it is, what is promised, allowed and open, and what went before.
struct CitizenView {
    bool is_loaded = false;
    std::string title;
    std::string subtitle;
    std::string person_part; ///< name of the person's part where the parts are tabs
    PersonPanel panel;
    std::vector<Notice> notices; ///< that something waits to be decided
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
    std::vector<RowView> history;
    EmptyView no_history;
    std::vector<RecordSheet> sheets; ///< of matters, visits and notes
    std::vector<Action> actions;
};

[[nodiscard]] CitizenView make_citizen_view(const State& state);

} // namespace b2go::screens
