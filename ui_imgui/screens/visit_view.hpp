#pragma once

#include <string>
#include <vector>

#include "ui_imgui/screens/form_view.hpp"
#include "ui_imgui/screens/person_panel_view.hpp"
#include "ui_imgui/screens/record_rows.hpp"

namespace b2go::screens {

/// A subject chosen for the visit, with what must be brought, and the matter it became.
struct SubjectLine {
    std::string id;
    std::string title;
    std::string detail; ///< whose it is, what to bring, what to tell the citizen in plain words
    std::vector<Pill> pills;
    std::optional<Action> open_matter;
    std::vector<Fact> disputed; ///< what several wrote differently in the matter
    std::optional<Action> see_conflict;
};

/// A form that can be opened below its list, with its own save.
struct SideForm {
    std::string heading;
    std::string open_label;
    FormView form;
    std::string explanation;     ///< what saving does not do; empty where it is plain
    Action close;                ///< while nothing is written in it
    std::vector<Action> actions; ///< the primary one last
};

/// Besøg.
struct VisitView {
    bool is_loaded = false;
    std::string title;
    std::string subtitle;
    std::string person_part; ///< names of the two parts where they are tabs
    std::string visit_part;
    PersonPanel panel;
    Action open_card;
    std::string visit_heading;
    std::vector<Fact> disputed; ///< what several wrote differently in this very visit
    std::optional<Action> see_conflict;
    FormView visit;
    std::string subjects_heading;
    std::vector<SubjectLine> subjects;
    std::string mode_notice; ///< the handling is unusual for these subjects; empty otherwise
    std::vector<ConsentRow> consents;
    SideForm consent;
    std::vector<RowView> promises;
    SideForm referral;
    SideForm follow_up;
    std::vector<RowView> notes; ///< saved on this visit, latest first; a tap opens one
    SideForm note;
    std::string other_conflicts_heading;
    std::vector<RowView> other_conflicts; ///< of the citizen, in what is not on this page
    Pill saved;                           ///< `Kladde gemt kl. 10:42` or `Besøget er gemt`
    std::string show_begun;      ///< `Ikke gemt: Samtykke · Vis`, after it stood in the way
    std::string first_begun;     ///< name of the first field of it
    std::vector<Action> actions; ///< the bar's, the primary one last
};

[[nodiscard]] VisitView make_visit_view(const State& state);

} // namespace b2go::screens
