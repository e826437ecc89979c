#include "ui_imgui/screens/citizen_view.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "domain/citizen.hpp"
#include "domain/consent.hpp"
#include "domain/encounter.hpp"
#include "domain/matter.hpp"
#include "domain/note.hpp"
#include "domain/outing.hpp"
#include "ui_imgui/screens/catalogue.hpp"
#include "ui_imgui/screens/dates.hpp"
#include "ui_imgui/screens/wording.hpp"

namespace b2go::screens {

using base::Language;
using kit::Icon;
using kit::Tone;
using registry::Object;

namespace {

/// The panel is for a glance; the card has all of them.
constexpr std::size_t kVisitsInPanel = 4;

void add_fact(std::vector<Fact>& facts, const registry::Entity& entity, record::FieldNumber field,
              const std::string& value, Language language) {
    if (!value.empty()) {
        facts.push_back({entity.find(field)->label.in(language), value});
    }
}

std::string joined_set(const Object& object, record::FieldNumber field) {
    std::string joined;
    if (const auto at = object.fields.sets.find(field); at != object.fields.sets.end()) {
        for (const std::string& element : at->second) {
            joined += (joined.empty() ? "" : ", ") + element;
        }
    }
    return joined;
}

std::vector<Fact> facts_of(const Person& person, base::Date today, Language language) {
    const auto& citizen = domain::citizen();
    const Object& object = person.object;
    std::vector<Fact> facts;
    add_fact(facts, citizen, citizen.contact_code.number,
             object.get(citizen.contact_code).value_or(""), language);
    if (const auto born = object.get(citizen.birth_date)) {
        add_fact(
            facts, citizen, citizen.birth_date.number,
            day_text(*born, today, language) + " · " +
                filled(text(Word::years_old, language), {std::to_string(age_at(*born, today))}),
            language);
    }
    if (person.is_protected) {
        add_fact(facts, citizen, citizen.address.number, text(Word::address_protected, language),
                 language);
    } else if (const auto address = object.get(citizen.address)) {
        add_fact(facts, citizen, citizen.address.number, address_text(*address), language);
    }
    add_fact(facts, citizen, citizen.phones.number, joined_set(object, citizen.phones.number),
             language);
    add_fact(facts, citizen, citizen.contactable.number,
             chosen_text(object, citizen, citizen.contactable, language), language);
    add_fact(facts, citizen, citizen.digital.number,
             chosen_text(object, citizen, citizen.digital, language), language);
    add_fact(facts, citizen, citizen.life_situations.number,
             chosen_texts(object, citizen, citizen.life_situations.number, language), language);
    return facts;
}

struct Dated {
    std::int64_t ms = 0;
    HistoryEntry entry;
};

Dated dated(const Object& object, const std::optional<base::Instant>& at, const State& state) {
    Dated made;
    made.entry.id = object.id.text();
    if (at) {
        made.ms = at->ms;
        made.entry.when = moment_text(*at, state.now, state.preferences.language);
    }
    return made;
}

/// `more` after what is said already; nothing for nothing.
void say_also(std::string& said, const std::string& more) {
    said += said.empty() || more.empty() ? more : " · " + more;
}

/// What `names` has for a reference that is set; nothing otherwise.
template <typename Id>
std::string name_in(const std::map<base::AnyId, std::string>& names, const std::optional<Id>& id) {
    const auto at = id ? names.find(id->any) : names.end();
    return at == names.end() ? std::string() : at->second;
}

Dated history_of(const Object& encounter, const State& state, const CitizenDetail& detail) {
    const auto language = state.preferences.language;
    const auto& declared = domain::encounter();
    Dated made = dated(encounter, encounter.get(declared.start), state);
    HistoryEntry& entry = made.entry;
    entry.title = subjects_text(encounter, state.reference, language);
    entry.detail = name_in(detail.places, encounter.get(declared.outing));
    say_also(entry.detail, chosen_text(encounter, declared, declared.handling_mode, language));
    entry.icon = Icon::account_group;
    entry.tone = Tone::info;
    entry.pills.push_back(outcome_pill(encounter, language));
    return made;
}

Dated history_of_note(const Object& note, const State& state, const CitizenDetail& detail) {
    const auto language = state.preferences.language;
    const auto& declared = domain::note();
    Dated made = dated(note, note.get(declared.written), state);
    HistoryEntry& entry = made.entry;
    entry.title = note.get(declared.text).value_or("");
    if (const auto assessment = note.get(declared.assessment)) {
        entry.detail = filled(text(Word::assessed_as, language), {*assessment});
    }
    say_also(entry.detail, name_in(detail.authors, note.get(declared.author)));
    entry.icon = Icon::note_text;
    if (note.has(declared.corrects.number)) {
        entry.pills.push_back({text(Word::correction, language), Tone::warn, Icon::pencil});
    }
    return made;
}

std::vector<HistoryEntry> full_history(const State& state, const CitizenDetail& detail) {
    std::vector<Dated> all;
    for (const Object& encounter : detail.encounters) {
        all.push_back(history_of(encounter, state, detail));
    }
    for (const Object& note : detail.notes) {
        all.push_back(history_of_note(note, state, detail));
    }
    std::ranges::stable_sort(all, std::ranges::greater(), &Dated::ms);
    std::vector<HistoryEntry> history;
    for (Dated& one : all) {
        history.push_back(std::move(one.entry));
    }
    return history;
}

/// How far a matter is, to be said with one tap.
RecordChoices choices_for_matter(const Object& one, const State& state) {
    const auto language = state.preferences.language;
    const auto& matter = domain::matter();
    RecordChoices choices;
    choices.id = one.id.text();
    choices.title = matter_title(one, state.reference, language);
    choices.detail = filled(text(Word::matter_is_at, language),
                            {chosen_text(one, matter, matter.progress, language)});
    for (const registry::Option& option : matter.find(matter.progress.number)->options) {
        if (!one.is(matter.progress, option.code.c_str())) {
            const Icon icon = option.code == "closed" ? Icon::check_circle : Icon::flag;
            choices.actions.push_back({option.code + ' ' + choices.id, option.label.in(language),
                                       icon, Weight::secondary, state.saving == 0,
                                       MoveMatter{one.id, option.code}});
        }
    }
    return choices;
}

/// A note is never edited: another one corrects it.
RecordChoices choices_for_note(const Object& note, const State& state,
                               const CitizenDetail& detail) {
    const auto language = state.preferences.language;
    RecordChoices choices;
    choices.id = note.id.text();
    choices.title = text(Word::correct_note, language);
    choices.detail = note.get(domain::note().text).value_or("") + "\n" +
                     text(Word::correction_explained, language);
    choices.form = make_form_view(state, note_form(),
                                  {std::string(form_name::kCorrection), note.id}, nullptr, &detail);
    choices.actions.push_back({"save correction " + choices.id,
                               text(Word::save_correction, language), Icon::content_save,
                               Weight::primary, state.saving == 0 && choices.form->missing == 0,
                               WriteNote{detail.person.object.id, note.id}});
    return choices;
}

void fill_conflict_notice(const State& state, const CitizenDetail& detail, CitizenView& view) {
    const auto language = state.preferences.language;
    if (detail.conflict_fields.empty()) {
        return;
    }
    std::string names;
    for (const std::string& name : detail.conflict_fields) {
        const auto* field = domain::citizen().find(name);
        names += (names.empty() ? "" : ", ") +
                 (field == nullptr ? text(Word::deletion, language) : field->label.in(language));
    }
    view.notices.push_back({Tone::warn, filled(text(Word::undecided_fields, language), {names})});
    view.actions.push_back({"decide", text(Word::see_conflict, language), Icon::compare,
                            Weight::secondary, true,
                            Go{{Screen::conflicts, detail.person.object.id, {}}}});
}

} // namespace

PersonPanel make_person_panel(const State& state, const CitizenDetail& detail) {
    const auto language = state.preferences.language;
    const auto& citizen = domain::citizen();
    const Object& object = detail.person.object;
    const base::Date today = base::copenhagen_date(state.now);
    PersonPanel panel;
    panel.id = object.id.text();
    panel.title = person_title(detail.person, language);
    panel.mark = object.has(citizen.name.number) ? initials_of(panel.title) : std::string();
    panel.pills = person_pills(detail.person, language);
    panel.cpr_label = citizen.find(citizen.cpr.number)->label.in(language);
    panel.cpr_masked = object.get(citizen.cpr).value_or("");
    if (state.reveal && state.reveal->citizen == object.id && state.reveal->cpr.size() == 10) {
        panel.cpr_shown = state.reveal->cpr.substr(0, 6) + "-" + state.reveal->cpr.substr(6);
    }
    panel.hold_label = text(Word::hold_to_show, language);
    panel.hold = HoldCpr{object.id};
    panel.facts = facts_of(detail.person, today, language);
    panel.history_heading = text(Word::earlier_visits, language);
    for (const Object& encounter : detail.encounters) {
        const bool current =
            state.route.screen == Screen::visit &&
            encounter.get(domain::encounter().outing) == domain::OutingId(state.route.other);
        const auto start = encounter.get(domain::encounter().start);
        if (!current && start && panel.history.size() < kVisitsInPanel) {
            panel.history.push_back({day_text(base::copenhagen_date(*start), today, language),
                                     subjects_text(encounter, state.reference, language)});
        }
    }
    return panel;
}

std::vector<ConsentRow> consent_rows(const State& state, const CitizenDetail& detail) {
    const auto language = state.preferences.language;
    const auto& consent = domain::consent();
    const base::Date today = base::copenhagen_date(state.now);
    std::vector<ConsentRow> rows;
    for (const Object& one : detail.consents) {
        ConsentRow row;
        row.id = one.id.text();
        row.title =
            filled(text(Word::may_tell, language), {one.get(consent.recipient).value_or("")});
        row.holds = domain::consent_holds(one, today);
        row.detail = one.get(consent.purpose).value_or("");
        const auto expiry = one.get(consent.expiry);
        std::string standing;
        if (const auto withdrawn = one.get(consent.withdrawn)) {
            standing = filled(text(Word::consent_was_withdrawn, language),
                              {day_text(*withdrawn, today, language)});
        } else if (expiry && *expiry < today) {
            standing =
                filled(text(Word::consent_expired, language), {day_text(*expiry, today, language)});
        } else if (expiry) {
            standing =
                filled(text(Word::consent_expires, language), {day_text(*expiry, today, language)});
        }
        say_also(row.detail, standing);
        if (row.holds) {
            row.withdraw = Action{"withdraw " + row.id, text(Word::withdraw_consent, language),
                                  Icon::undo,           Weight::quiet,
                                  state.saving == 0,    WithdrawConsent{one.id}};
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<RowView> matter_rows(const State& state, const CitizenDetail& detail) {
    const auto language = state.preferences.language;
    const auto& matter = domain::matter();
    std::vector<RowView> rows;
    for (const Object& one : detail.matters) {
        RowView row;
        row.id = one.id.text();
        row.title = matter_title(one, state.reference, language);
        const auto subject = one.get(matter.subject);
        const Subject* known = subject ? state.reference.subject(subject->any) : nullptr;
        row.detail = known == nullptr ? std::string() : known->authority;
        if (const auto number = one.get(matter.external_number)) {
            say_also(row.detail, *number);
        }
        row.icon = Icon::file_document;
        const bool closed = one.is(matter.progress, "closed");
        row.pills.push_back({chosen_text(one, matter, matter.progress, language),
                             closed ? Tone::ok : Tone::info,
                             closed ? Icon::check_circle : Icon::flag});
        rows.push_back(std::move(row));
    }
    return rows;
}

const RecordChoices* CitizenView::choices_of(std::string_view id) const {
    const auto at = std::ranges::find(choices, id, &RecordChoices::id);
    return at == choices.end() ? nullptr : &*at;
}

CitizenView make_citizen_view(const State& state) {
    const auto language = state.preferences.language;
    CitizenView view;
    view.person_part = text(Word::part_citizen, language);
    view.promises_heading = text(Word::promises, language);
    view.matters_heading = text(Word::matters, language);
    view.consents_heading = text(Word::consents, language);
    view.notes_heading = text(Word::write_note, language);
    view.history_heading = text(Word::history, language);
    view.no_promises = {Icon::calendar_check, text(Word::no_promises, language),
                        text(Word::no_promises_do, language), std::nullopt};
    view.no_history = {Icon::history, text(Word::no_history, language),
                       text(Word::no_history_do, language), std::nullopt};
    if (!state.citizen) {
        return view;
    }
    const CitizenDetail& detail = *state.citizen;
    const base::AnyId id = detail.person.object.id;
    const base::Date today = base::copenhagen_date(state.now);
    const base::AnyId self = state.session ? state.session->staff : base::AnyId{};
    view.is_loaded = true;
    view.title = person_title(detail.person, language);
    view.subtitle = person_detail(detail.person, today, language);
    view.panel = make_person_panel(state, detail);
    fill_conflict_notice(state, detail, view);
    for (const PromiseRow& promise : detail.promises) {
        view.promises.push_back(promise_row(promise, state.reference, self, today, language, true));
    }
    view.matters = matter_rows(state, detail);
    view.consents = consent_rows(state, detail);
    view.note_form =
        make_form_view(state, note_form(), {std::string(form_name::kNote), id}, nullptr, &detail);
    view.save_note = {"save note",        text(Word::save_note, language),
                      Icon::content_save, Weight::secondary,
                      state.saving == 0,  WriteNote{id}};
    view.history = full_history(state, detail);
    for (RowView& row : view.matters) {
        row.opens = true;
    }
    for (const Object& matter : detail.matters) {
        view.choices.push_back(choices_for_matter(matter, state));
    }
    for (const Object& note : detail.notes) {
        view.choices.push_back(choices_for_note(note, state, detail));
    }
    view.actions.push_back({"edit", text(Word::edit_citizen, language), Icon::pencil,
                            Weight::secondary, true, Go{{Screen::edit_citizen, id, {}}}});
    if (state.day) {
        for (const OutingRow& row : state.day->outings) {
            if (row.outing.is(domain::outing().status, "ongoing")) {
                view.actions.push_back({"visit " + row.outing.id.text(),
                                        filled(text(Word::visit_on, language), {row.place}),
                                        Icon::card_account, Weight::primary, true,
                                        Go{{Screen::visit, id, row.outing.id}}});
            }
        }
    }
    return view;
}

} // namespace b2go::screens
