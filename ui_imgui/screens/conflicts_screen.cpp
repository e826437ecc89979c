#include "ui_imgui/screens/conflicts_screen.hpp"

#include <algorithm>
#include <span>
#include <utility>
#include <variant>
#include <vector>

#include "ui_imgui/screens/draw_parts.hpp"

namespace b2go::screens {

namespace {

kit::OptionText option_text(const ConflictChoice& choice, bool strong) {
    return {.label = choice.value, .note = choice.note, .spoken = choice.spoken, .strong = strong};
}

/// True when it was tapped.
bool draw_choice(kit::Ui& ui, const ConflictChoice& choice, bool strong, float height,
                 Commands& commands) {
    kit::OptionText text = option_text(choice, strong);
    text.least_height = height;
    const bool is_tapped = kit::option(ui, choice.code, text, choice.chosen, choice.tone);
    if (is_tapped) {
        commands.push(choice.choose);
    }
    return is_tapped;
}

/// The tallest of a field's choices at this width: all are drawn as tall.
float tallest(const kit::Ui& ui, const ConflictField& field, float width) {
    float height = kit::option_height(ui, option_text(field.before, false), width);
    for (const ConflictChoice& version : field.versions) {
        height = std::max(height, kit::option_height(ui, option_text(version, true), width));
    }
    return height;
}

/// The form's fields but these.
std::vector<std::string_view> all_but(const FormView& form, std::span<const std::string> shown) {
    std::vector<std::string_view> others;
    for (const FormField& field : form.fields) {
        if (std::ranges::find(shown, field.name) == shown.end()) {
            others.push_back(field.name);
        }
    }
    return others;
}

/// What one writes oneself, below what the others wrote.
void draw_own(kit::Ui& ui, const ConflictsView& view, const ConflictField& field,
              Commands& commands) {
    if (field.own_fields.empty()) {
        return;
    }
    if (draw_choice(ui, field.own, false, 0, commands) && !field.own.chosen) {
        commands.push(SeekField{view.form.key, field.own_fields.front()}); // and one just types
    }
    if (field.own.chosen) {
        draw_form(ui, view.form, commands, all_but(view.form, field.own_fields));
    }
}

/// Nobody decides about edits they have not seen.
void draw_edits(kit::Ui& ui, const ConflictsView& view, const ConflictField& field) {
    if (!field.edits.empty()) {
        kit::text(ui, view.edits_heading, kit::Face::strong);
        draw_facts(ui, field.edits);
    }
}

void draw_before(kit::Ui& ui, const ConflictField& field, float height, Commands& commands) {
    if (field.can_choose_before) {
        draw_choice(ui, field.before, false, height, commands);
    } else {
        kit::text(ui, field.before.value);
    }
}

/// Before and every version side by side, below each other where it is narrow. All whole.
void draw_versions(kit::Ui& ui, const ConflictsView& view, const ConflictField& field,
                   Commands& commands) {
    constexpr float kLeastVersionDp = 220;
    kit::Columns columns(ui, static_cast<int>(field.versions.size()) + 1, kLeastVersionDp);
    columns.next();
    const float height = tallest(ui, field, ui.available_width());
    draw_pill(ui, view.before_heading);
    draw_before(ui, field, height, commands);
    for (std::size_t i = 0; i < field.versions.size(); ++i) {
        columns.next();
        draw_pill(ui, {view.version_headings[i], field.versions[i].tone, field.versions[i].icon});
        draw_choice(ui, field.versions[i], true, height, commands);
    }
}

void draw_field(kit::Ui& ui, const ConflictsView& view, const ConflictField& field,
                Commands& commands) {
    const kit::Card card(ui, field.id, {.title = field.label, .pill = pill_text(field.standing)});
    draw_edits(ui, view, field);
    draw_versions(ui, view, field, commands);
    draw_own(ui, view, field, commands);
}

/// What needs nobody: every word of it is the same.
void draw_told(kit::Ui& ui, const ConflictField& field) {
    const kit::Card card(ui, field.id, {.title = field.label, .pill = pill_text(field.standing)});
    for (const ConflictChoice& version : field.versions) {
        kit::fact_row(ui, version.note, version.value);
    }
}

/// What rules decided, below what is asked, and open to be decided otherwise.
void draw_automatic(kit::Ui& ui, const ConflictsView& view, Commands& commands) {
    if (view.automatic.empty()) {
        return;
    }
    const kit::Group group(ui, "automatic", view.automatic_heading);
    kit::heading(ui, view.automatic_heading);
    for (const ConflictField& field : view.automatic) {
        if (field.can_change) {
            draw_field(ui, view, field, commands);
        } else {
            draw_told(ui, field);
        }
    }
}

void draw_reason(kit::Ui& ui, const ConflictsView& view, Commands& commands) {
    const kit::Card card(ui, "reason card", {.title = view.reason_heading});
    {
        const kit::Flow flow(ui);
        for (const ReasonChip& reason : view.reasons) {
            if (kit::chip(ui, reason.label, reason.label, reason.chosen)) {
                commands.push(reason.choose);
            }
        }
    }
    const std::string reason = "reason";
    draw_form(ui, view.form, commands, all_but(view.form, std::span(&reason, 1)));
    kit::small_text(ui, view.kept_note);
}

void draw_record(kit::Ui& ui, const ConflictsView& view, Commands& commands) {
    const kit::Scope scope(ui, view.record_id);
    kit::heading(ui, view.record_title);
    draw_trouble(ui, view.form, commands);
    for (const ConflictField& field : view.undecided) {
        draw_field(ui, view, field, commands);
    }
    draw_automatic(ui, view, commands);
    draw_reason(ui, view, commands);
}

/// A decision cannot be taken back as a conflict: what will stand is read once before it is saved.
/// While something is missing there is nothing to ask about yet; the refusal leads there.
void draw_decide(kit::Ui& ui, const ConflictsView& view, ConflictsEdit& edit, Commands& commands) {
    const Action* decide = find_action(view.actions, "decide");
    Commands tapped;
    draw_bar(ui, {}, view.form, view.actions, tapped);
    while (auto command = tapped.take()) {
        if (std::holds_alternative<DecideConflict>(*command) && view.form.missing == 0) {
            edit.asking = true;
        } else {
            commands.push(std::move(*command));
        }
    }
    edit.asking = edit.asking && decide != nullptr && decide->enabled;
    kit::Sheet sheet(ui, "will stand", {.title = view.will_stand_heading}, edit.asking);
    if (!sheet) {
        return;
    }
    kit::text(ui, view.record_title, kit::Face::strong);
    draw_facts(ui, view.will_stand);
    kit::fact(ui, view.reason_heading, view.reason);
    kit::small_text(ui, view.kept_note);
    sheet.actions();
    if (kit::button(ui, "let it stand", view.let_it_stand,
                    {.emphasis = kit::Emphasis::primary, .icon = decide->icon})) {
        commands.push(decide->command);
        edit.asking = false;
    }
}

} // namespace

void draw(kit::Ui& ui, const ConflictsView& view, ConflictsEdit& edit, Commands& commands) {
    if (view.queue.empty()) {
        const kit::Body body(ui, "no conflicts");
        draw_empty(ui, "none", view.none, commands);
        return;
    }
    if (!view.form.sought.empty()) {
        edit.part = "second"; // what is sought is there
    }
    {
        kit::TwoColumns parts(ui, "conflicts",
                              {.first = view.queue_part, .second = view.fields_part}, edit.part);
        if (parts.first()) {
            draw_rows(ui, view.queue, commands);
        }
        if (parts.second()) {
            draw_record(ui, view, commands);
        }
    }
    draw_decide(ui, view, edit, commands);
}

} // namespace b2go::screens
