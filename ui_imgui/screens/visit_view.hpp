#pragma once

#include <string>
#include <vector>

#include "ui_imgui/screens/citizen_view.hpp"
#include "ui_imgui/screens/form_view.hpp"

namespace b2go::screens {

/// A subject chosen for the visit, with what must be brought, and the matter it became.
struct SubjectLine {
    std::string id;
    std::string title;
    std::string detail; ///< whose it is, what to bring, what to tell the citizen in plain words
    std::vector<Pill> pills;
    std::optional<Action> open_matter;
};

/// A form that can be opened below its list, with its own save.
struct SideForm {
    std::string heading;
    std::string open_label;
    FormView form;
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
    FormView visit;
    std::string subjects_heading;
    std::vector<SubjectLine> subjects;
    std::string mode_notice; ///< the handling is unusual for these subjects; empty otherwise
    std::vector<ConsentRow> consents;
    SideForm consent;
    std::vector<RowView> promises;
    SideForm referral;
    SideForm follow_up;
    SideForm note;
    Pill saved;                  ///< `Kladde gemt kl. 10:42` or `Besøget er gemt`
    std::string show_missing;    ///< `1 felt mangler · Vis`; empty if none does
    std::vector<Action> actions; ///< the bar's, the primary one last
};

[[nodiscard]] VisitView make_visit_view(const State& state);

} // namespace b2go::screens
