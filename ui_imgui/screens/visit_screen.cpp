#include "ui_imgui/screens/visit_screen.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "ui_imgui/screens/draw_parts.hpp"
#include "ui_imgui/screens/person_panel.hpp"

namespace b2go::screens {

namespace {

void draw_subjects(kit::Ui& ui, const VisitView& view, Commands& commands) {
    for (const SubjectLine& line : view.subjects) {
        const kit::Scope scope(ui, line.id);
        kit::text(ui, line.title, kit::Face::strong);
        if (!line.detail.empty()) {
            kit::gap(ui, 2);
            kit::small_text(ui, line.detail);
        }
        draw_pills(ui, line.pills);
        draw_facts(ui, line.disputed);
        if (line.see_conflict) {
            draw_action(ui, *line.see_conflict, commands);
        }
        if (line.open_matter) {
            draw_action(ui, *line.open_matter, commands);
        }
        kit::divider(ui);
    }
}

/// A form of its own below its list is closed until it is asked for or something is written in it.
/// It closes when what it held is saved or discarded.
bool is_open(const std::string& id, const SideForm& side, VisitEdit& edit) {
    if (side.form.is_kept) {
        edit.kept.insert(id);
    } else if (edit.kept.erase(id) > 0) {
        edit.open.erase(id);
    }
    if (side.form.is_kept) {
        edit.open.insert(id); // also while all that was written is erased again
    }
    return side.form.is_begun || !side.form.trouble.empty() || edit.open.contains(id);
}

void draw_opener(kit::Ui& ui, const std::string& id, const SideForm& side, VisitEdit& edit) {
    if (kit::button(ui, "open " + id, side.open_label, {.icon = kit::Icon::plus})) {
        edit.open.insert(id);
    }
}

void draw_side(kit::Ui& ui, const std::string& id, const SideForm& side, VisitEdit& edit,
               Commands& commands) {
    // A referral and a follow-up share a card, and both ask for an owner.
    const kit::Group group(ui, id + " form", side.open_label);
    kit::heading(ui, side.open_label, kit::Face::strong);
    draw_form(ui, side.form, commands);
    if (!side.form.saved_text.empty()) {
        kit::small_text(ui, side.form.saved_text);
    }
    if (!side.explanation.empty()) {
        kit::small_text(ui, side.explanation);
    }
    draw_refusal(ui, side.form, commands);
    const kit::Flow flow(ui);
    if (!side.form.is_begun) {
        Commands tapped;
        draw_action(ui, side.close, tapped);
        if (auto command = tapped.take()) {
            edit.open.erase(id);
            commands.push(std::move(*command));
        }
    }
    for (const Action& action : side.actions) {
        draw_action(ui, action, commands);
    }
}

/// Those that are open, and below them the buttons of those that are not, beside each other.
void draw_promise_forms(kit::Ui& ui, const VisitView& view, VisitEdit& edit, Commands& commands) {
    const std::array<std::pair<const char*, const SideForm*>, 2> forms{
        {{"referral", &view.referral}, {"follow_up", &view.follow_up}}};
    for (const auto& [id, side] : forms) {
        if (is_open(id, *side, edit)) {
            const kit::Scope scope(ui, id);
            draw_side(ui, id, *side, edit, commands);
        }
    }
    const kit::Flow flow(ui);
    for (const auto& [id, side] : forms) {
        if (!is_open(id, *side, edit)) {
            draw_opener(ui, id, *side, edit);
        }
    }
}

void draw_visit(kit::Ui& ui, const VisitView& view, Commands& commands) {
    const kit::Card card(ui, "visit form", {.title = view.visit_heading});
    draw_trouble(ui, view.visit, commands);
    draw_facts(ui, view.disputed);
    if (view.see_conflict) {
        draw_action(ui, *view.see_conflict, commands);
    }
    constexpr std::array<std::string_view, 1> kSubjects{"subjects"};
    std::vector<std::string_view> others;
    for (const FormField& field : view.visit.fields) {
        if (field.name != kSubjects.front()) {
            others.push_back(field.name);
        }
    }
    draw_form(ui, view.visit, commands, others);
    draw_subjects(ui, view, commands);
    draw_form(ui, view.visit, commands, kSubjects);
    if (!view.mode_notice.empty()) {
        kit::banner(ui, "unusual", kit::Tone::warn, view.mode_notice);
    }
}

void draw_parts(kit::Ui& ui, const VisitView& view, VisitEdit& edit, Commands& commands) {
    draw_visit(ui, view, commands);
    if (!view.other_conflicts.empty()) {
        const kit::Card card(ui, "other conflicts", {.title = view.other_conflicts_heading});
        draw_rows(ui, view.other_conflicts, commands);
    }
    {
        const kit::Card card(ui, "consent", {.title = view.consent.heading});
        draw_consents(ui, view.consents, commands);
        if (is_open("consent", view.consent, edit)) {
            draw_side(ui, "consent", view.consent, edit, commands);
        } else {
            draw_opener(ui, "consent", view.consent, edit);
        }
    }
    {
        const kit::Card card(ui, "promises", {.title = view.follow_up.heading});
        draw_rows(ui, view.promises, commands);
        draw_promise_forms(ui, view, edit, commands);
    }
    const kit::Card card(ui, "note", {.title = view.note.heading});
    draw_rows(ui, view.notes, commands);
    draw_form(ui, view.note.form, commands);
    draw_refusal(ui, view.note.form, commands);
    draw_actions(ui, view.note.actions, commands);
}

/// Also from the other tab: the field is focused once its part is drawn.
void go_to(kit::Ui& ui, const std::string& field, VisitEdit& edit) {
    edit.part = "second";
    ui.focus_key(field);
}

void draw_foot(kit::Ui& ui, const VisitView& view, VisitEdit& edit, Commands& commands) {
    kit::ActionBar bar(ui);
    if (!bar.visible()) {
        return;
    }
    draw_pill(ui, view.saved);
    // Nobody has done anything wrong before something was written or tried.
    const bool is_late = view.visit.is_begun || !view.visit.trouble.empty();
    if (!view.visit.show_missing.empty() &&
        kit::button(ui, "missing", view.visit.show_missing,
                    {.emphasis = is_late ? kit::Emphasis::danger : kit::Emphasis::secondary,
                     .icon = is_late ? kit::Icon::alert_circle : kit::Icon::information})) {
        commands.push(SeekField{view.visit.key, view.visit.first_missing});
    }
    if (!view.show_begun.empty() &&
        kit::button(ui, "begun", view.show_begun,
                    {.emphasis = kit::Emphasis::danger, .icon = kit::Icon::alert_circle})) {
        go_to(ui, view.first_begun, edit);
    }
    bar.actions();
    for (const Action& action : view.actions) {
        draw_action(ui, action, commands);
    }
}

/// Everything that can be written in is in the second part.
bool is_sought(const VisitView& view) {
    const std::array forms{&view.visit, &view.consent.form, &view.referral.form,
                           &view.follow_up.form, &view.note.form};
    return std::any_of(forms.begin(), forms.end(),
                       [](const FormView* form) { return !form->sought.empty(); });
}

} // namespace

void draw(kit::Ui& ui, const VisitView& view, VisitEdit& edit, Commands& commands) {
    if (is_sought(view)) {
        edit.part = "second";
    }
    {
        kit::TwoColumns parts(ui, "visit", {.first = view.person_part, .second = view.visit_part},
                              edit.part);
        if (parts.first()) {
            draw_person(ui, view.panel, commands);
            draw_action(ui, view.open_card, commands, true);
        }
        if (parts.second()) {
            draw_parts(ui, view, edit, commands);
        }
    }
    draw_foot(ui, view, edit, commands);
}

} // namespace b2go::screens
