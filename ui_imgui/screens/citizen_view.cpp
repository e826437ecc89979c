#include "ui_imgui/screens/citizen_view.hpp"

#include "domain/outing.hpp"
#include "ui_imgui/screens/catalogue.hpp"
#include "ui_imgui/screens/dates.hpp"
#include "ui_imgui/screens/disputes.hpp"
#include "ui_imgui/screens/wording.hpp"

namespace b2go::screens {

using kit::Icon;
using kit::Tone;

namespace {

/// What is undecided stands beside what it is about; on top it is only said that something is.
void fill_conflict_notice(const State& state, const CitizenDetail& detail, CitizenView& view) {
    if (!detail.conflicts.empty()) {
        view.notices.push_back(
            {Tone::warn, counted(Word::one_record_disputed, Word::records_disputed,
                                 detail.conflicts.size(), state.preferences.language)});
    }
}

void fill_actions(const State& state, const CitizenDetail& detail, CitizenView& view) {
    const auto language = state.preferences.language;
    const base::AnyId id = detail.person.object.id;
    view.actions.push_back({"edit", text(Word::edit_citizen, language), Icon::pencil,
                            Weight::secondary, true, Go{{Screen::edit_citizen, id, {}}}});
    if (!state.day) {
        return;
    }
    for (const OutingRow& row : state.day->outings) {
        if (row.outing.is(domain::outing().status, "ongoing")) {
            view.actions.push_back({"visit " + row.outing.id.text(),
                                    filled(text(Word::visit_on, language), {row.place}),
                                    Icon::card_account, Weight::primary, true,
                                    Go{{Screen::visit, id, row.outing.id}}});
        }
    }
}

} // namespace

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
    view.is_loaded = true;
    view.title = person_title(detail.person, language);
    view.subtitle = person_detail(detail.person, today, language);
    view.panel = make_person_panel(state, detail);
    fill_conflict_notice(state, detail, view);
    view.promises = promise_rows(state, detail);
    view.matters = matter_rows(state, detail);
    view.consents = consent_rows(state, detail);
    view.note_form =
        make_form_view(state, note_form(), {std::string(form_name::kNote), id}, nullptr, &detail);
    view.save_note = {"save note",        text(Word::save_note, language),
                      Icon::content_save, Weight::secondary,
                      state.saving == 0,  WriteNote{id}};
    view.history = history_rows(state, detail);
    for (RowView& row : view.history) {
        row.opens = true;
    }
    view.sheets = record_sheets(state, detail);
    fill_actions(state, detail, view);
    return view;
}

} // namespace b2go::screens
