#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ui_imgui/screens/forms.hpp"
#include "ui_imgui/screens/view_parts.hpp"

/// A form, field by field, made from the entity's declaration, the record being edited and the
/// draft on top of it.
namespace b2go::screens {

enum class Input {
    line,
    number_line,   ///< digits
    person_number, ///< a CPR: never spoken
    text,
    few,  ///< one of a few short ones, side by side
    some, ///< one of up to eight, as chips
    one,  ///< one of many, picked from a sheet
    many, ///< several of many, picked from a sheet
    tags, ///< several of up to twelve, as chips
    day,
    count, ///< between minus and plus
};

struct FormOption {
    std::string code;
    std::string label;
    std::string detail;
    bool acute = false;
};

struct FormField {
    std::string name; ///< as in the draft
    std::string label;
    Input input = Input::line;
    std::string value;               ///< the draft's, or the record's; a code, an ISO date, a text
    std::vector<std::string> chosen; ///< of `many` and `tags`, in the order of `options`
    std::vector<FormOption> options;
    std::string placeholder;
    std::string hint;
    std::string nothing; ///< where there is nothing to pick: what is missing and where to make it
    std::string error;
    bool required = false;
    std::int64_t least = 0;
    std::int64_t most = 0;
    std::optional<base::Date> first_day;
    std::optional<base::Date> last_day;
};

struct FormView {
    DraftKey key;
    std::vector<FormField> fields;
    std::size_t missing = 0; ///< required and empty
    /// Where `show_missing` leads: the first that is missing; if none is, the first in error, or
    /// kTroubleField where the refusal is about none of them.
    std::string first_missing;
    /// `1 felt mangler: Udfald · Vis`, `1 felt skal rettes: Hjemmel · Vis`; empty if all is well.
    std::string show_missing;
    std::string sought;     ///< the field that is to be shown and have the focus; empty for none
    bool is_unkept = false; ///< the last letters are not kept; `trouble` says why
    std::string saved_text; ///< `Kladde gemt kl. 10:42`; empty before anything was written
    std::string trouble;    ///< why the last save was refused; empty if it was not
    base::Date today;
    bool is_begun = false;
    bool is_kept = false; ///< there is a draft, though all of it may have been erased again
    [[nodiscard]] const FormField* find(std::string_view name) const;
};

/// One field as a form shows it, without what was refused.
[[nodiscard]] FormField make_field(const State& state, const FormPlan& plan, std::string_view name,
                                   const Draft& draft, const registry::Object* record,
                                   const CitizenDetail* concerns);

/// A form of fields that were made already, with what is missing in it and why it was refused.
[[nodiscard]] FormView form_of(const State& state, const DraftKey& key,
                               std::vector<FormField> fields);

/// `record` is the saved record being edited, null for a new one; `concerns` the citizen, for what
/// can be picked among what is theirs.
[[nodiscard]] FormView make_form_view(const State& state, const FormPlan& plan, const DraftKey& key,
                                      const registry::Object* record,
                                      const CitizenDetail* concerns);

} // namespace b2go::screens
