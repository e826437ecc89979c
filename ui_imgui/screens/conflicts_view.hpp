#pragma once

#include <string>
#include <vector>

#include "ui_imgui/screens/form_view.hpp"
#include "ui_imgui/screens/view_parts.hpp"

namespace b2go::screens {

/// One thing that can be chosen for a field.
struct ConflictChoice {
    std::string code;  ///< a version's dot, or one of conflict_choice.hpp's words
    std::string value; ///< whole, never cut
    std::string note;  ///< who, where, when
    std::string spoken;
    kit::Tone tone = kit::Tone::neutral; ///< whose it is
    kit::Icon icon = kit::Icon::none;    ///< where it was written
    bool chosen = false;
    Command choose;
};

/// Of a field that a rule decided, what stands is chosen as long as nobody chooses otherwise.
struct ConflictField {
    std::string id;
    std::string label;
    Pill standing;         ///< `Skal afgøres`, `Afgjort af reglen`
    ConflictChoice before; ///< what both saw before they wrote
    bool can_choose_before = false;
    std::vector<ConflictChoice> versions;
    ConflictChoice own;                  ///< neither: what one writes oneself
    std::vector<std::string> own_fields; ///< where it is written, in the form; empty if nowhere
    /// Of a deletion: every field that was edited without knowing of it, with who, where and when.
    std::vector<Fact> edits;
    bool is_undecided = true;
    bool can_change = true; ///< otherwise it is told only
};

struct ReasonChip {
    std::string label;
    bool chosen = false;
    Command choose;
};

/// Konflikter: a queue, and field by field what was before and what each wrote.
struct ConflictsView {
    bool is_loaded = false;
    std::string summary;
    std::vector<RowView> queue;
    EmptyView none;
    std::string queue_part; ///< names of the two parts where they are tabs
    std::string fields_part;
    std::string record_id; ///< of the one that is open; empty if none is
    std::string record_title;
    std::string record_detail;
    std::string field_heading;
    Pill before_heading;
    std::vector<std::string> version_headings; ///< A, B, …; as many as the widest field needs
    std::vector<ConflictField> undecided;
    std::string automatic_heading;
    std::vector<ConflictField> automatic;
    std::string reason_heading;
    std::vector<ReasonChip> reasons;
    std::string reason;
    FormView form; ///< the own values that are asked for, and the reason last
    DraftKey key;
    std::string kept_note; ///< both words are kept in the history
    std::string edits_heading;
    std::string will_stand_heading;
    std::vector<Fact> will_stand; ///< what was chosen, field by field, and why
    std::string let_it_stand;     ///< yes to it
    std::vector<Action> actions;
};

[[nodiscard]] ConflictsView make_conflicts_view(const State& state);

} // namespace b2go::screens
