#include "ui_imgui/screens/record_sheets.hpp"

#include <algorithm>

#include "domain/encounter.hpp"
#include "domain/matter.hpp"
#include "domain/note.hpp"
#include "ui_imgui/screens/catalogue.hpp"
#include "ui_imgui/screens/dates.hpp"
#include "ui_imgui/screens/disputes.hpp"
#include "ui_imgui/screens/wording.hpp"

namespace b2go::screens {

using base::Language;
using kit::Icon;
using kit::Tone;
using registry::Object;

namespace {

struct RecordMaker {
    const State& state;
    const CitizenDetail& detail;
    Language language;

    RecordSheet begun(const Object& object, std::string title) const {
        RecordSheet sheet;
        sheet.id = object.id.text();
        sheet.title = std::move(title);
        return sheet;
    }
    void fact(RecordSheet& sheet, const std::string& label, const std::string& value) const {
        if (!value.empty()) {
            sheet.facts.push_back({label, value});
        }
    }
    void chosen(RecordSheet& sheet, const Object& object, const registry::Entity& entity,
                registry::Field<registry::Choice> field) const {
        fact(sheet, entity.find(field.number)->label.in(language),
             chosen_text(object, entity, field, language));
    }
    std::string moment(const std::optional<base::Instant>& at) const {
        return at ? moment_text(*at, state.now, language) : std::string();
    }
    /// Both words beside the facts, and the way to where they are decided.
    void disputes(RecordSheet& sheet, const Object& object) const {
        if (const ConflictDetail* conflict = detail.conflict_in(object.id)) {
            mark_disputed(sheet.pills, language);
            show_disputed(sheet.facts, disputed_facts(state, *conflict));
            sheet.see_conflict = see_conflict(object.id, sheet.title, language);
        }
    }
    std::string author_of(const Object& note) const {
        const auto author = note.get(domain::note().author);
        const auto at = author ? detail.authors.find(author->any) : detail.authors.end();
        return at == detail.authors.end() ? std::string() : at->second;
    }
    std::string written_by(const Object& note) const {
        const std::string when = moment(note.get(domain::note().written));
        const std::string author = author_of(note);
        return author + (author.empty() || when.empty() ? "" : " · ") + when;
    }

    /// How far it is, to be said with one tap.
    RecordSheet of_matter(const Object& one) const {
        const auto& matter = domain::matter();
        RecordSheet sheet = begun(one, matter_title(one, state.reference, language));
        const auto subject = one.get(matter.subject);
        if (const Subject* known = subject ? state.reference.subject(subject->any) : nullptr) {
            fact(sheet, text(Word::authority, language), known->authority);
        }
        fact(sheet, matter.find(matter.external_number.number)->label.in(language),
             one.get(matter.external_number).value_or(""));
        chosen(sheet, one, matter, matter.progress);
        chosen(sheet, one, matter, matter.outcome);
        disputes(sheet, one);
        sheet.question = text(Word::how_far_is_the_matter, language);
        for (const registry::Option& option : matter.find(matter.progress.number)->options) {
            if (!one.is(matter.progress, option.code.c_str())) {
                const Icon icon = option.code == "closed" ? Icon::check_circle : Icon::flag;
                sheet.actions.push_back({option.code + ' ' + sheet.id, option.label.in(language),
                                         icon, Weight::secondary, state.saving == 0,
                                         MoveMatter{one.id, option.code}});
            }
        }
        return sheet;
    }

    RecordSheet of_encounter(const Object& one) const {
        const auto& encounter = domain::encounter();
        RecordSheet sheet = begun(one, subjects_text(one, state.reference, language));
        sheet.pills.push_back(outcome_pill(one, language));
        fact(sheet, text(Word::when, language), moment(one.get(encounter.start)));
        const auto outing = one.get(encounter.outing);
        const auto place = outing ? detail.places.find(outing->any) : detail.places.end();
        fact(sheet, text(Word::the_place, language),
             place == detail.places.end() ? std::string() : place->second);
        chosen(sheet, one, encounter, encounter.handling_mode);
        chosen(sheet, one, encounter, encounter.outcome);
        chosen(sheet, one, encounter, encounter.channel);
        disputes(sheet, one);
        return sheet;
    }

    void correction_links(RecordSheet& sheet, const Object& note) const {
        const auto& declared = domain::note();
        for (const Object& other : detail.notes) {
            if (other.get(declared.corrects) == domain::NoteId(note.id)) {
                fact(sheet, text(Word::corrected_to, language),
                     other.get(declared.text).value_or(""));
                sheet.links.push_back({other.id.text(),
                                       filled(text(Word::see_correction, language),
                                              {moment(other.get(declared.written))}),
                                       Icon::arrow_right});
            }
        }
        const auto corrects = note.get(declared.corrects);
        const auto at = std::ranges::find_if(detail.notes, [&](const Object& other) {
            return corrects && other.id == corrects->any;
        });
        if (at != detail.notes.end()) {
            fact(sheet, text(Word::corrects_this, language), at->get(declared.text).value_or(""));
            sheet.links.push_back(
                {at->id.text(), text(Word::see_corrected_note, language), Icon::arrow_left});
        }
    }

    /// Read whole first; it is never edited, another one corrects it.
    RecordSheet of_note(const Object& note) const {
        const auto& declared = domain::note();
        const bool is_correction = note.has(declared.corrects.number);
        RecordSheet sheet =
            begun(note, text(is_correction ? Word::correction : Word::note, language));
        sheet.text = note.get(declared.text).value_or("");
        fact(sheet, declared.find(declared.assessment.number)->label.in(language),
             note.get(declared.assessment).value_or(""));
        fact(sheet, text(Word::written_by, language), written_by(note));
        fact(sheet, declared.find(declared.observed.number)->label.in(language),
             moment(note.get(declared.observed)));
        correction_links(sheet, note);
        const bool is_corrected = std::ranges::any_of(detail.notes, [&](const Object& other) {
            return other.get(declared.corrects) == domain::NoteId(note.id);
        });
        if (is_corrected) {
            sheet.pills.push_back({text(Word::corrected, language), Tone::warn, Icon::pencil});
        }
        disputes(sheet, note);
        sheet.form =
            make_form_view(state, correction_form(), {std::string(form_name::kCorrection), note.id},
                           nullptr, &detail);
        sheet.form_heading = text(Word::draft_of_correction, language);
        sheet.form_explanation = text(Word::correction_explained, language);
        sheet.begin_form = text(Word::correct_note, language);
        sheet.save_form = {"save correction " + sheet.id,
                           text(Word::save_correction, language),
                           Icon::content_save,
                           Weight::primary,
                           state.saving == 0 && sheet.form->missing == 0,
                           WriteNote{detail.person.object.id, note.id}};
        return sheet;
    }
};

} // namespace

std::vector<RecordSheet> record_sheets(const State& state, const CitizenDetail& detail) {
    const RecordMaker maker{state, detail, state.preferences.language};
    std::vector<RecordSheet> sheets;
    for (const Object& matter : detail.matters) {
        sheets.push_back(maker.of_matter(matter));
    }
    for (const Object& encounter : detail.encounters) {
        sheets.push_back(maker.of_encounter(encounter));
    }
    for (const Object& note : detail.notes) {
        sheets.push_back(maker.of_note(note));
    }
    return sheets;
}

const RecordSheet* find_sheet(const std::vector<RecordSheet>& sheets, std::string_view id) {
    const auto at = std::ranges::find(sheets, id, &RecordSheet::id);
    return at == sheets.end() ? nullptr : &*at;
}

} // namespace b2go::screens
