#include "ui_imgui/screens/outing_view.hpp"

#include "domain/citizen.hpp"
#include "domain/encounter.hpp"
#include "domain/location.hpp"
#include "domain/outing.hpp"
#include "ui_imgui/screens/catalogue.hpp"
#include "ui_imgui/screens/dates.hpp"
#include "ui_imgui/screens/disputes.hpp"
#include "ui_imgui/screens/unsaved.hpp"
#include "ui_imgui/screens/wording.hpp"

namespace b2go::screens {

using base::Language;
using kit::Icon;
using kit::Tone;

namespace {

void add_fact(std::vector<Fact>& facts, const std::string& label, const std::string& value) {
    if (!value.empty()) {
        facts.push_back({label, value});
    }
}

void fill_place(const OutingRow& row, Language language, OutingView& view) {
    const auto& outing = domain::outing();
    const auto& location = domain::location();
    if (row.location) {
        if (const auto address = row.location->get(location.address)) {
            add_fact(view.facts, location.find(location.address.number)->label.in(language),
                     address_text(*address));
        }
        add_fact(view.facts, location.find(location.access.number)->label.in(language),
                 chosen_texts(*row.location, location, location.access.number, language));
        add_fact(view.facts, location.find(location.opening_hours.number)->label.in(language),
                 row.location->get(location.opening_hours).value_or(""));
        view.safety = row.location->get(location.safety_note).value_or("");
    }
    std::string people;
    for (const std::string& name : row.staff) {
        people += (people.empty() ? "" : ", ") + name;
    }
    add_fact(view.facts, outing.find(outing.staff.number)->label.in(language), people);
    add_fact(view.facts, outing.find(outing.kit.number)->label.in(language),
             chosen_texts(row.outing, outing, outing.kit.number, language));
    add_fact(view.facts, outing.find(outing.event.number)->label.in(language), row.event);
}

RowView visit_row(const VisitRow& visit, base::AnyId outing, const State& state) {
    const auto language = state.preferences.language;
    const auto& encounter = domain::encounter();
    RowView row;
    row.id = visit.encounter.id.text();
    row.title = visit.citizen ? person_title(*visit.citizen, language)
                              : text(Word::unknown_citizen, language);
    row.detail = subjects_text(visit.encounter, state.reference, language);
    row.mark = visit.citizen && visit.citizen->object.has(domain::citizen().name.number)
                   ? initials_of(row.title)
                   : std::string();
    row.icon = Icon::incognito;
    if (const auto start = visit.encounter.get(encounter.start)) {
        row.trailing = clock_text(*start);
    }
    row.pills.push_back(outcome_pill(visit.encounter, language));
    if (visit.citizen && visit.citizen->is_disputed) {
        row.pills.push_back(dispute_pill(language));
    }
    if (visit.citizen) {
        row.command = Go{{Screen::visit, visit.citizen->object.id, outing}};
        if (!draft_of(state, visit_key(outing, visit.citizen->object.id)).is_empty()) {
            row.pills.push_back({text(Word::not_saved_yet, language), Tone::warn, Icon::pencil});
        }
    }
    return row;
}

void fill_loose_ends(const State& state, const OutingDetail& detail, OutingView& view) {
    const auto language = state.preferences.language;
    const base::AnyId id = detail.row.outing.id;
    for (const VisitRow& visit : detail.visits) {
        if (!visit.encounter.has(domain::encounter().outcome.number)) {
            RowView row = visit_row(visit, id, state);
            row.id = "loose " + row.id;
            row.title = filled(text(Word::visit_without_outcome, language), {row.title});
            row.pills.clear();
            view.loose_ends.push_back(std::move(row));
        }
    }
    const base::Date today = base::copenhagen_date(state.now);
    const base::AnyId self = state.session ? state.session->staff : base::AnyId{};
    for (const PromiseRow& promise : detail.promises) {
        RowView row = promise_row(promise, state.reference, self, today, language);
        const bool has_owner = state.reference.staff.contains(promise.owner_id);
        if (promise.is_open && (!has_owner || !promise.due)) {
            RowView loose = row;
            loose.id = "loose " + row.id;
            view.loose_ends.push_back(std::move(loose));
        }
        view.promises.push_back(std::move(row));
    }
    for (RowView& row : unsaved_rows_on(state, id)) {
        view.loose_ends.push_back(std::move(row));
    }
}

void fill_actions(const State& state, const OutingDetail& detail, OutingView& view) {
    const auto language = state.preferences.language;
    const base::AnyId id = detail.row.outing.id;
    const bool free = state.saving == 0;
    const auto& outing = domain::outing();
    if (detail.row.outing.is(outing.status, "ongoing")) {
        view.meet.push_back({"anonymous", text(Word::meet_anonymous, language), Icon::incognito,
                             Weight::secondary, free, RegisterAnonymous{id}});
        view.meet.push_back({"register", text(Word::register_citizen, language), Icon::account_plus,
                             Weight::secondary, true, Go{{Screen::register_citizen, id, {}}}});
        view.meet.push_back({"find", text(Word::find_citizen, language), Icon::magnify,
                             Weight::secondary, true, Go{{Screen::citizens, {}, id}}});
        view.actions.push_back({"close", text(Word::close_outing, language), Icon::door_closed,
                                Weight::primary, free, EndOuting{id}});
    } else if (!detail.row.outing.is(outing.status, "closed") &&
               !detail.row.outing.is(outing.status, "cancelled")) {
        view.actions.push_back({"start", text(Word::start_outing, language), Icon::play,
                                Weight::primary, free, BeginOuting{id}});
    }
}

void fill_counters(const State& state, const OutingDetail& detail, OutingView& view) {
    const auto language = state.preferences.language;
    const base::AnyId id = detail.row.outing.id;
    const auto counter = [&](const char* kind, Word name, std::int64_t count) {
        view.counters.push_back(
            {kind, text(name, language), count,
             Action{std::string("count ") + kind, text(name, language), Icon::plus,
                    Weight::secondary, view.can_count, CountOne{id, kind}},
             Action{std::string("count back ") + kind,
                    filled(text(Word::one_less, language), {text(name, language)}), Icon::minus,
                    Weight::quiet, view.can_count && count > 0, CountBack{id, kind}}});
    };
    counter("met", Word::met, detail.met);
    counter("served", Word::served, detail.served);
    counter("turned_away", Word::turned_away, detail.turned_away);
}

} // namespace

Pill outing_pill(const registry::Object& outing, Language language) {
    const auto& declared = domain::outing();
    const std::string words = chosen_text(outing, declared, declared.status, language);
    if (outing.is(declared.status, "ongoing")) {
        return {words, Tone::ok, Icon::play};
    }
    if (outing.is(declared.status, "closed")) {
        return {words, Tone::neutral, Icon::check_circle};
    }
    if (outing.is(declared.status, "cancelled")) {
        return {words, Tone::error, Icon::close};
    }
    const bool ready = outing.is(declared.status, "ready") || outing.is(declared.status, "agreed");
    return {words, ready ? Tone::info : Tone::warn, ready ? Icon::calendar_check : Icon::pencil};
}

OutingView make_outing_view(const State& state) {
    const auto language = state.preferences.language;
    OutingView view;
    view.place_heading = text(Word::the_place, language);
    view.counter_heading = text(Word::counter, language);
    view.visits_heading = text(Word::visits, language);
    view.loose_heading = text(Word::loose_ends, language);
    view.promises_heading = text(Word::promises_of_outing, language);
    view.no_visits = {Icon::account_group, text(Word::no_visits, language),
                      text(Word::no_visits_do, language), std::nullopt};
    view.close_question = text(Word::close_outing_question, language);
    view.close_body = text(Word::close_outing_body, language);
    view.close_no = text(Word::stay_on_outing, language);
    if (!state.outing) {
        return view;
    }
    const OutingDetail& detail = *state.outing;
    const auto& outing = domain::outing();
    view.is_loaded = true;
    view.title =
        detail.row.place.empty() ? text(Word::outing_without_place, language) : detail.row.place;
    if (const auto start = detail.row.outing.get(outing.start)) {
        const base::Date today = base::copenhagen_date(state.now);
        view.subtitle = capitalised(weekday_text(base::copenhagen_date(*start), today, language)) +
                        " · " + span_text(*start, detail.row.outing.get(outing.end), language);
    }
    view.status = outing_pill(detail.row.outing, language);
    view.can_count = detail.row.outing.is(outing.status, "ongoing");
    fill_place(detail.row, language, view);
    fill_counters(state, detail, view);
    for (const VisitRow& visit : detail.visits) {
        view.visits.push_back(visit_row(visit, detail.row.outing.id, state));
    }
    fill_loose_ends(state, detail, view);
    if (!view.loose_ends.empty()) {
        view.to_settle = Pill{
            counted(Word::one_to_settle, Word::many_to_settle, view.loose_ends.size(), language),
            Tone::warn, Icon::alert};
    }
    fill_actions(state, detail, view);
    return view;
}

} // namespace b2go::screens
