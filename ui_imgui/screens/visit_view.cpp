#include "ui_imgui/screens/visit_view.hpp"

#include <algorithm>
#include <set>

#include "domain/encounter.hpp"
#include "domain/matter.hpp"
#include "ui_imgui/screens/catalogue.hpp"
#include "ui_imgui/screens/dates.hpp"
#include "ui_imgui/screens/disputes.hpp"
#include "ui_imgui/screens/unsaved.hpp"
#include "ui_imgui/screens/wording.hpp"

namespace b2go::screens {

using base::Language;
using kit::Icon;
using kit::Tone;
using registry::Object;

namespace {

const Object* matter_about(const CitizenDetail& citizen, base::AnyId subject) {
    const auto at = std::ranges::find_if(citizen.matters, [&](const Object& matter) {
        return matter.get(domain::matter().subject) == domain::SubjectId(subject) &&
               !matter.is(domain::matter().progress, "closed");
    });
    return at == citizen.matters.end() ? nullptr : &*at;
}

SubjectLine line_of(const std::string& id_text, const State& state, const CitizenDetail& citizen) {
    const auto language = state.preferences.language;
    SubjectLine line;
    line.id = id_text;
    const auto id = base::AnyId::parse(id_text).value_or(base::AnyId{});
    const Subject* subject = state.reference.subject(id);
    if (subject == nullptr) {
        line.title = text(Word::unknown_subject, language);
        return line;
    }
    line.title = subject->label.in(language);
    line.detail = subject->authority;
    if (!subject->documents.empty()) {
        std::string documents;
        for (const std::string& document : subject->documents) {
            documents += (documents.empty() ? "" : ", ") + document;
        }
        line.detail += " · " + filled(text(Word::bring_documents, language), {documents});
    }
    if (!subject->explanation.empty()) {
        line.detail += (line.detail.empty() ? "" : " · ") + subject->explanation;
    }
    if (subject->acute) {
        line.pills.push_back({text(Word::acute, language), Tone::error, Icon::alarm});
    }
    if (const Object* matter = matter_about(citizen, id)) {
        const auto& declared = domain::matter();
        line.pills.push_back({filled(text(Word::matter_is, language),
                                     {chosen_text(*matter, declared, declared.progress, language)}),
                              Tone::info, Icon::file_document});
        if (const ConflictDetail* conflict = citizen.conflict_in(matter->id)) {
            line.disputed = disputed_facts(state, *conflict);
            line.see_conflict = see_conflict(matter->id, line.title, language);
        }
    } else {
        line.open_matter = Action{"open matter " + id_text,
                                  text(Word::open_matter, language),
                                  Icon::plus,
                                  Weight::secondary,
                                  state.saving == 0,
                                  OpenMatter{citizen.person.object.id, id}};
    }
    return line;
}

/// The subjects that are chosen do not usually allow the handling that is chosen.
bool is_unusual(const State& state, const std::vector<std::string>& subjects,
                const std::string& mode) {
    if (mode.empty() || subjects.empty()) {
        return false;
    }
    return std::ranges::none_of(subjects, [&](const std::string& code) {
        const auto id = base::AnyId::parse(code);
        const Subject* subject = id ? state.reference.subject(*id) : nullptr;
        return subject == nullptr ||
               std::ranges::find(subject->allowed_modes, mode) != subject->allowed_modes.end();
    });
}

SideForm side_form(const State& state, const FormPlan& plan, const CitizenDetail& citizen,
                   Word heading, Word open, Word save, Command command) {
    const auto language = state.preferences.language;
    const DraftKey key{std::string(plan.form), citizen.person.object.id};
    SideForm side;
    side.heading = text(heading, language);
    side.open_label = text(open, language);
    side.form = make_form_view(state, plan, key, nullptr, &citizen);
    side.close = {"close " + std::string(plan.form),
                  text(Word::close_form, language),
                  Icon::close,
                  Weight::quiet,
                  true,
                  DiscardDraft{key}};
    if (side.form.is_begun) {
        side.actions.push_back({"discard " + std::string(plan.form),
                                text(Word::discard_draft, language), Icon::trash, Weight::quiet,
                                true, DiscardDraft{key}});
    }
    side.actions.push_back({"save " + std::string(plan.form), text(save, language),
                            Icon::content_save, Weight::secondary, state.saving == 0,
                            std::move(command)});
    return side;
}

void fill_side_forms(const State& state, const CitizenDetail& citizen, VisitView& view) {
    const auto language = state.preferences.language;
    const base::AnyId id = citizen.person.object.id;
    view.consent = side_form(state, consent_form(), citizen, Word::consents, Word::new_consent,
                             Word::save_consent, GiveConsent{id});
    view.referral = side_form(state, referral_form(), citizen, Word::referrals, Word::new_referral,
                              Word::send_referral, MakeReferral{id, true});
    view.referral.actions.insert(view.referral.actions.end() - 1,
                                 {"draft referral", text(Word::keep_referral_draft, language),
                                  Icon::pencil, Weight::quiet, state.saving == 0,
                                  MakeReferral{id, false}});
    view.referral.explanation = text(Word::app_sends_nothing, language);
    view.follow_up = side_form(state, follow_up_form(), citizen, Word::promises,
                               Word::new_follow_up, Word::save_follow_up, PromiseFollowUp{id});
    view.note = side_form(state, note_form(), citizen, Word::note, Word::write_note,
                          Word::save_note, WriteNote{id});
}

/// What the panel, the lines and the lists of this page show where it stands is not named again.
void fill_other_conflicts(const State& state, const CitizenDetail& citizen,
                          const std::set<base::AnyId>& shown, VisitView& view) {
    const auto language = state.preferences.language;
    view.other_conflicts_heading = text(Word::other_conflicts, language);
    for (const ConflictDetail& conflict : citizen.conflicts) {
        const Object& record = conflict.card.object;
        if (shown.contains(record.id)) {
            continue;
        }
        RowView row;
        row.id = "conflict " + record.id.text();
        row.title = conflict.card.entity->label().in(language);
        if (record.type == domain::matter().number()) {
            row.title += ": " + matter_title(record, state.reference, language);
        } else if (record.type == domain::encounter().number()) {
            row.title += ": " + subjects_text(record, state.reference, language);
        }
        row.icon = Icon::compare;
        row.tone = Tone::error;
        show_disputed(row, state, &conflict);
        row.command = Go{{Screen::conflicts, record.id, {}}};
        view.other_conflicts.push_back(std::move(row));
    }
}

void fill_conflicts(const State& state, const VisitDetail& detail, VisitView& view) {
    const CitizenDetail& citizen = detail.citizen;
    std::set<base::AnyId> shown{citizen.person.object.id};
    if (detail.encounter) {
        const Object& encounter = *detail.encounter;
        if (const ConflictDetail* conflict = citizen.conflict_in(encounter.id)) {
            view.disputed = disputed_facts(state, *conflict);
            view.see_conflict =
                see_conflict(encounter.id, view.visit_heading, state.preferences.language);
        }
        shown.insert(encounter.id);
    }
    for (const SubjectLine& line : view.subjects) {
        const auto subject = base::AnyId::parse(line.id);
        const Object* matter = subject ? matter_about(citizen, *subject) : nullptr;
        if (matter != nullptr) {
            shown.insert(matter->id);
        }
    }
    for (const Object& consent : citizen.consents) {
        shown.insert(consent.id);
    }
    for (const PromiseRow& promise : citizen.promises) {
        shown.insert(promise.promise.id);
    }
    fill_other_conflicts(state, citizen, shown, view);
}

/// When anything on this page was last kept.
base::Instant last_kept(const State& state, const VisitView& view) {
    base::Instant kept;
    for (const FormView* form : {&view.visit, &view.consent.form, &view.referral.form,
                                 &view.follow_up.form, &view.note.form}) {
        if (form->is_begun) {
            kept.ms = std::max(kept.ms, draft_of(state, form->key).kept.ms);
        }
    }
    return kept;
}

/// Whether something that was typed on this page could not be kept.
bool is_unkept(const VisitView& view) {
    return std::ranges::any_of(
        std::initializer_list<const FormView*>{&view.visit, &view.consent.form, &view.referral.form,
                                               &view.follow_up.form, &view.note.form},
        [](const FormView* form) { return form->is_unkept; });
}

/// What stood in the way when the visit was to be finished.
void fill_begun(const State& state, VisitView& view) {
    const auto language = state.preferences.language;
    const auto trouble = state.troubles.find(view.visit.key);
    std::string names;
    for (const SideForm* side : {&view.consent, &view.referral, &view.follow_up, &view.note}) {
        const auto in_the_way = [&](const base::FieldError& error) {
            return error.field == side->form.key.form;
        };
        if (trouble != state.troubles.end() &&
            std::ranges::any_of(trouble->second.errors, in_the_way)) {
            names += (names.empty() ? "" : ", ") + form_text(side->form.key.form, language);
            if (view.first_begun.empty()) {
                view.first_begun = side->form.fields.front().name;
            }
        }
    }
    if (!names.empty()) {
        view.show_begun = filled(text(Word::show_begun_forms, language), {names});
    }
}

void fill_bar(const State& state, const VisitDetail& detail, VisitView& view) {
    const auto language = state.preferences.language;
    const base::AnyId id = detail.citizen.person.object.id;
    fill_begun(state, view);
    if (is_unkept(view)) {
        view.saved = {text(Word::not_saved_yet, language), Tone::error, Icon::alert};
    } else if (const base::Instant kept = last_kept(state, view); kept.ms > 0) {
        view.saved = {
            filled(text(Word::draft_kept, language), {moment_text(kept, state.now, language)}),
            Tone::ok, Icon::content_save};
    } else if (detail.encounter) {
        view.saved = {text(Word::visit_is_saved, language), Tone::ok, Icon::check_circle};
    } else {
        view.saved = {text(Word::nothing_written, language), Tone::neutral, Icon::information};
    }
    const bool free = state.saving == 0;
    view.actions.push_back({"save", text(Word::save_visit, language), Icon::content_save,
                            Weight::secondary, free && view.visit.is_begun,
                            SaveVisit{detail.outing, id, false}});
    view.actions.push_back({"finish", text(Word::finish_visit, language), Icon::check,
                            Weight::primary, free, SaveVisit{detail.outing, id, true}});
}

} // namespace

VisitView make_visit_view(const State& state) {
    const auto language = state.preferences.language;
    VisitView view;
    view.title = text(Word::visit, language);
    view.person_part = text(Word::part_citizen, language);
    view.visit_part = text(Word::visit, language);
    view.visit_heading = text(Word::about_the_visit, language);
    view.subjects_heading = text(Word::subjects_today, language);
    if (!state.visit) {
        return view;
    }
    const VisitDetail& detail = *state.visit;
    const CitizenDetail& citizen = detail.citizen;
    const base::AnyId id = citizen.person.object.id;
    view.is_loaded = true;
    view.title = text(Word::visit, language) + " · " + person_title(citizen.person, language);
    view.subtitle = detail.place;
    view.panel = make_person_panel(state, citizen);
    view.open_card = {
        "open card", text(Word::open_card, language), Icon::card_account, Weight::secondary,
        true,        Go{{Screen::citizen, id, {}}}};
    view.visit = make_form_view(state, visit_form(), visit_key(detail.outing, id),
                                detail.encounter ? &*detail.encounter : nullptr, &citizen);
    const FormField* subjects = view.visit.find("subjects");
    for (const std::string& code : subjects->chosen) {
        view.subjects.push_back(line_of(code, state, citizen));
    }
    if (is_unusual(state, subjects->chosen, view.visit.find("handling_mode")->value)) {
        view.mode_notice = text(Word::unusual_handling, language);
    }
    view.consents = consent_rows(state, citizen);
    view.promises = promise_rows(state, citizen);
    view.notes = note_rows(state, citizen, detail.notes);
    fill_conflicts(state, detail, view);
    fill_side_forms(state, citizen, view);
    fill_bar(state, detail, view);
    return view;
}

} // namespace b2go::screens
